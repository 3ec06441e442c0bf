import { err } from "../../lib/result.ts";
import { shownText } from "../../model/field-schemas.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import type { DeclaredType, FieldInput, RawValue } from "./field-table.ts";
import type { AttributionInput, EvidenceInput, GraphBuilder } from "./graph-builder.ts";
import { htmlWords } from "./html-words.ts";
import { jsonReader } from "./json-reader.ts";
import {
  edgeFrom,
  fieldsIn,
  idText,
  type JsonRecord,
  listIn,
  nodeFrom,
  recordsIn,
  sayUnread,
  standardDirection,
  textOf,
} from "./json-values.ts";
import { isWebAddress } from "./web-address.ts";

/** Aspects that say how the file is written. All that are neither here nor read are named as not read. */
const OWN = [
  "CXVersion",
  "hasFragments",
  "metaData",
  "status",
  "numberVerification",
  "attributeDeclarations",
  "@context",
];
const TYPES: ReadonlyMap<string, DeclaredType> = new Map([
  ["string", "text"],
  ["boolean", "boolean"],
  ["long", "integer"],
  ["integer", "integer"],
  ["double", "number"],
]);

/**
 * Networks of Cytoscape and NDEx: CX 1, whose values stand in aspects of their own, and CX 2, whose values stand in nodes
 * and edges under declared short names. Source: "CX Data Model" and "CX2 Specification" of the Cytoscape Consortium. y points
 * down.
 */
export const cx = jsonReader({
  shape: Array.isArray,
  read(parts: readonly unknown[], build, choices) {
    const aspects = aspectsIn(parts);
    const failed = recordsOf(aspects, "status").find(
      ({ success, error }) => success === false || textOf(error) !== null,
    );
    if (failed !== undefined) {
      const message = words.cxFailed({ error: shownText((textOf(failed.error) ?? "").replace(/\.$/, "")) });
      return err([{ code: "cx/failed", path: "", message, hint: words.cxFailedHint() }]);
    }
    const read = new Set(OWN);
    const take = (name: string) => {
      read.add(name);
      return listIn(aspects.get(name));
    };
    const isFirst = !parts.some((part) => isRecord(part) && "CXVersion" in part);
    const network = isFirst
      ? firstVersion(take, build)
      : secondVersion(recordsOf(aspects, "attributeDeclarations"), take);
    const { name, description, rights, license, ...more } = network.attributes;
    build.head({
      title: textOf(name),
      description: plainWords(textOf(description)),
      licence: textOf(license) ?? textOf(rights),
    });
    const nodes = recordsIn(take("nodes"), words.node, build);
    build.expect(nodes.length + take("edges").length);
    for (const [at, node] of nodes) {
      const id = idText(node.id ?? node["@id"]);
      const { x, y, z } = network.positions.get(id ?? "") ?? node;
      const isPlaced = typeof x === "number" && typeof y === "number";
      const { position, ...rest } = nodeFrom(network.fieldsOf("nodes", node), "down");
      const fields = typeof z === "number" && z !== 0 ? [...rest.fields, { name: "z", value: z }] : rest.fields;
      build.entity({
        ...rest,
        id: id ?? "",
        position: isPlaced ? { x, y: -y } : (position ?? null),
        fields,
        sources: network.saidOf("node", id).flatMap(({ sources = [] }) => sources),
        notes: network.saidOf("node", id).flatMap(({ note }) => note ?? []),
        at,
      });
    }
    const edges = recordsIn(take("edges"), words.edge, build);
    const statesDirection = ({ name, value }: FieldInput) =>
      name === "directed" && /^(?:true|false)$/.test(String(value));
    const isOpen = edges.some(([, edge]) => ![...network.fieldsOf("edges", edge)].some(statesDirection));
    const standard = isOpen ? standardDirection(undefined, choices, build) : (choices.direction ?? "directed");
    for (const [at, edge] of edges) {
      const id = idText(edge.id ?? edge["@id"]);
      const { fields, ...rest } = edgeFrom(network.fieldsOf("edges", edge));
      const said = fields.find(statesDirection);
      const stated = said === undefined ? undefined : String(said.value) === "true" ? "directed" : "undirected";
      const cited = fields.filter((field) => /^citations?$/i.test(field.name));
      build.claim({
        ...rest,
        id,
        from: idText(edge.s),
        to: idText(edge.t),
        direction: choices.direction ?? stated ?? standard,
        fields: fields.filter((field) => !cited.includes(field) && field !== said),
        attributions: [...network.saidOf("edge", id), ...citedIn(cited)],
        at,
      });
    }
    for (const { name: counted, elementCount: stated } of recordsOf(aspects, "metaData")) {
      const count = listIn(aspects.get(String(counted))).length;
      if (typeof stated === "number" && stated !== count && (counted === "nodes" || counted === "edges"))
        build.warn("count", null, words.cxCount({ aspect: counted, stated, count }));
    }
    const unread = [...aspects].filter(([aspect]) => !read.has(aspect));
    sayUnread({ ...more, ...Object.fromEntries(unread) }, [], build);
  },
});

