import { isRecord } from "../is-record.ts";

// How the JSON of each program is told from that of the others: by the keys that its records have, never by the name of its
// file. Apart from the readers, so that a list of them need not load their code.

/** Lists of nodes and links, or one of them alone. */
export function isNodeLink(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(hasEnds);
  if (!isRecord(value)) return false;
  if (!Array.isArray(value.nodes))
    return [value.links, value.edges].some((list) => Array.isArray(list) && list.some(hasEnds));
  return Array.isArray(value.links) || Array.isArray(value.edges) || value.nodes.some(isRecord);
}

export function isCanvas(value: unknown): boolean {
  if (!isRecord(value) || !Array.isArray(value.nodes)) return false;
  if (has(value.edges, "fromNode")) return true;
  const nodes = value.nodes.filter(isRecord);
  return (
    nodes.length > 0 &&
    nodes.every((node) => ["text", "file", "link", "group"].includes(String(node.type)) && "width" in node)
  );
}

export function isKumu(value: unknown): boolean {
  return isRecord(value) && Array.isArray(value.elements) && (Array.isArray(value.connections) || "maps" in value);
}

export function isStix(value: unknown): boolean {
  if (!isRecord(value) || value.type !== "bundle") return false;
  return Array.isArray(value.objects) || String(value.id).startsWith("bundle--");
}

export function isCytoscape(value: unknown): boolean {
  const elements = cytoscapeElements(value);
  return elements.some(({ data }) => isRecord(data));
}

/** Elements as Cytoscape has them, from one list or two, each with its group if that is known. */
export function cytoscapeElements(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const elements = isRecord(value) ? value.elements : value;
  const grouped = (list: unknown, group: string) =>
    listOf(list).map((each) => ({ ...(isRecord(each) ? each : {}), group }));
  const list = isRecord(elements)
    ? [...grouped(elements.nodes, "nodes"), ...grouped(elements.edges, "edges")]
    : listOf(elements);
  // What is no element keeps its place, to be said by it.
  return list.map((each) => (isRecord(each) ? each : {}));
}

export function isJsonGraphFormat(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const graph = Array.isArray(value.graphs) ? value.graphs[0] : value.graph;
  return isRecord(graph) && (isRecord(graph.nodes) || Array.isArray(graph.nodes) || Array.isArray(graph.edges));
}

/** A workspace of Gephi Lite, which holds graphology's. */
export function isGephiLite(value: unknown): boolean {
  return isRecord(value) && isRecord(value.graphDataset) && isRecord(value.graphDataset.fullGraph);
}

/** CX, versions 1 and 2: a list of aspects. */
export function isCx(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return has(value, "CXVersion") || has(value, "numberVerification") || (has(value, "metaData") && has(value, "nodes"));
}

/** JSON-LD: what its own keys tell, which begin with "@". */
export function isJsonLd(value: unknown): boolean {
  const isOne = (item: unknown) =>
    isRecord(item) && ["@context", "@graph", "@id"].some((key) => Object.hasOwn(item, key));
  return Array.isArray(value) ? value.every(isRecord) && value.some(isOne) : isOne(value);
}

/** graphology's, told from other lists of nodes and edges by keys in place of ids. */
export function isGraphology(value: unknown): boolean {
  if (!isRecord(value) || !Array.isArray(value.nodes) || !Array.isArray(value.edges)) return false;
  if (value.nodes.length === 0) return "options" in value && "attributes" in value;
  const hasKeys = has(value.nodes, "key") && !has(value.nodes, "id");
  return hasKeys && ("options" in value || "attributes" in value || has(value.nodes, "attributes"));
}

/** An export of Neo4j in one piece. */
export function isNeo4jExport(value: unknown): boolean {
  if (isRecord(value)) {
    const isList = (list: unknown) => Array.isArray(list) || isRecord(list);
    return isList(value.nodes) && (isList(value.rels) || isList(value.relationships));
  }
  const isOne = (item: unknown) => isRecord(item) && (item.type === "node" || item.type === "relationship");
  return Array.isArray(value) && value.length > 0 && value.every(isOne);
}

/** An export of Neo4j with a value on each line. */
export function isNeo4jLines(text: string): boolean {
  const first = text.split("\n").find((line) => line.trim() !== "") ?? "";
  // The type comes first or behind the id. Further inside, it is that of something else, as in a bundle of STIX.
  return /^\s*\{\s*(?:"id"\s*:\s*(?:"[^"]*"|\d+)\s*,\s*)?"type"\s*:\s*"(?:node|relationship)"/.test(first);
}

function hasEnds(item: unknown): boolean {
  return isRecord(item) && (("source" in item && "target" in item) || ("from" in item && "to" in item));
}

function has(list: unknown, key: string): boolean {
  return Array.isArray(list) && list.some((item) => isRecord(item) && key in item);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether a value is a piece of text as LightRAG stores it. */
export function isChunk(value: unknown): boolean {
  return isRecord(value) && typeof value.content === "string" && typeof value.full_doc_id === "string";
}

/** Whether a value is LightRAG's store of pieces of text, by their ids. */
export function isChunkStore(value: unknown): boolean {
  return isRecord(value) && Object.values(value).some(isChunk);
}
