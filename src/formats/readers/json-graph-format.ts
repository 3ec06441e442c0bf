import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import { jsonReader } from "./json-reader.ts";
import {
  edgeFrom,
  fieldsIn,
  flattened,
  idText,
  itemOf,
  type JsonRecord,
  listIn,
  nodeFrom,
  recordsIn,
  sayUnread,
  standardDirection,
  textOf,
} from "./json-values.ts";

const ENDS = ["id", "source", "target"];

/** JSON Graph Format, versions 1 and 2. Source: jsongraphformat.info. Its edges are directed unless it says otherwise. */
export const jsonGraphFormat = jsonReader({
  shape: isRecord,
  read(root, build, choices) {
    const [first, ...more] = Array.isArray(root.graphs) ? root.graphs : [root.graph];
    const graph: JsonRecord = isRecord(first) ? first : {};
    if (more.length > 0) build.warn("more-graphs", null, words.moreGraphs({ count: more.length }));
    const own = isRecord(graph.metadata) ? graph.metadata : {};
    sayUnread(graph, ["label", "directed", "nodes", "edges", "hyperedges", "metadata", "description"], build);
    sayUnread(own, ["description"], build);
    build.head({ title: textOf(graph.label), description: textOf(own.description) ?? textOf(graph.description) });
    const nodes: readonly (readonly [string | null, unknown])[] = isRecord(graph.nodes)
      ? Object.entries(graph.nodes)
      : listIn(graph.nodes).map((node) => [isRecord(node) ? idText(node.id) : idText(node), node]);
    build.expect(nodes.length + listIn(graph.edges).length);
    for (const [place, [id, node]] of nodes.entries()) {
      const record = flattened(isRecord(node) ? node : {}, "metadata", ["id"]);
      build.entity({ ...nodeFrom(fieldsIn(record, ["id"]), "down"), id: id ?? "", at: itemOf(words.node, place) });
    }
    const standard = standardDirection(graph.directed === false ? "undirected" : "directed", choices, build);
    for (const [at, edge] of recordsIn(graph.edges, words.edge, build)) {
      const { directed } = edge;
      build.claim({
        ...edgeFrom(
          fieldsIn(flattened(edge, "metadata", ENDS), typeof directed === "boolean" ? [...ENDS, "directed"] : ENDS),
        ),
        id: idText(edge.id),
        from: idText(edge.source),
        to: idText(edge.target),
        direction: typeof directed === "boolean" ? (directed ? "directed" : "undirected") : standard,
        at,
      });
    }
    const hyperedges = listIn(graph.hyperedges).length;
    if (hyperedges > 0) build.warn("hyperedge", null, words.hyperedges({ count: hyperedges }));
  },
});
