import { err } from "../lib/result.ts";
import { formatProblemWords as words } from "../words/en/format-problems.ts";
import type { FormatCodec } from "./format.ts";
import { notOurs, ownPart, projectDataset, rebuildDataset } from "./graph-projection.ts";
import { isRecord } from "./is-record.ts";
import { createPieces, eachIn, listOf, putJson } from "./pieces.ts";
import { readJson } from "./read-json.ts";

/**
 * What graphology's `export()` gives and `import()` takes, of the graph that `projectDataset` makes, nested: the dataset
 * is read back from the full `record` of each node and edge, and from the graph's `sourceline`.
 */
export const graphologyJson: FormatCodec = {
  write(dataset, _, { reached } = {}) {
    const graph = projectDataset(dataset, true);
    const out = createPieces(dataset.entities.length + dataset.claims.length, reached);
    putJson(out, {
      options: { type: "directed", multi: true, allowSelfLoops: true },
      attributes: graph.attributes,
      nodes: listOf(eachIn(out, graph.nodes, ({ id, attributes }) => ({ key: id, attributes }))),
      edges: listOf(
        eachIn(out, graph.edges, ({ id, source, target, attributes }) => ({ key: id, source, target, attributes })),
      ),
    });
    out.put("\n");
    return out.written([]);
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
