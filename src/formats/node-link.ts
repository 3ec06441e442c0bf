import { err, ok, type Result } from "../lib/result.ts";
import type { Issue } from "../model/issue.ts";
import { formatProblemWords as words } from "../words/en/format-problems.ts";
import { claimFromFlat, entityFromFlat, flatContext, flatLosses } from "./flat-records.ts";
import type { FormatCodec } from "./format.ts";
import { notOurs, ownPart, type ProjectedAttributes, projectDataset, rebuildDataset } from "./graph-projection.ts";
import { isRecord } from "./is-record.ts";
import { createPieces, eachIn, listOf, putJson } from "./pieces.ts";
import { readJson } from "./read-json.ts";

/**
 * What NetworkX's `node_link_graph` reads and d3's force examples use: a directed multigraph, edge key = claim id.
 * The list of edges is called "edges" since NetworkX 3.4 and "links" before and in d3; the option says which.
 *
 * Every attribute of graph, nodes and edges is a text, a number or true or false (see `flattening`), since NetworkX writes
 * nothing else to GraphML. The rest of the dataset, which belongs to no node and no edge, is the graph's attribute
 * `sourceline`, as a JSON text. From these the file opens here again, without what `flatLosses` counts. With the
 * option "records" at "nested", nodes and edges have their full `record` beside the flat values, `sourceline` is
 * nested as well, and nothing is lost. As `source` is an edge's end here, the source of a passage is `sourceId`.
 */
export const nodeLink: FormatCodec = {
  write(dataset, options, { reached } = {}) {
    const isNested = options.records === "nested";
    const graph = projectDataset(dataset, isNested);
    const out = createPieces(dataset.entities.length + dataset.claims.length, reached);
    putJson(out, {
      directed: true,
      multigraph: true,
      graph: graph.attributes,
      nodes: listOf(eachIn(out, graph.nodes, ({ id, attributes }) => ({ id, ...attributes }))),
      [options.edges === "links" ? "links" : "edges"]: listOf(
        eachIn(out, graph.edges, ({ id, source, target, attributes }) => ({
          source,
          target,
          key: id,
          ...withSourceId(attributes),
        })),
      ),
    });
    out.put("\n");
    return out.written(isNested ? [] : flatLosses(dataset));
  },

  read(text) {
    const json = readJson(text);
    if (!json.ok) return json;
    const graph = json.value;
    if (!isRecord(graph) || !Array.isArray(graph.nodes)) return err([notOurs(words.noNodes())]);
    const edges = graph.edges ?? graph.links;
    if (!Array.isArray(edges)) return err([notOurs(words.noEdges())]);
    const own = ownPart(graph.graph);
    if (!own.ok) return own;
    const name = graph.edges === undefined ? "links" : "edges";
    // A file with nested records is never read from its flat values: earlier versions gave them other meanings.
    if (isRecord(graph.graph) && typeof graph.graph.sourceline === "string") {
      return rebuildFromFlat(own.value, graph.nodes, edges, name);
    }
    const recordOf = (item: unknown) => (isRecord(item) ? item.record : undefined);
    return rebuildDataset(own.value, graph.nodes.map(recordOf), edges.map(recordOf), {
      nodes: "nodes",
      edges: name,
      record: ".record",
    });
  },
};

function rebuildFromFlat(
  own: Readonly<Record<string, unknown>>,
  nodes: readonly unknown[],
  edges: readonly unknown[],
  name: string,
): Result<unknown, readonly Issue[]> {
  const context = flatContext(own);
  const entities = nodes.map((node) => (isRecord(node) ? entityFromFlat(node.id, node, context) : undefined));
  const claims = edges.map((edge, at): Result<unknown, Issue> => {
    if (!isRecord(edge)) return ok(undefined);
    const { key, source, target, ...flat } = edge;
    return claimFromFlat({ id: key, subject: source, object: target }, flat, context, `${name}[${at}]`);
  });
  const issues = claims.flatMap((claim) => (claim.ok ? [] : [claim.error]));
  if (issues.length > 0) return err(issues);
  const records = claims.map((claim) => (claim.ok ? claim.value : undefined));
  return rebuildDataset(own, entities, records, { nodes: "nodes", edges: name, record: "" });
}

/** `source` is the end of an edge here, so that the source of its passage needs another name. */
function withSourceId(attributes: ProjectedAttributes): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name === "source" ? "sourceId" : name, value]),
  );
}
