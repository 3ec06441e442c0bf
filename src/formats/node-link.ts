import { err } from "../lib/result.ts";
import type { FormatCodec } from "./format.ts";
import { isRecord, notOurs, projectDataset, rebuildDataset } from "./graph-projection.ts";
import { readJson } from "./read-json.ts";

/**
 * What NetworkX's `node_link_graph` reads and d3's force examples use: a directed multigraph, edge key = claim id.
 * The list of edges is called "edges" since NetworkX 3.4 and "links" before and in d3; the option says which.
 */
export const nodeLink: FormatCodec = {
  write(dataset, options) {
    const { attributes, nodes, edges } = projectDataset(dataset);
    const graph = {
      directed: true,
      multigraph: true,
      graph: attributes,
      nodes: nodes.map(({ key, flat, record }) => ({ id: key, ...flat, record })),
      [options.edges === "links" ? "links" : "edges"]: edges.map(({ key, source, target, flat, record }) => ({
        source,
        target,
        key,
        ...flat,
        record,
      })),
    };
    return { text: `${JSON.stringify(graph, null, 2)}\n`, losses: [] };
  },

  read(text) {
    const json = readJson(text);
    if (!json.ok) return json;
    const graph = json.value;
    if (!isRecord(graph) || !Array.isArray(graph.nodes)) return err([notOurs("it has no list of nodes")]);
    const edges = graph.edges ?? graph.links;
    if (!Array.isArray(edges)) return err([notOurs('it has no list of "edges" or "links"')]);
    const recordOf = (item: unknown) => (isRecord(item) ? item.record : undefined);
    return rebuildDataset(graph.graph, graph.nodes.map(recordOf), edges.map(recordOf), {
      nodes: "nodes",
      edges: graph.edges === undefined ? "links" : "edges",
      record: ".record",
    });
  },
};
