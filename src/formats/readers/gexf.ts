import { err, ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { colourText } from "./colour.ts";
import type { DeclaredType, FieldInput } from "./field-table.ts";
import type { ClaimInput, GraphBuilder } from "./graph-builder.ts";
import type { ReaderCodec } from "./reader.ts";
import { dateText, spellText } from "./times.ts";
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

const DIRECTION_WORDS = { directed: "directed", undirected: "undirected", "both-ways": "both" } as const;

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
    const about = ["creator", "keywords"].flatMap((name) => {
      const value = said(name);
      return value === undefined ? [] : [words.noteField({ name, value })];
    });
    build.head({
      title: said("title"),
      description: [said("description") ?? "", ...about].filter(Boolean).join("\n"),
    });
    if (/\s(?:start|end)open\s*=/.test(file?.text ?? "")) build.warn("open-spells", null, words.openSpells());
    const declared = { node: attributesOf(graph, "node"), edge: attributesOf(graph, "edge") };
    const undeclared = new Set<string>();
    const noteUndeclared = (of: "node" | "edge", key: string, at: XmlElement) => {
      if (undeclared.has(`${of} ${key}`)) return;
      undeclared.add(`${of} ${key}`);
      build.warn("undeclared", lineOf(at), words.undeclared({ name: key }));
    };
    for (const nodes of childrenOf(graph, "nodes")) {
      readNodes(nodes, null, build, (element) => valuesOf(element, "node", declared.node, noteUndeclared));
    }
    const stated = DIRECTIONS[graph.attributes.get("defaultedgetype")?.toLowerCase() ?? ""];
    const standard = stated ?? choices.direction ?? "undirected";
    if (stated === undefined && choices.direction === undefined) {
      build.guess({ about: "direction", value: "undirected", message: words.gexfUndirected() });
    }
    // Things that hold others may hold their lines as well.
    for (const edges of elementsIn(graph, "edges")) {
      for (const edge of childrenOf(edges, "edge")) {
        const { attributes } = edge;
        const type = attributes.get("type")?.toLowerCase() ?? "";
        if (type !== "" && DIRECTIONS[type] === undefined) {
          const values = { word: type, direction: DIRECTION_WORDS[standard] };
          build.warn("unknown-direction", lineOf(edge), words.unknownDirection(values));
        }
        build.claim({
          id: attributes.get("id"),
          from: attributes.get("source"),
          to: attributes.get("target"),
          relation: attributes.get("kind"),
          label: attributes.get("label"),
          direction: DIRECTIONS[type] ?? standard,
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
    const parents = childrenOf(node, "parents").flatMap(({ children }) => children);
    const within = [container, attributes.get("pid"), ...parents.map((parent) => parent.attributes.get("for"))].filter(
      (each) => each !== null && each !== undefined && each !== "",
    );
    build.entity({
      id,
      label: attributes.get("label"),
      time: spellOf(node),
      position: position ? { x: numberOf(position.get("x")), y: numberOf(position.get("y")) } : null,
      fields: [
        ...values(node),
        ...drawnOf(node),
        {
          name: words.containerField(),
          key: "container",
          value: within.length > 1 ? [...new Set(within)] : within[0],
          type: "text",
        },
      ],
      at: lineOf(node),
    });
    for (const inner of childrenOf(node, "nodes")) readNodes(inner, id, build, values);
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
      const before = found.get(id)?.title;
      const title = attributes.get("title") || id;
      // One id with two titles is one column, which keeps both.
      found.set(id, {
        title: before === undefined || before === title ? title : `${before} / ${title}`,
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
  const spell = statedSpell(attributes);
  return spell === null ? value : `${value} (${spell})`;
}

/** "[a, b]" in 1.3, where quoted items may hold commas; "a|b" before it. */
function listItems(text: string): readonly string[] {
  const inner = /^\[(.*)\]$/s.exec(text)?.[1];
  const items = inner === undefined ? text.split(/[|;]/) : (inner.match(/\s*"[^"]*"(?=\s*(?:,|$))|[^,]+/g) ?? []);
  return items.map((item) => item.trim().replace(/^"(.*)"$/s, "$1"));
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
  const spells = [element, ...childrenOf(element, "spells"), ...childrenOf(element, "slices")];
  const stated = spells.flatMap(({ name, attributes, children }) =>
    (name === "spells" || name === "slices" ? children.map((child) => child.attributes) : [attributes]).flatMap(
      (each) => statedSpell(each) ?? [],
    ),
  );
  return stated.length === 0 ? null : [...new Set(stated)].join(" ");
}

/** The time in attributes; null where there is none. */
function statedSpell(attributes: ReadonlyMap<string, string>): string | null {
  const several = attributes.get("timestamps") ?? attributes.get("intervals") ?? attributes.get("timeset");
  // "<[2001, 2002]>" is several moments, or spells with semicolons between them.
  if (several !== undefined) return several;
  const timestamp = attributes.get("timestamp");
  const start = attributes.get("start") ?? attributes.get("startopen") ?? timestamp;
  const end = attributes.get("end") ?? attributes.get("endopen") ?? timestamp;
  if (start === undefined && end === undefined) return null;
  return start === end ? dateText(start ?? "") : spellText(start ?? null, end ?? null);
}

function numberOf(text: string | undefined): number {
  return text === undefined || text.trim() === "" ? Number.NaN : Number(text);
}

const lineOf =
  ({ line }: XmlElement) =>
  () =>
    words.line({ line: String(line) });
