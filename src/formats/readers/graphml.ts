import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { colourText } from "./colour.ts";
import type { DeclaredType, FieldInput, RawValue } from "./field-table.ts";
import type { ClaimInput, GraphBuilder } from "./graph-builder.ts";
import { KNOWN_NAMES, pick, pickPosition } from "./known-names.ts";
import { lightRagRecord } from "./lightrag-records.ts";
import { createPassages, type Passages } from "./passages.ts";
import type { ReadChoices, ReaderCodec, TextFile } from "./reader.ts";
import { childrenOf, elementsIn, readXml, type XmlElement } from "./xml-tree.ts";
import { drawnEdge, drawnNode, type EdgeDrawing, type NodeDrawing } from "./yed-graphics.ts";

interface Key {
  readonly id: string;
  /** Empty where the key has none: it is for a program alone, or known by its id. */
  readonly name: string;
  readonly type: DeclaredType | undefined;
  readonly isList: boolean;
  readonly fallback: string | undefined;
  readonly graphics: string | undefined;
}

/** The keys of a file, by what they are for and their ids. */
interface Keys {
  find(of: Of, id: string): Key | undefined;
  isNamed(name: string): boolean;
  defaults(of: Of): readonly Key[];
}

type Of = "node" | "edge" | "graph" | "port";

const TYPES: ReadonlyMap<string, DeclaredType> = new Map([
  ["int", "integer"],
  ["integer", "integer"],
  ["long", "integer"],
  ["float", "number"],
  ["double", "number"],
  ["boolean", "boolean"],
  ["string", "text"],
]);

/**
 * GraphML as yEd, NetworkX, igraph, Gephi and Neo4j's APOC write it. Source: graphml.graphdrawing.org, "GraphML Primer" and
 * schema; the elements of yEd are in no schema, and only what is drawn in them is read.
 */
export const graphml: ReaderCodec = {
  read: ([file], build, choices) => readGraphml(file, build, choices, null),
};

/** @param passages the texts that the graph was extracted from, where they were given with it. */
export function readGraphml(
  file: TextFile | undefined,
  build: GraphBuilder,
  choices: ReadChoices,
  passages: Passages | null,
): Result<null, readonly Issue[]> {
  const xml = readXml(file?.text ?? "");
  if (!xml.ok) return xml;
  const root = xml.value;
  const graphs = root.name === "graph" ? [root] : childrenOf(root, "graph");
  if (graphs.length === 0) {
    return err([{ code: "reading/no-graph", path: "", message: words.noGraphElement(), hint: null }]);
  }
  const keys = keysOf(root);
  const extractedFrom = passages ?? (isLightRag(keys) ? createPassages(new Map(), new Map()) : null);
  const reading = { build, keys, undeclared: new Set<string>(), choices, extractedFrom };
  const known = new Set<string>();
  for (const [at, graph] of graphs.entries()) {
    // Ids are those of one graph: what another graph calls by the same id is something else.
    const own = [...elementsIn(graph, "node")].map(({ attributes }) => attributes.get("id") ?? "");
    const shared = new Set(own.filter((id) => id !== "" && known.has(id)));
    const name = graph.attributes.get("id") || String(at + 1);
    const idOf = (id: string) => (shared.has(id) ? `${name}:${id}` : id);
    const [first] = shared;
    if (first !== undefined) {
      const values = { count: shared.size, graph: name, id: first, made: idOf(first) };
      build.warn("same-ids", lineOf(graph), words.sameIdsInGraphs(values));
    }
    for (const id of own) known.add(idOf(id));
    readGraph(graph, null, graph.attributes.get("edgedefault"), { ...reading, idOf });
  }
  extractedFrom?.sayMissing("kv_store_text_chunks.json", build);
  return ok(null);
}

interface Reading {
  readonly build: GraphBuilder;
  readonly keys: Keys;
  readonly undeclared: Set<string>;
  readonly choices: ReadChoices;
  /** Null for a graph that nothing says was extracted from texts. */
  readonly extractedFrom: Passages | null;
  /** What a node is called among those of all graphs. */
  readonly idOf: (id: string) => string;
}

function readGraph(
  graph: XmlElement,
  container: string | null,
  outerStandard: string | undefined,
  reading: Reading,
): void {
  const { build } = reading;
  const standard = graph.attributes.get("edgedefault") ?? outerStandard;
  if (container === null) {
    const stated = dataOf(graph, "graph", reading).fields;
    const title = pick(stated, KNOWN_NAMES.label);
    const description = pick(title.rest, ["description", "comment"]);
    const more = description.rest.map(({ name, value }) => words.noteField({ name, value: String(value) }));
    build.head({ title: title.value, description: [description.value, ...more].filter(Boolean).join("\n") });
  }
  for (const child of graph.children) {
    if (child.name === "node") readNode(child, container, standard, reading);
    else if (child.name === "edge") readEdge(child, standard, reading);
    else if (child.name === "hyperedge") {
      const ends = childrenOf(child, "endpoint").map(({ attributes }) => attributes.get("node") ?? "");
      const id = child.attributes.get("id") ?? "";
      const values = { id, known: id === "" ? "no" : "yes", ends: listText(ends, "comma") };
      build.warn("hyperedge", lineOf(child), words.hyperedge(values));
    }
  }
}

