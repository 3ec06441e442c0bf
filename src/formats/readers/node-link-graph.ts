import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import type { ClaimInput, GraphBuilder } from "./graph-builder.ts";
import { isObjectOrList, jsonReader } from "./json-reader.ts";
import {
  distinctIds,
  edgeFrom,
  fieldsIn,
  idText,
  itemOf,
  type JsonRecord,
  listIn,
  nodeFrom,
  sayUnread,
  someIds,
  standardDirection,
  textOf,
} from "./json-values.ts";

/** What nodes are told apart by: a key that they have; or their places, counted from 0, where ends are such. */
type Identity = "id" | "key" | "name" | "label" | "place";

/**
 * Node-link JSON as d3, NetworkX, vis.js and their like write it: lists of nodes and of links, which are called "links" or
 * "edges". Sources: NetworkX reference, "node_link_data"; d3-force, "forceLink".
 */
export const nodeLinkGraph = jsonReader({
  shape: isObjectOrList,
  read(document, build, choices) {
    // A list alone is one of links.
    const graph: JsonRecord = isRecord(document) ? document : { links: document };
    if (!Array.isArray(graph.nodes)) build.unlisted("entities");
    const nodes = listIn(graph.nodes);
    // Some files have both lists.
    const links = [
      ...listIn(graph.links).map((link, place) => ({ link, at: itemOf(words.link, place) })),
      ...listIn(graph.edges).map((link, place) => ({ link, at: itemOf(words.link, place) })),
    ];
    build.expect(nodes.length + links.length);
    headOf(graph, build);
    if (listIn(graph.hyperedges).length > 0) {
      build.warn("hyperedge", null, words.hyperedges({ count: listIn(graph.hyperedges).length }));
    }
    const ends = links.flatMap(({ link }) => {
      if (!isRecord(link)) return [];
      const { from, to } = endsIn(link);
      return [from, to];
    });
    const identity = identityOf(nodes, ends);
    const names = nodes.map((node, place) =>
      identity === "place" ? String(place) : ((isRecord(node) ? idText(node[identity]) : idText(node)) ?? ""),
    );
    const isName = identity === "name" || identity === "label";
    const ids = isName ? distinctIds(names) : names;
    for (const [place, node] of nodes.entries()) {
      const record: JsonRecord = isRecord(node) ? node : identity === "place" ? { name: idText(node) } : {};
      const fields = fieldsIn(record, identity === "place" || isName ? [] : [identity]);
      build.entity({ ...nodeFrom(fields, "down"), id: ids[place] ?? "", at: itemOf(words.node, place) });
    }
    const directed = typeof graph.directed === "boolean" ? (graph.directed ? "directed" : "undirected") : undefined;
    const standard = standardDirection(directed, choices, build);
    const areNumbersPlaces = numbersArePlaces(ends, identity, names);
    if (areNumbersPlaces) build.guess({ about: "ends", value: "place", message: words.endsArePlaces() });
    const namesakes = isName ? Map.groupBy(ids, (_, place) => names[place] ?? "") : null;
    for (const { link, at } of links) {
      if (!isRecord(link)) {
        build.warn("no-link", at, words.notLink());
        continue;
      }
      const { from, to, keys } = endsIn(link);
      const ends = [from, to].map((end) => {
        const place = areNumbersPlaces ? placeOf(end) : null;
        return place === null ? { id: endId(end, identity), place } : { id: ids[place] ?? null, place };
      });
      const wrong = ends.findIndex(({ id, place }) => place !== null && id === null);
      if (wrong >= 0) {
        const place = String(ends[wrong]?.place);
        build.warn("beyond", at, words.beyondNodes({ end: wrong === 0 ? "from" : "to", place, count: nodes.length }));
        continue;
      }
      const several = ends.find(({ id, place }) => place === null && (namesakes?.get(id ?? "")?.length ?? 0) > 1);
      if (several !== undefined) {
        const found = namesakes?.get(several.id ?? "") ?? [];
        build.warn("ambiguous-end", at, words.ambiguousEnd({ name: several.id ?? "", ids: someIds(found) }));
        continue;
      }
      const { direction, isTurned, key } = directionOf(link, standard);
      build.claim({
        ...edgeFrom(fieldsIn(link, [...keys, "id", ...(key === null ? [] : [key])])),
        id: idText(link.id),
        from: ends[isTurned ? 1 : 0]?.id,
        to: ends[isTurned ? 0 : 1]?.id,
        direction,
        at,
      });
    }
  },
});

