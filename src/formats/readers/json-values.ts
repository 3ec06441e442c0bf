import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { isRecord } from "../is-record.ts";
import { hexColour } from "./colour.ts";
import type { FieldInput, RawValue } from "./field-table.ts";
import type { ClaimInput, EntityInput, GraphBuilder, Place } from "./graph-builder.ts";
import { KNOWN_NAMES, pick, pickPosition } from "./known-names.ts";
import type { ReadChoices } from "./reader.ts";

export type JsonRecord = Readonly<Record<string, unknown>>;

const MOST_IDS_SAID = 10;

/** The objects of a list, each with where it stands. What is no object is left out, and said. */
export function recordsIn(
  list: unknown,
  noun: () => string,
  build: GraphBuilder,
): readonly (readonly [Place, JsonRecord])[] {
  return listIn(list).flatMap((item, place) => {
    const at = itemOf(noun, place);
    if (isRecord(item)) return [[at, item] as const];
    build.warn("no-object", at, words.notObject());
    return [];
  });
}

/** Says which values of a record, an object about the whole graph, have no place in a dataset. */
export function sayUnread(record: JsonRecord, read: readonly string[], build: GraphBuilder): void {
  const names = Object.entries(record).flatMap(([name, value]) => {
    const stated = rawValue(value);
    const isStated = stated !== null && stated !== "" && !(Array.isArray(stated) && stated.length === 0);
    return isStated && !read.includes(name) ? [name] : [];
  });
  if (names.length > 0) build.warn("not-read", null, words.notRead({ names: listText(names, "comma") }));
}

/** A record with what it keeps in one of its values beside the rest. Where both have a key, both stay. */
export function flattened(record: JsonRecord, key: string, reserved: readonly string[] = []): JsonRecord {
  const { [key]: inner, ...rest } = record;
  if (!isRecord(inner)) return record;
  const moved = Object.entries(inner).map(([name, value]) =>
    Object.hasOwn(rest, name) || reserved.includes(name) ? [`${key}.${name}`, value] : [name, value],
  );
  return { ...Object.fromEntries(moved), ...rest };
}

/** Ids for things that are told apart by name: where two share one, a number keeps them apart. */
export function distinctIds(names: readonly string[], taken: Set<string> = new Set()): readonly string[] {
  const last = new Map<string, number>();
  return names.map((name) => {
    let id = name;
    for (let number = last.get(name) ?? 1; id !== "" && taken.has(id); ) {
      number += 1;
      last.set(name, number);
      id = `${name} (${number})`;
    }
    taken.add(id);
    return id;
  });
}

/** Ids in words: the first few of many. */
export function someIds(ids: readonly string[]): string {
  return ids.length <= MOST_IDS_SAID ? listText(ids) : `${listText(ids.slice(0, MOST_IDS_SAID), "comma")}, …`;
}

/** An id as text: a number or a list comes out the same each time. Null for what is no id. */
export function idText(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "object" && value !== null ? JSON.stringify(value) : null;
}

/** A text, or a number as text; null for all else and for the empty text. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : null;
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The values of a record as fields; what is nested deeper than a list is kept as JSON. */
export function fieldsIn(record: JsonRecord, except: readonly string[] = []): readonly FieldInput[] {
  return Object.entries(record).flatMap(([name, value]) =>
    except.includes(name) ? [] : [{ name, value: rawValue(value) }],
  );
}

function rawValue(value: unknown): RawValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value))
    return value.map((item) => (typeof item === "object" && item !== null ? JSON.stringify(item) : rawValue(item)));
  return Object.keys(value).length === 0 ? null : JSON.stringify(value);
}

/** A point on the earth in one of the values, as Neo4j writes it. */
export function pointIn(record: JsonRecord): NonNullable<EntityInput["coordinates"]> | null {
  for (const value of Object.values(record)) {
    if (!isRecord(value)) continue;
    const { latitude, longitude } = value;
    if (typeof latitude === "number" && typeof longitude === "number") return { latitude, longitude };
  }
  return null;
}

/** What most JSON graphs say of a node beside its id: label, kind, place and colour by the usual names, the rest as fields. */
export function nodeFrom(
  fields: readonly FieldInput[],
  yPoints: "up" | "down",
): Pick<EntityInput, "label" | "kinds" | "position"> & { readonly fields: readonly FieldInput[] } {
  const label = pick(fields, KNOWN_NAMES.label);
  const kind = pick(label.rest, KNOWN_NAMES.kind);
  const { position, rest } = pickPosition(kind.rest);
  return {
    label: label.value,
    kinds: kind.value === null ? [] : [kind.value],
    position: position && { x: position.x, y: yPoints === "up" ? position.y : -position.y },
    fields: rest.map(asColour),
  };
}

/** A field called so whose value is a colour. */
function asColour(field: FieldInput): FieldInput {
  const hex = /^colou?r$/i.test(field.name) && typeof field.value === "string" ? hexColour(field.value) : null;
  return hex === null ? field : { name: words.colourField(), key: "colour", value: hex, type: "colour" };
}

/** What most JSON graphs say of an edge beside its ends: what is written on it, and the rest as fields. */
export function edgeFrom(
  fields: readonly FieldInput[],
): Pick<ClaimInput, "relation" | "label"> & { readonly fields: readonly FieldInput[] } {
  const relation = pick(
    fields,
    KNOWN_NAMES.relation.filter((name) => name !== "label"),
  );
  const label = pick(relation.rest, ["label"]);
  return { relation: relation.value, label: label.value, fields: label.rest.map(asColour) };
}

/** The direction of edges that state none of their own, by choice, by the file, or assumed and said. */
export function standardDirection(
  stated: "directed" | "undirected" | undefined,
  { direction }: ReadChoices,
  build: GraphBuilder,
): "directed" | "undirected" {
  if (direction !== undefined) return direction;
  if (stated !== undefined) return stated;
  build.guess({ about: "direction", value: "directed", message: words.assumedDirected() });
  return "directed";
}

/** The place of an item in a list, counted from 1. */
export const itemOf = (noun: () => string, at: number) => () => words.item({ list: noun(), place: String(at + 1) });
