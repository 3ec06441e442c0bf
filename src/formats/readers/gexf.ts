import { err, ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { colourText } from "./colour.ts";
import type { DeclaredType, FieldInput } from "./field-table.ts";
import type { ClaimInput, GraphBuilder } from "./graph-builder.ts";
import type { ReadChoices, ReaderCodec, TextFile } from "./reader.ts";
import { dateText, spellText } from "./times.ts";
import {
  childOf,
  childrenOf,
  elementsIn,
  placesOfTags,
  visitXml,
  type XmlAttributes,
  type XmlElement,
  type XmlVisitor,
} from "./xml-tree.ts";

interface Attribute {
  readonly title: string;
  readonly key: string;
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

const NONE: readonly string[] = [];

const DIRECTION_WORDS = { directed: "directed", undirected: "undirected", "both-ways": "both" } as const;

/**
 * GEXF 1.1 to 1.3. Source: gexf.net, "GEXF 1.3 Primer" and schema. Read leniently where exporters of wide use err: lines
 * before things, columns after them, values outside `attvalues`, any namespace for what is drawn.
 */
export const gexf: ReaderCodec = {
  async read([file], build, choices) {
    if (file === undefined) return ok(null);
    const reading = createReading(build, choices);
    const isOrdered = await isInOrder(file);
    const passes = isOrdered ? [PARTS] : PARTS.map((part) => [part]);
    for (const [nth, parts] of passes.entries()) {
      const read = await visitXml(file.pieces(nth, passes.length), graphVisitor(new Set(parts), reading));
      if (!read.ok) return read;
    }
    if (!reading.finish()) {
      return err([{ code: "reading/no-graph", path: "", message: words.noGraphElement(), hint: null }]);
    }
    return ok(null);
  },
};

/** What is read of a graph, in the order in which it has to be known: columns before values, things before lines. */
const PARTS = ["about", "node", "edge"] as const;
type Part = (typeof PARTS)[number];

/** Whether columns come before things, and things before lines, as nearly always: then one pass is enough. */
async function isInOrder(file: TextFile): Promise<boolean> {
  const places = await placesOfTags(file.pieces(), ["attributes", "nodes", "node", "edges", "edge"]);
  const first = (...names: string[]) =>
    Math.min(...names.map((name) => places.get(name)?.first ?? Number.POSITIVE_INFINITY));
  const last = (...names: string[]) => Math.max(...names.map((name) => places.get(name)?.last ?? -1));
  return last("attributes") < first("nodes", "node", "edges", "edge") && last("nodes", "node") < first("edges", "edge");
}

/** Finds the parts of the first graph of a document, or of the graph that it is. */
function graphVisitor(parts: ReadonlySet<Part>, reading: Reading): XmlVisitor {
  let graphs = 0;
  /** How many elements what is in the graph stands in; null outside of it. */
  let depth: number | null = null;
  let hasMeta = false;
  return {
    isWhole(name, around) {
      if (around.length === 1 && name === "meta" && !hasMeta) return parts.has("about");
      if (depth === null) return false;
      if (name === "attributes") return parts.has("about") && around.length === depth;
      if (name === "node") return parts.has("node") && around.length === depth + 1 && around[depth] === "nodes";
      return name === "edge" && parts.has("edge") && around.at(-1) === "edges";
    },
    take(element) {
      if (element.name === "meta") {
        hasMeta = true;
        reading.meta(element);
      } else if (element.name === "attributes") reading.columns(element);
      else if (element.name === "edge") reading.edge(element);
      else {
        reading.node(element);
        // Things that hold others may hold their lines as well.
        if (!parts.has("edge")) return;
        for (const edges of elementsIn(element, "edges")) childrenOf(edges, "edge").forEach(reading.edge);
      }
    },
    enter({ name, attributes }, around) {
      if (name !== "graph" || around.length > 1 || around[0] === "graph") return;
      graphs += 1;
      if (graphs > 1) return;
      depth = around.length + 1;
      reading.graph(attributes);
    },
    leave(name, around) {
      if (name === "graph" && depth === around.length + 1) depth = null;
    },
  };
}

type Reading = ReturnType<typeof createReading>;

/** What is done with the parts of a graph as they come. */
function createReading(build: GraphBuilder, choices: ReadChoices) {
  const declared = { node: new Map<string, Attribute>(), edge: new Map<string, Attribute>() };
  const undeclared = new Set<string>();
  let graph: XmlAttributes | null = null;
  let stated: ClaimInput["direction"] | undefined;
  let hasOpenSpells = false;
  const values = (element: XmlElement, of: "node" | "edge") =>
    valuesOf(element, declared[of], (key, at) => {
      if (undeclared.has(`${of} ${key}`)) return;
      undeclared.add(`${of} ${key}`);
      build.warn("undeclared", at.line, words.undeclared({ name: key }));
    });
  const noteSpells = (element: XmlElement) => {
    if (hasOpenSpells || !hasOpenSpell(element)) return;
    hasOpenSpells = true;
    build.warn("open-spells", null, words.openSpells());
  };
  return {
    graph(attributes: XmlAttributes): void {
      graph = attributes;
      stated = DIRECTIONS[attributes.get("defaultedgetype")?.toLowerCase() ?? ""];
    },
    meta(meta: XmlElement): void {
      const said = (name: string) => childOf(meta, name)?.text.trim() || undefined;
      const about = ["creator", "keywords"].flatMap((name) => {
        const value = said(name);
        return value === undefined ? [] : [words.noteField({ name, value })];
      });
      build.head({
        title: said("title"),
        description: [said("description") ?? "", ...about].filter(Boolean).join("\n"),
      });
    },
    columns(block: XmlElement): void {
      const of = block.attributes.get("class")?.toLowerCase();
      if (of === "node" || of === "edge") addColumns(block, declared[of]);
    },
    node(node: XmlElement): void {
      noteSpells(node);
      readNode(node, null, build, (element) => values(element, "node"));
    },
    edge(edge: XmlElement): void {
      noteSpells(edge);
      const { attributes } = edge;
      const standard = stated ?? choices.direction ?? "undirected";
      const type = attributes.get("type")?.toLowerCase() ?? "";
      if (type !== "" && DIRECTIONS[type] === undefined) {
        const said = { word: type, direction: DIRECTION_WORDS[standard] };
        build.warn("unknown-direction", edge.line, words.unknownDirection(said));
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
          ...values(edge, "edge"),
          ...drawnOf(edge),
        ],
        at: edge.line,
      });
    },
    /** False where there was no graph. */
    finish(): boolean {
      if (graph !== null && stated === undefined && choices.direction === undefined) {
        build.guess({ about: "direction", value: "undirected", message: words.gexfUndirected() });
      }
      return graph !== null;
    },
  };
}

