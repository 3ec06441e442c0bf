import type { DatasetInput } from "../../model/dataset.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import type { FieldInput, FieldTable, HeldValues } from "./field-table.ts";
import type { ClaimInput, EntityInput, GraphBuilder, Position, SourceInput, Unlisted } from "./graph-builder.ts";
import { type Place, placeInWords } from "./issue-list.ts";
import { createTextPool } from "./text-pool.ts";
import { readableTime } from "./times.ts";

export type ClaimRecord = DatasetInput["claims"][number];

// Of hundreds of thousands of these, what most do not have takes no memory: lists that are empty are one list.

/** An entity, with the first description of it and what others add. */
export interface HeldEntity {
  readonly id: string;
  readonly originId: string;
  label: string | null;
  aliases: readonly string[];
  readonly kinds: readonly string[];
  gloss: string | null;
  values: HeldValues;
  position: readonly [x: number, y: number] | null;
  coordinates: EntityInput["coordinates"];
  readonly time: string | null;
  sources: readonly SourceInput[];
  isDescribed: boolean;
  notes: readonly string[];
  readonly at: Place;
}

/** What the claims of most files do not have. */
export type MoreOfClaim = Pick<ClaimInput, "gloss" | "place" | "attributions">;

const NONE: readonly never[] = [];

