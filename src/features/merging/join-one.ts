import { isSameJson } from "../../lib/same-json.ts";
import type { Claim, Entity, Field, FieldValues, Source } from "../../model/dataset.ts";
import { nameOf } from "../../model/name-of.ts";
import { mergingWords as words } from "../../words/en/merging.ts";
import type { Words } from "../../words/message.ts";
import { type Difference, filledRecord, joinedList } from "./join-records.ts";
import { isUnstated } from "./same-kinds.ts";

/** One record of two, and what they say differently. */
interface Joined<Item> {
  readonly record: Item;
  readonly differences: readonly Difference[];
}

/**
 * An entity of A with what B says of the same. It keeps its name, and gets B's as an alias; of what the two say differently
 * B's goes into the note. All ids are those of the result.
 */
export function joinEntity(
  a: Entity,
  b: Entity,
  {
    title,
    fieldById,
    kindLabel,
  }: {
    /** Of B. */
    readonly title: string;
    readonly fieldById: ReadonlyMap<string, Field>;
    readonly kindLabel: ReadonlyMap<string, string>;
  },
): Joined<Entity> {
  const { record, differences: found } = filledRecord(a, b, ["label", "gloss", "subkind", "time", "place"]);
  const fields = joinedFields(a.fields, b.fields, fieldById);
  const isKindKnown = isUnstated(a.kind) && !isUnstated(b.kind);
  const differences: Difference[] = [...found, ...fields.differences];
  if (a.kind !== b.kind && !isUnstated(a.kind) && !isUnstated(b.kind))
    differences.push({ key: "kind", a: kindLabel.get(a.kind), b: kindLabel.get(b.kind) });
  const names = [nameOf(record), ...a.aliases];
  const aliases = joinedList(
    a.aliases,
    [givenName(b) ?? [], b.aliases].flat().filter((name) => !names.includes(name)),
  );
  // The other name has become an alias.
  const held = differences.filter(({ key }) => key !== "label").map(({ key, b: value }) => ({ key, value }));
  const { described: _, ...known } = record;
  const isDescribed = a.described === undefined || b.described === undefined;
  const joined: Entity = {
    ...(isDescribed ? known : record),
    kind: isKindKnown ? b.kind : a.kind,
    aliases,
    named: a.named || b.named,
    mentions: joinedList(a.mentions, b.mentions),
    ...(fields.values && { fields: fields.values }),
    note: noteWith(a.note, b.note, title, held),
  };
  return {
    record: isSameJson(joined, a) ? a : joined,
    differences: withStatus(a, b, differences),
  };
}

/** What an entity is called: its label, or the id that a table of names has it by, which is no code. */
function givenName({ label, origin }: Entity): string | undefined {
  return label ?? (origin?.id !== undefined && /^[^\p{N}]*\p{L}[^\p{N}]*$/u.test(origin.id) ? origin.id : undefined);
}

/** A claim of A with what B says of the same: above all whose it is there. All ids are those of the result. */
export function joinClaim(a: Claim, b: Claim, { title }: { readonly title: string }): Joined<Claim> {
  const { record, differences } = filledRecord(a, b, ["gloss"]);
  const held = differences.map(({ key, b: value }) => ({ key, value }));
  const fields: FieldValues | undefined = b.fields && { ...b.fields, ...a.fields };
  const joined: Claim = {
    ...record,
    attributions: joinedList(a.attributions, b.attributions),
    ...(fields && { fields }),
    note: noteWith(a.note, b.note, title, held),
  };
  return { record: isSameJson(joined, a) ? a : joined, differences: withStatus(a, b, differences) };
}

/** A source of A with what B says of the same. All ids are those of the result. */
export function joinSource(a: Source, b: Source): Joined<Source> {
  const { record, differences } = filledRecord(a, b, [
    "kind",
    "title",
    "authors",
    "publishedAt",
    "publisher",
    "language",
    "address",
    "accessedAt",
    "page",
    "citation",
  ]);
  // Segments are places in a text: they come with it or not at all.
  const withText: Source =
    a.text === undefined && b.text !== undefined ? { ...record, text: b.text, segments: b.segments } : record;
  const coverage = joinedList(a.coverage, b.coverage);
  const joined = coverage === a.coverage ? withText : { ...withText, coverage };
  return { record: joined, differences };
}

/** What nobody has reviewed is no contradiction of what somebody has; what was withdrawn is. */
function withStatus(
  a: Pick<Claim, "status">,
  b: Pick<Claim, "status">,
  differences: readonly Difference[],
): readonly Difference[] {
  const isEitherWithdrawn = a.status === "deprecated" || b.status === "deprecated";
  return a.status === b.status || !isEitherWithdrawn
    ? differences
    : [...differences, { key: "status", a: a.status, b: b.status }];
}

function joinedFields(
  a: FieldValues | undefined,
  b: FieldValues | undefined,
  fieldById: ReadonlyMap<string, Field>,
): { readonly values: FieldValues | undefined; readonly differences: readonly Difference[] } {
  if (b === undefined) return { values: a, differences: [] };
  const values: Record<string, FieldValues[string]> = { ...a };
  const differences: Difference[] = [];
  for (const [id, other] of Object.entries(b)) {
    const own = Object.hasOwn(values, id) ? values[id] : undefined;
    if (own === undefined) values[id] = other;
    else if (Array.isArray(own) && Array.isArray(other)) values[id] = [...joinedList(own, other)];
    else if (!isSameJson(own, other)) differences.push({ key: fieldById.get(id)?.label ?? id, a: own, b: other });
  }
  return { values: values as FieldValues, differences };
}

/** The note of A and what B has beside it; nothing that stands in it already. */
function noteWith(
  a: string | null,
  b: string | null,
  dataset: string,
  held: readonly { readonly key: string; readonly value: unknown }[],
): string | null {
  const own = a ?? "";
  const added = held
    .map(({ key, value }): string => words.heldValue({ dataset, key: keyName(key), value: valueText(value) }))
    .filter((paragraph) => !own.includes(paragraph));
  if (b !== null && !own.includes(b)) added.push(a === null ? b : words.heldNote({ dataset, note: b }));
  return [...(a === null ? [] : [a]), ...added].join("\n") || null;
}

const KEY_NAMES: Readonly<Record<string, () => Words>> = {
  kind: words.kind,
  subkind: words.subkind,
  label: words.label,
  gloss: words.gloss,
  time: words.time,
  place: words.place,
  status: words.status,
  title: words.title,
  authors: words.authors,
  publishedAt: words.publishedAt,
  publisher: words.publisher,
  language: words.language,
  address: words.address,
  accessedAt: words.accessedAt,
  page: words.page,
  citation: words.citation,
};

/** What a key of a record is called; a field of the dataset's own goes by its label. */
export function keyName(key: string): string {
  return Object.hasOwn(KEY_NAMES, key) ? (KEY_NAMES[key]?.() ?? key) : key;
}

/** A value of a record as a note or a report has it. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  const { latitude, longitude } = value as Partial<NonNullable<Entity["place"]>>;
  if (latitude === undefined || longitude === undefined) return JSON.stringify(value);
  return words.coordinates({ latitude: String(latitude), longitude: String(longitude) });
}