/** Whether an element, or what is in it, begins or ends without its first or last moment. */
function hasOpenSpell({ attributes, children }: XmlElement): boolean {
  return (
    attributes.get("startopen") !== undefined || attributes.get("endopen") !== undefined || children.some(hasOpenSpell)
  );
}

/** A node, and those that stand in it: what they stand in is a field, and no line. */
function readNode(
  node: XmlElement,
  container: string | null,
  build: GraphBuilder,
  values: (element: XmlElement) => readonly FieldInput[],
): void {
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
    at: node.line,
  });
  for (const nodes of childrenOf(node, "nodes"))
    for (const inner of childrenOf(nodes, "node")) readNode(inner, id, build, values);
}

/** Several blocks of one class are as good as one. */
function addColumns(block: XmlElement, found: Map<string, Attribute>): void {
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
      key: `attribute ${id}`,
      type: TYPES.get(named.replace(/^list/, "")),
      isList,
      fallback,
    });
  }
}

function valuesOf(
  element: XmlElement,
  declared: ReadonlyMap<string, Attribute>,
  noteUndeclared: (key: string, at: XmlElement) => void,
): readonly FieldInput[] {
  let stated: Map<string, string[]> | null = null;
  const loose = childrenOf(element, "attvalue");
  const groups = childrenOf(element, "attvalues");
  const [group] = groups;
  const isOneGroup = group !== undefined && groups.length === 1 && loose.length === 0;
  for (const each of isOneGroup ? group.children : [...loose, ...groups.flatMap(({ children }) => children)]) {
    if (each.name !== "attvalue") continue;
    const { attributes, text } = each;
    const key = attributes.get("for") ?? attributes.get("id") ?? attributes.get("attr") ?? "";
    const value = attributes.get("value") ?? text.trim();
    if (key === "" || value === "") continue;
    if (!declared.has(key)) noteUndeclared(key, each);
    // The same column twice states two values, as one that changes with time does.
    stated ??= new Map();
    const before = stated.get(key);
    if (before === undefined) stated.set(key, [withSpell(value, attributes)]);
    else before.push(withSpell(value, attributes));
  }
  const fields: FieldInput[] = [];
  for (const [id, { title: name, key, type, isList, fallback }] of declared) {
    const values = stated?.get(id) ?? (fallback === undefined ? NONE : [fallback]);
    if (values.length === 0) continue;
    const value = isList ? values.flatMap(listItems) : values.length > 1 ? values : values[0];
    fields.push(type === undefined ? { name, key, value } : { name, key, value, type });
  }
  if (stated === null) return fields;
  for (const [key, values] of stated) {
    if (declared.has(key)) continue;
    fields.push({ name: key, key: `attribute ${key}`, value: values.length > 1 ? values : values[0], type: "text" });
  }
  return fields;
}

/** A value that holds for a time, with that time behind it, since fields have none. */
function withSpell(value: string, attributes: XmlAttributes): string {
  const spell = statedSpell(attributes);
  return spell === null ? value : `${value} (${spell})`;
}

/** "[a, b]" in 1.3, where quoted items may hold commas, and quotes after a backslash; "a|b" before it. */
function listItems(text: string): readonly string[] {
  const inner = /^\[(.*)\]$/s.exec(text)?.[1];
  const items =
    inner === undefined ? text.split(/[|;]/) : (inner.match(/\s*"(?:[^"\\]|\\.)*"(?=\s*(?:,|$))|[^,]+/gs) ?? []);
  return items.map((item) => {
    const quoted = /^"(.*)"$/s.exec(item.trim())?.[1];
    return quoted === undefined ? item.trim() : quoted.replace(/\\(["\\])/g, "$1");
  });
}

const NOTHING_DRAWN: readonly FieldInput[] = [];

function drawnOf(element: XmlElement): readonly FieldInput[] {
  if (element.children.length === 0) return NOTHING_DRAWN;
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
  const [grouped, sliced] = [childrenOf(element, "spells"), childrenOf(element, "slices")];
  if (grouped.length === 0 && sliced.length === 0) return statedSpell(element.attributes);
  const spells = [element, ...grouped, ...sliced];
  const stated = spells.flatMap(({ name, attributes, children }) =>
    (name === "spells" || name === "slices" ? children.map((child) => child.attributes) : [attributes]).flatMap(
      (each) => statedSpell(each) ?? [],
    ),
  );
  return stated.length === 0 ? null : [...new Set(stated)].join(" ");
}

/** The time in attributes; null where there is none. */
function statedSpell(attributes: XmlAttributes): string | null {
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
