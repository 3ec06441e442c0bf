import { err, ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { colourText } from "./colour.ts";
import type { DeclaredType, FieldInput, RawValue } from "./field-table.ts";
import type { ClaimInput, GraphBuilder } from "./graph-builder.ts";
import { KNOWN_NAMES, pick, pickPosition } from "./known-names.ts";
import type { ReadChoices, ReaderCodec } from "./reader.ts";
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
  defaults(of: Of): readonly Key[];
}

type Of = "node" | "edge" | "graph";

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
  read([file], build, choices) {
    const xml = readXml(file?.text ?? "");
    if (!xml.ok) return xml;
    const root = xml.value;
    const graphs = root.name === "graph" ? [root] : childrenOf(root, "graph");
    if (graphs.length === 0) {
      return err([{ code: "reading/no-graph", path: "", message: words.noGraphElement(), hint: null }]);
    }
    const reading: Reading = { build, keys: keysOf(root), undeclared: new Set(), choices };
    for (const graph of graphs) readGraph(graph, null, reading);
    return ok(null);
  },
};

interface Reading {
  readonly build: GraphBuilder;
  readonly keys: Keys;
  readonly undeclared: Set<string>;
  readonly choices: ReadChoices;
}

function readGraph(graph: XmlElement, container: string | null, reading: Reading): void {
  const { build } = reading;
  if (container === null) {
    const stated = dataOf(graph, "graph", reading).fields;
    const title = pick(stated, KNOWN_NAMES.label);
    build.head({ title: title.value, description: pick(title.rest, ["description", "comment"]).value });
  }
  for (const child of graph.children) {
    if (child.name === "node") readNode(child, container, reading);
    else if (child.name === "edge") readEdge(child, graph.attributes.get("edgedefault"), reading);
    else if (child.name === "hyperedge") build.warn("hyperedge", lineOf(child), words.hyperedge());
  }
}

function readNode(node: XmlElement, container: string | null, reading: Reading): void {
  const id = node.attributes.get("id") ?? "";
  const { fields, drawing } = dataOf(node, "node", reading);
  const kinds = pick(fields, ["labels"]);
  const stated = node.attributes.get("labels") ?? kinds.value;
  const drawn: NodeDrawing | null = drawing === null ? null : drawnNode(drawing);
  const label = drawn?.label ? { value: drawn.label, rest: kinds.rest } : pick(kinds.rest, KNOWN_NAMES.label);
  const place = drawn?.position ? { position: drawn.position, rest: label.rest } : pickPosition(label.rest);
  reading.build.entity({
    id,
    label: label.value,
    // ":Company:Shipper" of Neo4j.
    kinds: stated?.split(":").filter((kind) => kind.trim() !== "") ?? [],
    position: place.position,
    fields: [
      ...withColour(place.rest),
      ...(drawn?.fields ?? []),
      ...(container === null
        ? []
        : [{ name: words.containerField(), key: "container", value: container, type: "text" as const }]),
    ],
    at: lineOf(node),
  });
  for (const inner of childrenOf(node, "graph")) readGraph(inner, id, reading);
}

function readEdge(edge: XmlElement, standard: string | undefined, reading: Reading): void {
  const { attributes } = edge;
  const { fields, drawing } = dataOf(edge, "edge", reading);
  const drawn: EdgeDrawing | null = drawing === null ? null : drawnEdge(drawing);
  const stated = attributes.get("label") === undefined ? pick(fields, KNOWN_NAMES.relation) : pick(fields, ["label"]);
  const relation = drawn?.label ? { value: drawn.label, rest: fields } : stated;
  const chosen = standard ?? reading.choices.direction;
  const directed = attributes.get("directed") ?? (chosen === undefined ? undefined : String(chosen !== "undirected"));
  if (directed === undefined && drawn?.direction === undefined) {
    reading.build.guess({ about: "direction", value: "directed", message: words.assumedDirected() });
  }
  const direction: ClaimInput["direction"] = drawn?.direction ?? (directed === "false" ? "undirected" : "directed");
  if (drawn?.isTurned || drawn?.direction === "undirected" || drawn?.direction === "both-ways") {
    reading.build.guess({ about: "direction", value: "arrows", message: words.directionByArrows() });
  }
  const ends = [attributes.get("source"), attributes.get("target")] as const;
  const ports = ["sourceport", "targetport"].map((name) => ({ name, value: attributes.get(name) }));
  reading.build.claim({
    id: attributes.get("id"),
    from: ends[drawn?.isTurned ? 1 : 0],
    to: ends[drawn?.isTurned ? 0 : 1],
    label: attributes.get("label") ?? relation.value,
    direction,
    fields: [...withColour(relation.rest), ...ports, ...(drawn?.fields ?? [])],
    at: lineOf(edge),
  });
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

function fieldOf({ id, name, type, isList }: Key, text: string): FieldInput {
  const value = isList ? listOf(text) : text;
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
