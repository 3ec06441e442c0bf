import { err } from "../lib/result.ts";
import type { FormatCodec } from "./format.ts";
import { isRecord, notOurs, projectDataset, rebuildDataset } from "./graph-projection.ts";
import { readJson } from "./read-json.ts";

/**
 * What graphology's `export()` gives and `import()` takes, for a directed multigraph: node key = entity id, edge
 * key = claim id. Attributes are flat, but for `record`, the full record.
 */
export const graphologyJson: FormatCodec = {
  write(dataset) {
    const { attributes, nodes, edges } = projectDataset(dataset);
    const graph = {
      options: { type: "directed", multi: true, allowSelfLoops: true },
      attributes,
      nodes: nodes.map(({ key, flat, record }) => ({ key, attributes: { ...flat, record } })),
      edges: edges.map(({ key, source, target, flat, record }) => ({
        key,
        source,
        target,
        attributes: { ...flat, record },
      })),
    };
    return { text: `${JSON.stringify(graph, null, 2)}\n`, losses: [] };
  },

  read(text) {
    const json = readJson(text);
    if (!json.ok) return json;
    const graph = json.value;
    if (!isRecord(graph) || !Array.isArray(graph.nodes) || !Array.isArray(graph.edges)) {
      return err([notOurs("it has no lists of nodes and edges")]);
    }
    const recordOf = (item: unknown) =>
      isRecord(item) && isRecord(item.attributes) ? item.attributes.record : undefined;
    return rebuildDataset(graph.attributes, graph.nodes.map(recordOf), graph.edges.map(recordOf), {
      nodes: "nodes",
      edges: "edges",
      record: ".attributes.record",
    });
  },
};