function headOf(graph: JsonRecord, build: GraphBuilder): void {
  // A list of pairs in old NetworkX.
  const own = Array.isArray(graph.graph)
    ? Object.fromEntries(
        graph.graph.filter((pair): pair is [string, unknown] => Array.isArray(pair) && typeof pair[0] === "string"),
      )
    : isRecord(graph.graph)
      ? graph.graph
      : graph;
  const told = ["name", "title", "label", "description"];
  sayUnread(graph, [...told, "directed", "multigraph", "graph", "nodes", "links", "edges", "hyperedges"], build);
  if (own !== graph) sayUnread(own, told, build);
  build.head({
    title: textOf(own.name) ?? textOf(own.title) ?? textOf(own.label),
    description: textOf(own.description),
  });
}

/** Source and target are ids if nodes have any, whatever they look like; places only if there is nothing else to go by. */
function identityOf(nodes: readonly unknown[], ends: readonly unknown[]): Identity {
  const records = nodes.filter(isRecord);
  const isText = (value: unknown) => idText(value) !== null && value !== "";
  for (const key of ["id", "key"] as const) if (records.some((node) => isText(node[key]))) return key;
  const arePlaces = !ends.some((end) => isText(end) && typeof end !== "number" && !isRecord(end));
  if (records.length === 0) return arePlaces && nodes.length > 0 && ends.length > 0 ? "place" : "id";
  if (arePlaces) return "place";
  return (["name", "label"] as const).find((key) => records.some((node) => isText(node[key]))) ?? "place";
}

/** Whether ends that are numbers are places: where no id is such a number, and at least one of them is in the list. */
function numbersArePlaces(ends: readonly unknown[], identity: Identity, ids: readonly string[]): boolean {
  if (identity === "place") return ids.length > 0 && ends.length > 0;
  const known = new Set(ids);
  const numbers = ends.flatMap((end) => placeOf(end) ?? []);
  return numbers.some((place) => place in ids) && !numbers.some((place) => known.has(String(place)));
}

/** An end as a place in the list of nodes; d3 puts the node itself there once it has run. */
function placeOf(end: unknown): number | null {
  const place = isRecord(end) && idText(end.id) === null ? end.index : end;
  return typeof place === "number" ? place : null;
}

/** The ends of a link, and the keys that they stand under: beside "source", a "from" may be a date. */
function endsIn(link: JsonRecord) {
  const [source, target] = "source" in link || "target" in link ? ["source", "target"] : ["from", "to"];
  return { from: link[source], to: link[target], keys: [source, target] };
}

function endId(end: unknown, identity: Identity): string | null {
  if (!isRecord(end)) return idText(end);
  return idText((identity === "place" ? end.index : end[identity]) ?? JSON.stringify(end));
}

/** The direction of a link, whether its arrow points back, and the key that says so. */
function directionOf(
  link: JsonRecord,
  standard: "directed" | "undirected",
): { readonly direction: ClaimInput["direction"]; readonly isTurned: boolean; readonly key: string | null } {
  const { directed } = link;
  if (typeof directed === "boolean") {
    return { direction: directed ? "directed" : "undirected", isTurned: false, key: "directed" };
  }
  const arrows = arrowsOf(link.arrows);
  if (arrows === null) return { direction: standard, isTurned: false, key: null };
  const direction = arrows.from && arrows.to ? "both-ways" : arrows.from || arrows.to ? "directed" : "undirected";
  return { direction, isTurned: arrows.from && !arrows.to, key: "arrows" };
}

/** As vis.js has them: "to, from", or an object of ends. An arrow in the middle points to the target. */
function arrowsOf(arrows: unknown): { readonly from: boolean; readonly to: boolean } | null {
  if (typeof arrows === "string") {
    const from = /from/i.test(arrows);
    return { from, to: /to/i.test(arrows) || (!from && arrows.trim() !== "") };
  }
  if (!isRecord(arrows)) return null;
  const isOn = (arrow: unknown) => arrow === true || (isRecord(arrow) && arrow.enabled !== false);
  return { from: isOn(arrows.from), to: isOn(arrows.to) || (isOn(arrows.middle) && !isOn(arrows.from)) };
}
