import { ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import type { ClaimInput, GraphBuilder } from "./graph-builder.ts";
import {
  edgeFrom,
  fieldsIn,
  idText,
  itemOf,
  type JsonRecord,
  jsonOf,
  listIn,
  nodeFrom,
  noGraph,
  standardDirection,
  textOf,
} from "./json-values.ts";
import type { ReaderCodec } from "./reader.ts";

/** What nodes are told apart by: a key that they have; or their places, counted from 0, where ends are such. */
type Identity = "id" | "key" | "name" | "label" | "place";

/**
 * Node-link JSON as d3, NetworkX, vis.js and their like write it: lists of nodes and of links, which are called "links" or
 * "edges". Sources: NetworkX reference, "node_link_data"; d3-force, "forceLink".
 */
export const nodeLinkGraph: ReaderCodec = {
  read([file], build, choices) {
    const json = jsonOf(file);
    if (!json.ok) return json;
    // A list alone is one of links.
    const graph = Array.isArray(json.value) ? { links: json.value } : json.value;
    if (!isRecord(graph)) return noGraph();
    if (!Array.isArray(graph.nodes)) build.unlisted("entities");
    const nodes = listIn(graph.nodes);
    const links = listIn(graph.links).length > 0 ? listIn(graph.links) : listIn(graph.edges);
    headOf(graph, build);
    if (listIn(graph.hyperedges).length > 0) {
      build.warn("hyperedge", null, words.hyperedges({ count: listIn(graph.hyperedges).length }));
    }
    const identity = identityOf(nodes, links);
    if (identity === "place") build.guess({ about: "ends", value: "place", message: words.endsArePlaces() });
    const arePlaces = identity === "place";
    const ids = nodes.map((node, place) => {
      if (!isRecord(node)) return arePlaces ? String(place) : idText(node);
      return arePlaces ? (idText(node.id ?? node.key) ?? String(place)) : idText(node[identity]);
    });
    for (const [place, node] of nodes.entries()) {
      const record: JsonRecord = isRecord(node) ? node : {};
      const fields = fieldsIn(record, arePlaces ? ["id"] : identity === "id" || identity === "key" ? [identity] : []);
      build.entity({ ...nodeFrom(fields, "down"), id: ids[place] ?? "", at: itemOf(words.node, place) });
    }
    const directed = typeof graph.directed === "boolean" ? (graph.directed ? "directed" : "undirected") : undefined;
    const standard = standardDirection(directed, choices, build);
    for (const [place, link] of links.entries()) {
      if (!isRecord(link)) {
        build.warn("no-link", itemOf(words.link, place), words.notLink());
        continue;
      }
      const { from, to } = endsOf(link);
      const ends = [from, to].map((end) => endId(end, identity));
      const wrong = ends.findIndex((end) => arePlaces && end !== null && ids[Number(end)] === undefined);
      if (wrong >= 0) {
        const values = { end: wrong === 0 ? "from" : "to", place: ends[wrong] ?? "", count: nodes.length };
        build.warn("beyond", itemOf(words.link, place), words.beyondNodes(values));
        continue;
      }
      build.claim({
        ...edgeFrom(fieldsIn(link, ["source", "target", "from", "to", "id", "directed", "arrows"])),
        id: idText(link.id),
        from: arePlaces && ends[0] ? ids[Number(ends[0])] : ends[0],
        to: arePlaces && ends[1] ? ids[Number(ends[1])] : ends[1],
        direction: directionOf(link, standard),
        at: itemOf(words.link, place),
      });
    }
    return ok(null);
  },
};

function headOf(graph: JsonRecord, build: GraphBuilder): void {
  // A list of pairs in old NetworkX.
  const own = Array.isArray(graph.graph)
    ? Object.fromEntries(
        graph.graph.filter((pair): pair is [string, unknown] => Array.isArray(pair) && typeof pair[0] === "string"),
      )
    : isRecord(graph.graph)
      ? graph.graph
      : graph;
  build.head({
    title: textOf(own.name) ?? textOf(own.title) ?? textOf(own.label),
    description: textOf(own.description),
  });
}

/** Source and target are ids if nodes have any, whatever they look like; places only if there is nothing else to go by. */
function identityOf(nodes: readonly unknown[], links: readonly unknown[]): Identity {
  const records = nodes.filter(isRecord);
  const ends = links.filter(isRecord).flatMap((link) => Object.values(endsOf(link)));
  for (const key of ["id", "key"] as const) {
    const ids = new Set(records.flatMap((node) => idText(node[key]) ?? []));
    if (ids.size === 0) continue;
    // Numbers of which none is an id are places all the same, as d3 takes them where it is told of no ids.
    const isPlace = (end: unknown) => typeof end === "number" && end in nodes;
    return ends.length > 0 && ends.every(isPlace) && !ends.some((end) => ids.has(String(end))) ? "place" : key;
  }
  const arePlaces = ends.every((end) => end === undefined || typeof end === "number" || isRecord(end));
  if (records.length === 0) return arePlaces && nodes.length > 0 && ends.length > 0 ? "place" : "id";
  if (arePlaces) return "place";
  return records.some(({ name }) => idText(name) !== null)
    ? "name"
    : records.some(({ label }) => idText(label) !== null)
      ? "label"
      : "place";
}

function endsOf(link: JsonRecord): { readonly from: unknown; readonly to: unknown } {
  return { from: link.source ?? link.from, to: link.target ?? link.to };
}

/** d3 puts the node itself in the place of its id once it has run. */
function endId(end: unknown, identity: Identity): string | null {
  if (!isRecord(end)) return idText(end);
  return idText(identity === "place" ? end.index : (end[identity] ?? JSON.stringify(end)));
}

function directionOf({ directed, arrows }: JsonRecord, standard: "directed" | "undirected"): ClaimInput["direction"] {
  if (typeof directed === "boolean") return directed ? "directed" : "undirected";
  // As vis.js has it.
  if (typeof arrows === "string")
    return /to/.test(arrows) && /from/.test(arrows) ? "both-ways" : arrows === "" ? "undirected" : "directed";
  return standard;
}
