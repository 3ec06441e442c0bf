import { err, ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { colourText } from "./colour.ts";
import type { DeclaredType, FieldInput } from "./field-table.ts";
import type { ClaimInput, GraphBuilder } from "./graph-builder.ts";
import type { ReaderCodec } from "./reader.ts";
import { spellText } from "./times.ts";
import { childOf, childrenOf, elementsIn, readXml, type XmlElement } from "./xml-tree.ts";

interface Attribute {
  readonly title: string;
  readonly type: DeclaredType | undefined;
  readonly isList: boolean;
  readonly fallback: string | undefined;
}

/** Types as GEXF names them, and as its writers do. Whatever else there is, is text or guessed. */
const TYPES: ReadonlyMap<string, DeclaredType> = new Map([
  ["integer", "integer"],
  ["int", "integer"],
  ["long", "integer"],
  ["short", "integer"],
  ["byte", "integer"],
  ["biginteger", "integer"],
  ["float", "number"],
  ["double", "number"],
  ["bigdecimal", "number"],
  ["boolean", "boolean"],
  ["string", "text"],
  ["anyuri", "text"],
]);

const DIRECTIONS: Readonly<Record<string, ClaimInput["direction"]>> = {
  directed: "directed",
  undirected: "undirected",
  mutual: "both-ways",
};

/**
 * GEXF 1.1 to 1.3. Source: gexf.net, "GEXF 1.3 Primer" and schema. Read leniently where exporters of wide use err: lines
 * before things, columns after them, values outside `attvalues`, any namespace for what is drawn.
 */
export const gexf: ReaderCodec = {
  read([file], build, choices) {
    const xml = readXml(file?.text ?? "");
    if (!xml.ok) return xml;
    const root = xml.value;
    const graph = root.name === "graph" ? root : childOf(root, "graph");
    if (graph === undefined) {
      return err([{ code: "reading/no-graph", path: "", message: words.noGraphElement(), hint: null }]);
    }
    const meta = childOf(root, "meta");
    const said = (name: string) => (meta && childOf(meta, name)?.text.trim()) || undefined;
    build.head({ title: said("title"), description: said("description") });
    const declared = { node: attributesOf(graph, "node"), edge: attributesOf(graph, "edge") };
    const undeclared = new Set<string>();
    const noteUndeclared = (of: "node" | "edge", key: string, at: XmlElement) => {
      if (undeclared.has(`${of} ${key}`)) return;
      undeclared.add(`${of} ${key}`);
      build.warn("undeclared", lineOf(at), words.undeclared({ name: key }));
    };
    for (const nodes of graph.children.filter(({ name }) => name === "nodes")) {
      readNodes(nodes, null, build, (element) => valuesOf(element, "node", declared.node, noteUndeclared));
    }
    const stated = DIRECTIONS[graph.attributes.get("defaultedgetype")?.toLowerCase() ?? ""];
    const standard = stated ?? choices.direction ?? "undirected";
    if (stated === undefined && choices.direction === undefined) {
      build.guess({ about: "direction", value: "undirected", message: words.gexfUndirected() });
    }
    for (const edges of graph.children.filter(({ name }) => name === "edges")) {
      for (const edge of childrenOf(edges, "edge")) {
        const { attributes } = edge;
        const type = attributes.get("type")?.toLowerCase();
        build.claim({
          id: attributes.get("id"),
          from: attributes.get("source"),
          to: attributes.get("target"),
          relation: attributes.get("kind"),
          label: attributes.get("label"),
          direction: DIRECTIONS[type ?? ""] ?? standard,
          time: spellOf(edge),
          fields: [
            { name: words.weightField(), key: "weight", value: attributes.get("weight"), type: "number" },
            ...valuesOf(edge, "edge", declared.edge, noteUndeclared),
            ...drawnOf(edge),
          ],
          at: lineOf(edge),
        });
      }
    }
    return ok(null);
  },
};

/** Nodes, and those that stand in them: what they stand in is a field, and no line. */
function readNodes(
  nodes: XmlElement,
  container: string | null,
  build: GraphBuilder,
  values: (element: XmlElement) => readonly FieldInput[],
): void {
  for (const node of childrenOf(nodes, "node")) {
    const { attributes } = node;
    const id = attributes.get("id") ?? "";
    const position = childOf(node, "position")?.attributes;
    const within = container ?? attributes.get("pid");
    build.entity({
      id,
      label: attributes.get("label"),
      time: spellOf(node),
      position: position ? { x: numberOf(position.get("x")), y: numberOf(position.get("y")) } : null,
      fields: [
        ...values(node),
        ...drawnOf(node),
        ...(within ? [{ name: words.containerField(), key: "container", value: within, type: "text" as const }] : []),
      ],
      at: lineOf(node),
    });
    const inner = childOf(node, "nodes");
    if (inner !== undefined) readNodes(inner, id, build, values);
  }
}

function attributesOf(graph: XmlElement, of: "node" | "edge"): ReadonlyMap<string, Attribute> {
  const found = new Map<string, Attribute>();
  // Several blocks of one class are as good as one.
  for (const block of childrenOf(graph, "attributes")) {
    if (block.attributes.get("class")?.toLowerCase() !== of) continue;
    for (const { attributes, children } of childrenOf(block, "attribute")) {
      const id = attributes.get("id") ?? "";
      const named = attributes.get("type")?.toLowerCase() ?? "";
      const isList = named.startsWith("list");
      const fallback = children.find(({ name }) => name === "default")?.text.trim();
      found.set(id, {
        title: attributes.get("title") || id,
        type: TYPES.get(named.replace(/^list/, "")),
        isList,
        fallback,
      });
    }
  }
  return found;
}

function valuesOf(
  element: XmlElement,
  of: "node" | "edge",
  declared: ReadonlyMap<string, Attribute>,
  noteUndeclared: (of: "node" | "edge", key: string, at: XmlElement) => void,
): readonly FieldInput[] {
  const stated = new Map<string, string[]>();
  const loose = [
    ...childrenOf(element, "attvalue"),
    ...childrenOf(element, "attvalues").flatMap(({ children }) => children),
  ];
  for (const each of loose) {
    if (each.name !== "attvalue") continue;
    const { attributes, text } = each;
    const key = attributes.get("for") ?? attributes.get("id") ?? attributes.get("attr") ?? "";
    const value = attributes.get("value") ?? text.trim();
    if (key === "" || value === "") continue;
    if (!declared.has(key)) noteUndeclared(of, key, each);
    // The same column twice states two values, as one that changes with time does.
    stated.set(key, [...(stated.get(key) ?? []), withSpell(value, attributes)]);
  }
  const fields: FieldInput[] = [];
  for (const [key, { title, type, isList, fallback }] of declared) {
    const values = stated.get(key) ?? (fallback === undefined ? [] : [fallback]);
    const [only] = values;
    const value = isList ? values.flatMap(listItems) : values.length > 1 ? values : only;
    fields.push({ name: title, key: `attribute ${key}`, value, ...(type && { type }) });
  }
  for (const [key, values] of stated) {
    if (declared.has(key)) continue;
    fields.push({ name: key, key: `attribute ${key}`, value: values.length > 1 ? values : values[0], type: "text" });
  }
  return fields;
}

/** A value that holds for a time, with that time behind it, since fields have none. */
function withSpell(value: string, attributes: ReadonlyMap<string, string>): string {
  const [start, end] = [attributes.get("start") ?? attributes.get("timestamp"), attributes.get("end")];
  return start === undefined && end === undefined ? value : `${value} (${start ?? ".."}/${end ?? ".."})`;
}

/** "[a, b]" in 1.3, "a|b" before it. */
function listItems(text: string): readonly string[] {
  const inner = /^\[(.*)\]$/s.exec(text)?.[1];
  return (inner === undefined ? text.split(/[|;]/) : inner.split(",")).map((item) =>
    item.trim().replace(/^"(.*)"$/s, "$1"),
  );
}

function drawnOf(element: XmlElement): readonly FieldInput[] {
  const colour = childOf(element, "color")?.attributes;
  const size = (childOf(element, "size") ?? childOf(element, "thickness"))?.attributes.get("value");
  const shape = childOf(element, "shape")?.attributes.get("value");
  const depth = childOf(element, "position")?.attributes.get("z");
  return [
    ...(colour
      ? [{ name: words.colourField(), key: "colour", value: colourText(colour), type: "colour" as const }]
      : []),
    ...(size ? [{ name: words.sizeField(), key: "size", value: size, type: "number" as const }] : []),
    ...(shape ? [{ name: words.shapeField(), key: "shape", value: shape }] : []),
    ...(depth && Number(depth) !== 0 ? [{ name: "z", key: "z", value: depth, type: "number" as const }] : []),
  ];
}

/** When it is there, as EDTF where that is possible. Spells of which there are several are kept as written. */
function spellOf(element: XmlElement): string | null {
  const spells = [
    element,
    ...childrenOf(element, "spells").flatMap(({ children }) => children),
    ...elementsIn(element, "slice"),
  ];
  const stated = spells.flatMap(({ attributes }) => {
    const start = attributes.get("start") ?? attributes.get("startopen") ?? attributes.get("timestamp");
    const end = attributes.get("end") ?? attributes.get("endopen") ?? (attributes.has("timestamp") ? start : undefined);
    return start === undefined && end === undefined ? [] : [spellText(start ?? null, end ?? null)];
  });
  return stated.length === 0 ? null : stated.join(" ");
}

function numberOf(text: string | undefined): number {
  return text === undefined || text.trim() === "" ? Number.NaN : Number(text);
}

const lineOf =
  ({ line }: XmlElement) =>
  () =>
    words.line({ line: String(line) });