/** What the two versions keep in different places. */
interface Network {
  readonly attributes: JsonRecord;
  /** What is said of a node or edge. */
  fieldsOf(of: "nodes" | "edges", element: JsonRecord): readonly FieldInput[];
  /** Places that stand apart from their nodes. */
  readonly positions: ReadonlyMap<string, JsonRecord>;
  /** Citations that stand apart. */
  saidOf(of: "node" | "edge", id: string | null): readonly AttributionInput[];
}

type Take = (name: string) => readonly unknown[];

/** All aspects by name; one that comes in several pieces is put together. */
function aspectsIn(value: unknown): ReadonlyMap<string, unknown> {
  const aspects = new Map<string, unknown>();
  for (const part of listIn(value)) {
    for (const [name, content] of isRecord(part) ? Object.entries(part) : []) {
      const before = aspects.get(name);
      aspects.set(name, Array.isArray(before) && Array.isArray(content) ? before.concat(content) : content);
    }
  }
  return aspects;
}

function recordsOf(aspects: ReadonlyMap<string, unknown>, name: string): readonly JsonRecord[] {
  return listIn(aspects.get(name)).filter(isRecord);
}

function secondVersion(declarations: readonly JsonRecord[], take: Take): Network {
  interface Declared {
    readonly name: string;
    readonly alias: string | null;
    readonly standard: unknown;
    readonly type: DeclaredType | undefined;
  }
  const declaredFor = (of: string): readonly Declared[] =>
    declarations.flatMap((each) =>
      Object.entries(isRecord(each[of]) ? each[of] : {}).map(([name, stated]) => {
        const { a, d, v }: JsonRecord = isRecord(stated) ? stated : {};
        return { name, alias: textOf(a), standard: v, type: typeOf(d) };
      }),
    );
  const declared = { nodes: declaredFor("nodes"), edges: declaredFor("edges") };
  const attributes = take("networkAttributes").filter(isRecord);
  return {
    attributes: Object.assign({}, ...attributes),
    positions: new Map(),
    saidOf: () => [],
    fieldsOf(of, element) {
      const values = new Map(Object.entries(isRecord(element.v) ? element.v : {}));
      const fields: FieldInput[] = [];
      for (const { name, alias, standard, type } of declared[of]) {
        const key = alias !== null && values.has(alias) ? alias : name;
        const value = values.has(key) ? values.get(key) : standard;
        values.delete(key);
        fields.push({ name, value: rawOf(value), ...(type && { type }) });
      }
      return [...fields, ...fieldsIn(Object.fromEntries(values))];
    },
  };
}

function firstVersion(take: Take, build: GraphBuilder): Network {
  const attributesOf = (name: string) => {
    const held = new Map<string, FieldInput[]>();
    for (const each of take(name)) {
      if (!isRecord(each)) continue;
      const type = typeOf(each.d);
      const field: FieldInput = { name: textOf(each.n) ?? "", value: rawOf(each.v), ...(type && { type }) };
      for (const owner of ownersOf(each)) held.set(owner, [...(held.get(owner) ?? []), field]);
    }
    return held;
  };
  const values = { nodes: attributesOf("nodeAttributes"), edges: attributesOf("edgeAttributes") };
  const positions = new Map<string, JsonRecord>();
  const views = new Set<string>();
  for (const place of take("cartesianLayout")) {
    if (!isRecord(place)) continue;
    const id = idText(place.node) ?? "";
    views.add(idText(place.view) ?? "");
    if (!positions.has(id)) positions.set(id, place);
  }
  if (views.size > 1) build.warn("views", null, words.cxViews({ count: views.size - 1 }));
  const said = { node: citationsOf("node", take), edge: citationsOf("edge", take) };
  sayOwnerless(values, take, build);
  const attributes = take("networkAttributes").filter(isRecord);
  return {
    attributes: Object.fromEntries(attributes.map(({ n, v }) => [textOf(n) ?? "", v])),
    positions,
    saidOf: (of, id) => said[of].get(id ?? "") ?? [],
    fieldsOf(of, element) {
      const own: FieldInput[] =
        of === "nodes"
          ? [
              { name: "name", value: rawOf(element.n), type: "text" },
              { name: "represents", value: rawOf(element.r), type: "text" },
            ]
          : [{ name: "interaction", value: rawOf(element.i), type: "text" }];
      // Cytoscape keeps the names that nodes and edges have once more among their values.
      const repeated = (field: FieldInput) =>
        own.some(({ name, value }) => name === field.name.replace(/^shared /, "") && value === field.value);
      const more = values[of].get(idText(element["@id"]) ?? "") ?? [];
      return [...own, ...more.filter((field) => !repeated(field))];
    },
  };
}

