import { err } from "../lib/result.ts";
import { formatProblemWords as words } from "../words/en/format-problems.ts";
import type { FormatCodec } from "./format.ts";
import { isRecord, notOurs, ownPart, projectDataset, rebuildDataset } from "./graph-projection.ts";
import { readJson } from "./read-json.ts";

/**
 * What graphology's `export()` gives and `import()` takes, for a directed multigraph: node key = entity id, edge
 * key = claim id. Attributes are flat (see `flattening`) but for two, from which the dataset is read back: the full `record`
 * of each node and edge, and at the graph `sourceline`, the rest of it.
 */
export const graphologyJson: FormatCodec = {
  write(dataset) {
    const { flat: named, sourceline, nodes, edges } = projectDataset(dataset);
    const graph = {
      options: { type: "directed", multi: true, allowSelfLoops: true },
      attributes: { ...named, sourceline },
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
      return err([notOurs(words.noLists())]);
    }
    const own = ownPart(graph.attributes);
    if (!own.ok) return own;
    const recordOf = (item: unknown) =>
      isRecord(item) && isRecord(item.attributes) ? item.attributes.record : undefined;
    return rebuildDataset(own.value, graph.nodes.map(recordOf), graph.edges.map(recordOf), {
      nodes: "nodes",
      edges: "edges",
      record: ".attributes.record",
    });
  },
};