/** Keeps what readers hand over in as little memory as there can be, and says what cannot be kept. */
export function collectGraph(table: Pick<FieldTable, "hold">, warn: GraphBuilder["warn"]) {
  const { own } = createTextPool();
  const entities: HeldEntity[] = [];
  /** The places of entities in that list, by their ids. */
  const numbers = new Map<string, number>();
  /**
   * Records of claims, as they will be but for ids and types of fields. What else is known of a claim, the lists below have
   * at its place in this one; a relation, and an end that is not listed so far, stand in the record as the file has them.
   */
  const claims: ClaimRecord[] = [];
  const places: Place[] = [];
  /** Numbers of entities, those of a claim one after the other; -1 for one that is not listed so far. */
  const ends: number[] = [];
  const labels: (string | null)[] = [];
  /** Labels of claims without a relation. */
  const bareLabels = new Set<string>();
  const rare = new Map<number, MoreOfClaim>();
  /** Ids in this file, of claims that were called otherwise where they come from. */
  const renamed = new Map<number, string>();
  const named: ({ readonly id: string; readonly at: Place } & Pick<EntityInput, "kinds" | "coordinates">)[] = [];
  /** Times that are no dates, which stay fields. */
  const unread: { readonly text: string; readonly at: Place }[] = [];

  function entity(input: EntityInput) {
    const known = numbers.get(input.id);
    if (known !== undefined) return describeAgain(entities[known] as HeldEntity, input);
    if (input.id === "") return warn("no-id", input.at, words.entityWithoutId());
    const time = readableTime(input.time);
    if (input.time && time === null) unread.push({ text: input.time, at: input.at });
    const fields = listed(input.fields);
    const id = own(input.id);
    numbers.set(id, entities.length);
    entities.push({
      id,
      originId: input.originId ? own(input.originId) : id,
      label: input.label?.trim() ? own(input.label) : null,
      aliases: distinct(input.aliases, input.label),
      gloss: input.gloss || null,
      kinds: distinct(input.kinds),
      values: table.hold("entity", withUnreadTime(fields, input.time, time)),
      position: placed(input.position),
      coordinates: onEarth(input.coordinates ?? coordinatesIn(fields)),
      time,
      sources: listed(input.sources),
      isDescribed: input.described ?? true,
      notes: stated(input.notes),
      at: input.at,
    });
  }

  function claim(input: ClaimInput) {
    const { id, from, to, originId = id } = input;
    if (!from) return noEnd(input, "from", from);
    if (!to) return noEnd(input, "to", to);
    const time = readableTime(input.time);
    if (input.time && time === null) unread.push({ text: input.time, at: input.at });
    const values = table.hold("claim", withUnreadTime(input.fields ?? NONE, input.time, time));
    const label = input.label ? own(input.label) : null;
    const more = moreOf(input);
    const [subject, object] = [numbers.get(from) ?? -1, numbers.get(to) ?? -1];
    if (!input.relation && label !== null) bareLabels.add(label);
    if (more !== null) rare.set(claims.length, more);
    if (id && originId !== id) renamed.set(claims.length, own(id));
    ends.push(subject, object);
    labels.push(label);
    places.push(input.at);
    // All keys at once, and what some lack last: engines keep such records smallest, and take the last key off at no cost.
    const record: ClaimRecord = {
      id: "",
      subject: subject === -1 ? own(from) : "",
      predicate: input.relation ? own(input.relation) : "",
      object: object === -1 ? own(to) : "",
      value: null,
      direction: input.direction,
      qualifiers: time === null ? UNQUALIFIED : { ...UNQUALIFIED, time: own(time) },
      attributions: NONE as unknown as ClaimRecord["attributions"],
      status: input.isWithdrawn ? "deprecated" : "draft",
      note: stated(input.notes).join("\n") || null,
      origin: originId ? { how: "import", id: own(originId) } : IMPORTED,
      fields: values as NonNullable<ClaimRecord["fields"]>,
    };
    if (values === null) delete record.fields;
    claims.push(record);
  }

  function noEnd({ id, at }: ClaimInput, end: "from" | "to", value: string | null | undefined): void {
    const names = { id: id || "", end, known: id ? "yes" : "no" } as const;
    warn("no-end", at, value === "" ? words.emptyEnd(names) : words.noEnd(names));
  }

  /** Two descriptions of one thing: the first stands, and nothing of the second is lost. */
  function describeAgain(known: HeldEntity, again: EntityInput): void {
    const { id, label, aliases = [], kinds = [], gloss, fields = [], time, sources = [], notes = [], at } = again;
    warn("described-twice", at, words.describedTwice({ id, first: placeInWords(known.at) }));
    known.isDescribed = true;
    known.position ??= placed(again.position);
    if (label) known.label ??= label;
    for (const other of [label, ...aliases])
      if (other && other !== known.label && !known.aliases.includes(other)) known.aliases = [...known.aliases, other];
    const otherGloss = gloss && known.gloss !== null && gloss !== known.gloss ? gloss : null;
    known.gloss ??= gloss || null;
    const values = [...fields].filter(({ value }) => value !== null && value !== undefined && value !== "");
    const more = [
      ...(kinds.length > 0 && kinds.join() !== known.kinds.join()
        ? [words.noteKinds({ kinds: listText(kinds, "comma") })]
        : []),
      ...(otherGloss === null ? [] : [words.noteField({ name: words.glossField(), value: otherGloss })]),
      ...values.map(({ name, value }) => words.noteField({ name, value: String(value) })),
      ...(time && time !== known.time ? [words.noteField({ name: words.timeField(), value: time })] : []),
    ];
    known.sources = [...known.sources, ...sources];
    known.notes = [...known.notes, ...stated(notes)];
    known.coordinates ??= onEarth(again.coordinates);
    if (more.length > 0)
      known.notes = [...known.notes, words.alsoDescribed({ at: placeInWords(at), values: listText(more, "comma") })];
  }

  function addUnlisted(unlisted: Unlisted): void {
    const add = (
      end: string,
      at: Place,
      id: string | null | undefined,
      as: Pick<EntityInput, "kinds" | "coordinates"> = {},
    ): number => {
      const number = numbers.get(end);
      if (number !== undefined) {
        const known = entities[number] as HeldEntity;
        known.coordinates ??= onEarth(as.coordinates);
        return number;
      }
      // A number is more often a code.
      const label = unlisted === "named" && /\p{L}/u.test(end) ? end : null;
      entity({ id: end, label, at, ...as, ...(unlisted === "marked" && { described: false }) });
      if (unlisted === "marked") {
        warn("not-described", at, words.notDescribed({ name: end, id: id || "", known: id ? "yes" : "no" }));
      }
      return entities.length - 1;
    };
    // What is named with a kind comes before what is only named.
    for (const { id, at, ...as } of named) if (as.kinds !== undefined) add(id, at, null, as);
    for (const [nth, { subject, object, origin }] of claims.entries()) {
      const at = places[nth] as Place;
      if (ends[2 * nth] === -1) ends[2 * nth] = add(subject, at, origin?.id);
      if (ends[2 * nth + 1] === -1) ends[2 * nth + 1] = add(object ?? "", at, origin?.id);
      for (const { holder } of rare.get(nth)?.attributions ?? NONE) if (holder) add(holder, at, origin?.id);
    }
    for (const { id, at } of named) add(id, at, null);
  }

  return {
    entity,
    claim,
    name(id: string, at: Place, as: Pick<EntityInput, "kinds" | "coordinates"> = {}): void {
      named.push({ id, at, ...as });
    },
    /** What was handed over, with the entities that are named and not listed. To be called once. */
    close(unlisted: Unlisted) {
      addUnlisted(unlisted);
      return { entities, numbers, claims, places, ends, labels, bareLabels, rare, renamed, unread };
    },
  };
}