/** Values whose node or edge is not in the file. */
function sayOwnerless(
  values: Readonly<Record<"nodes" | "edges", ReadonlyMap<string, readonly FieldInput[]>>>,
  take: Take,
  build: GraphBuilder,
): void {
  for (const aspect of ["nodes", "edges"] as const) {
    const known = new Set(take(aspect).map((each) => (isRecord(each) ? idText(each["@id"]) : null)));
    const lost = [...values[aspect]].filter(([id]) => !known.has(id));
    const count = lost.reduce((sum, [, fields]) => sum + fields.length, 0);
    if (count > 0) build.warn("of-nothing", null, words.cxOfNothing({ count, aspect, id: lost[0]?.[0] ?? "" }));
  }
}

/** Citations, and passages in support, of nodes or edges. */
function citationsOf(of: "node" | "edge", take: Take): ReadonlyMap<string, readonly AttributionInput[]> {
  const byId = (name: string) =>
    new Map(take(name).flatMap((each) => (isRecord(each) ? [[idText(each["@id"]), each] as const] : [])));
  const [citations, supports] = [byId("citations"), byId("supports")];
  const said = new Map<string, AttributionInput[]>();
  const backed = new Set<string>();
  const add = (owners: readonly string[], attribution: AttributionInput) => {
    for (const owner of owners) said.set(owner, [...(said.get(owner) ?? []), attribution]);
  };
  const sourcesFrom = (citation: JsonRecord | undefined): readonly EvidenceInput[] => {
    if (citation === undefined) return [];
    const [title, identifier] = [textOf(citation["dc:title"]), textOf(citation["dc:identifier"])];
    if (identifier !== null && isWebAddress(identifier)) return [{ title, address: identifier }];
    return [{ title: title !== null && identifier !== null ? `${title} (${identifier})` : (title ?? identifier) }];
  };
  for (const each of take(`${of}Supports`).filter(isRecord))
    for (const id of listIn(each.supports)) {
      const support = supports.get(idText(id));
      if (support === undefined) continue;
      const citation = idText(support.citation);
      for (const owner of ownersOf(each)) backed.add(JSON.stringify([owner, citation]));
      const [text, sources] = [textOf(support.text), sourcesFrom(citations.get(citation))];
      const attribution: AttributionInput =
        sources.length === 0 ? { note: text } : { sources: sources.map((source) => ({ ...source, quotation: text })) };
      add(ownersOf(each), attribution);
    }
  for (const each of take(`${of}Citations`).filter(isRecord))
    for (const id of listIn(each.citations).map(idText)) {
      // Whoever has a passage of it has the citation.
      const owners = ownersOf(each).filter((owner) => !backed.has(JSON.stringify([owner, id])));
      add(owners, { sources: sourcesFrom(citations.get(id)) });
    }
  return said;
}

/** A column of citations: each is where the claim is written. */
function citedIn(fields: readonly FieldInput[]): readonly AttributionInput[] {
  const cited = fields
    .flatMap(({ value }) => (Array.isArray(value) ? value : [value]))
    .flatMap((each) => textOf(each) ?? []);
  const sources = cited.map((text) => (isWebAddress(text) ? { address: text } : { title: text }));
  return sources.length === 0 ? [] : [{ sources }];
}

function ownersOf({ po }: JsonRecord): readonly string[] {
  return (Array.isArray(po) ? po : [po]).flatMap((id) => idText(id) ?? []);
}

function typeOf(declared: unknown): DeclaredType | undefined {
  return declared === undefined ? "text" : TYPES.get(String(declared).replace(/^list_of_/, ""));
}

function plainWords(text: string | null): string | null {
  return text === null ? null : (htmlWords(text)?.text ?? text);
}

const rawOf = (value: unknown): RawValue => fieldsIn({ value })[0]?.value;