function readNode(node: XmlElement, container: string | null, standard: string | undefined, reading: Reading): void {
  const id = reading.idOf(node.attributes.get("id") ?? "");
  const { fields: written, drawing } = dataOf(node, "node", reading);
  const extracted = reading.extractedFrom && lightRagRecord(written, reading.extractedFrom);
  const fields = extracted?.fields ?? written;
  const kinds = pick(fields, ["labels"]);
  const stated = node.attributes.get("labels") ?? kinds.value;
  const drawn: NodeDrawing | null = drawing === null ? null : drawnNode(drawing);
  const label = drawn?.label ? { value: drawn.label, rest: kinds.rest } : pick(kinds.rest, KNOWN_NAMES.label);
  const place = drawn?.position ? { position: drawn.position, rest: label.rest } : pickPosition(label.rest);
  reading.build.entity({
    id,
    label: extracted?.label ?? label.value,
    // ":Company:Shipper" of Neo4j.
    kinds: stated?.split(":").filter((kind) => kind.trim() !== "") ?? extracted?.kinds ?? [],
    gloss: extracted?.gloss ?? null,
    position: place.position,
    sources: extracted?.sources ?? [],
    fields: [
      ...withColour(place.rest),
      ...(drawn?.fields ?? []),
      ...portsOf(node, reading),
      ...(container === null || container === ""
        ? []
        : [{ name: words.containerField(), key: "container", value: container, type: "text" as const }]),
    ],
    at: lineOf(node),
  });
  for (const inner of childrenOf(node, "graph")) readGraph(inner, id, standard, reading);
}

/** The ports of a node, and what is said of each. */
function portsOf(node: XmlElement, reading: Reading): readonly FieldInput[] {
  const ports = childrenOf(node, "port").map((port) => {
    const data = dataOf(port, "port", reading).fields.map(({ name, value }) => `${name}: ${value}`);
    const name = port.attributes.get("name") ?? "";
    return data.length === 0 ? name : `${name} (${data.join(", ")})`;
  });
  return ports.length === 0 ? [] : [{ name: words.portsField(), key: "ports", value: ports, type: "text" }];
}

/** Whether a graph names the pieces of text that it was extracted from, as LightRAG does. */
function isLightRag(keys: Keys): boolean {
  return keys.isNamed("source_id") && ["entity_id", "entity_type", "file_path"].some(keys.isNamed);
}

function readEdge(edge: XmlElement, standard: string | undefined, reading: Reading): void {
  const { attributes } = edge;
  const { fields: written, drawing } = dataOf(edge, "edge", reading);
  const extracted = reading.extractedFrom && lightRagRecord(written, reading.extractedFrom);
  const fields = extracted?.fields ?? written;
  const drawn: EdgeDrawing | null = drawing === null ? null : drawnEdge(drawing);
  const stated = attributes.get("label") === undefined ? pick(fields, KNOWN_NAMES.relation) : pick(fields, ["label"]);
  const relation = drawn?.label ? { value: drawn.label, rest: fields } : stated;
  const chosen = standard ?? reading.choices.direction;
  const directed = attributes.get("directed") ?? (chosen === undefined ? undefined : String(chosen !== "undirected"));
  if (directed === undefined && drawn?.direction === undefined) {
    reading.build.guess({ about: "direction", value: "directed", message: words.assumedDirected() });
  }
  const isUndirected = directed === "false" || directed === "0";
  if (directed !== undefined && !/^(?:true|false|1|0)$/.test(directed)) {
    const values = { word: directed, direction: "directed" };
    reading.build.warn("unknown-direction", lineOf(edge), words.unknownDirection(values));
  }
  const direction: ClaimInput["direction"] = drawn?.direction ?? (isUndirected ? "undirected" : "directed");
  if (drawn?.isTurned || drawn?.direction === "undirected" || drawn?.direction === "both-ways") {
    reading.build.guess({ about: "direction", value: "arrows", message: words.directionByArrows() });
  }
  const ends = [attributes.get("source"), attributes.get("target")];
  const ports = ["sourceport", "targetport"].map((name) => ({ name, value: attributes.get(name) }));
  const sources = extracted?.sources ?? [];
  const [from, to] = ends.map((end) => (end ? reading.idOf(end) : end));
  reading.build.claim({
    id: attributes.get("id"),
    from: drawn?.isTurned ? to : from,
    to: drawn?.isTurned ? from : to,
    label: attributes.get("label") ?? relation.value,
    gloss: extracted?.gloss ?? null,
    direction,
    fields: [...withColour(relation.rest), ...ports, ...(drawn?.fields ?? [])],
    attributions: sources.length === 0 ? [] : [{ sources }],
    at: lineOf(edge),
  });
  for (const inner of childrenOf(edge, "graph")) readGraph(inner, attributes.get("id") ?? "", standard, reading);
}