/** All that readers handed over of entities and claims, as the file has it. */
export type CollectedGraph = ReturnType<ReturnType<typeof collectGraph>["close"]>;

/** Records of a dataset are never changed in place, so that those without any of this can have it in common. */
const UNQUALIFIED: ClaimRecord["qualifiers"] = { time: null, place: null, means: null, quantity: null };
const IMPORTED: NonNullable<ClaimRecord["origin"]> = { how: "import" };

function moreOf({ gloss, place, attributions }: ClaimInput): MoreOfClaim | null {
  if (!gloss && !place && !attributions?.length) return null;
  return { ...(gloss && { gloss }), ...(place && { place }), ...(attributions && { attributions }) };
}

function listed<Item>(items: Iterable<Item> | undefined): readonly Item[] {
  const list = items === undefined ? NONE : [...items];
  return list.length === 0 ? NONE : list;
}

/** Texts that say something, each once; but for one that is said elsewhere. */
function distinct(texts: readonly string[] | undefined, but?: string | null): readonly string[] {
  if (texts === undefined || texts.length === 0) return NONE;
  return listed(new Set(texts.filter((text) => text !== "" && text !== but)));
}

function stated(texts: readonly string[] | undefined): readonly string[] {
  return texts === undefined || texts.length === 0 ? NONE : texts.filter((text) => text !== "");
}

/** Coordinates where two fields are called so. They stay fields as well. */
function coordinatesIn(fields: readonly FieldInput[]): EntityInput["coordinates"] {
  const called = (pattern: RegExp) => fields.find(({ name }) => pattern.test(name))?.value;
  const latitude = called(/^\s*lat(?:itude)?\s*$/i);
  const longitude = called(/^\s*(?:lng|lon|long|longitude)\s*$/i);
  if (!latitude || !longitude || typeof latitude === "object" || typeof longitude === "object") return null;
  return { latitude: Number(latitude), longitude: Number(longitude) };
}

function placed(position: Position | null | undefined): HeldEntity["position"] {
  return position && Number.isFinite(position.x) && Number.isFinite(position.y) ? [position.x, position.y] : null;
}

function onEarth(at: EntityInput["coordinates"]): EntityInput["coordinates"] {
  return at && Math.abs(at.latitude) <= 90 && Math.abs(at.longitude) <= 180 ? at : null;
}

/** A time that is no date is kept as written, as a field. */
function withUnreadTime(fields: Iterable<FieldInput>, stated: string | null | undefined, read: string | null) {
  return stated && read === null ? [...fields, { name: words.timeField(), key: "time", value: stated }] : fields;
}