/** The fields of an element, and how yEd draws it. */
function dataOf(
  element: XmlElement,
  of: Of,
  { keys, undeclared, build }: Reading,
): { readonly fields: readonly FieldInput[]; readonly drawing: XmlElement | null } {
  const fields: FieldInput[] = [];
  const seen = new Set<string>();
  let drawing: XmlElement | null = null;
  for (const data of childrenOf(element, "data")) {
    const id = data.attributes.get("key") ?? "";
    const key = keys.find(of, id);
    seen.add(id);
    if (key?.graphics !== undefined) {
      if (key.graphics === `${of}graphics`) drawing = data;
      continue;
    }
    const value = data.text.trim();
    if (value === "") continue;
    if (key !== undefined) fields.push(fieldOf(key, value));
    else {
      // What APOC writes beside the attributes of the same name.
      const isRepeated = id === "labels" || (id === "label" && of === "edge");
      if (!isRepeated && !undeclared.has(`${of} ${id}`)) {
        undeclared.add(`${of} ${id}`);
        build.warn("undeclared", lineOf(data), words.undeclared({ name: id }));
      }
      fields.push({ name: id, key: `undeclared ${id}`, value, type: "text" });
    }
  }
  for (const key of keys.defaults(of)) if (!seen.has(key.id)) fields.push(fieldOf(key, key.fallback ?? ""));
  return { fields, drawing };
}

/** What LightRAG writes between values. */
const SEPARATOR = "<SEP>";

function fieldOf({ id, name, type, isList }: Key, text: string): FieldInput {
  const value = isList ? listOf(text) : text.includes(SEPARATOR) ? text.split(SEPARATOR) : text;
  return { name: name || id, key: `key ${id}`, value, ...(type && { type }) };
}

/** A list as APOC writes it, in JSON; the text where it is none. */
function listOf(text: string): RawValue {
  try {
    const value: unknown = JSON.parse(text);
    const isFlat = Array.isArray(value) && value.every((item) => typeof item !== "object");
    return isFlat ? (value as RawValue) : text;
  } catch {
    return text;
  }
}

function keysOf(root: XmlElement): Keys {
  const byName = new Map<string, Key>();
  const withDefault: { of: string; key: Key }[] = [];
  // Also inside of graphs, where APOC writes them.
  for (const { attributes, children } of elementsIn(root, "key")) {
    const id = attributes.get("id") ?? "";
    const of = attributes.get("for") ?? "all";
    const key: Key = {
      id,
      name: attributes.get("attr.name") ?? attributes.get("name") ?? "",
      type: TYPES.get((attributes.get("attr.list") ?? attributes.get("attr.type") ?? "").toLowerCase()),
      isList: attributes.has("attr.list"),
      fallback: children.find(({ name }) => name === "default")?.text.trim(),
      graphics: attributes.get("yfiles.type"),
    };
    byName.set(`${of} ${id}`, key);
    if (key.fallback && key.graphics === undefined) withDefault.push({ of, key });
  }
  return {
    isNamed: (name) => [...byName.values()].some((key) => key.name === name || key.id === name),
    find: (of, id) => byName.get(`${of} ${id}`) ?? byName.get(`all ${id}`),
    defaults: (of) => withDefault.filter((each) => each.of === of || each.of === "all").map(({ key }) => key),
  };
}

/** Three fields "r", "g" and "b" of Gephi are one colour. */
function withColour(fields: readonly FieldInput[]): readonly FieldInput[] {
  const r = pick(fields, ["r"]);
  const g = pick(r.rest, ["g"]);
  const b = pick(g.rest, ["b"]);
  if (r.value === null || g.value === null || b.value === null) return fields;
  const value = colourText(new Map(Object.entries({ r: r.value, g: g.value, b: b.value })));
  return value?.startsWith("#")
    ? [...b.rest, { name: words.colourField(), key: "colour", value, type: "colour" }]
    : fields;
}

const lineOf =
  ({ line }: XmlElement) =>
  () =>
    words.line({ line: String(line) });
