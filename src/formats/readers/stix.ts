import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { isRecord } from "../is-record.ts";
import type { AttributionInput, GraphBuilder, Place, SourceInput } from "./graph-builder.ts";
import { jsonReader } from "./json-reader.ts";
import { fieldsIn, type JsonRecord, listIn, recordsIn, someIds, textOf } from "./json-values.ts";
import { dateText, spellText } from "./times.ts";

/** What a STIX object is to us; all other types are entities. */
const RELATIONS: ReadonlySet<unknown> = new Set(["relationship", "sighting"]);
/** Objects about other objects, and no things of the world themselves. */
const REPORTS: ReadonlySet<unknown> = new Set(["report", "grouping"]);
const SIDE_OBJECTS: ReadonlySet<unknown> = new Set(["marking-definition", "extension-definition", "language-content"]);

/** Keys that have a place of their own here. */
const OWN_KEYS = ["type", "spec_version", "id", "created_by_ref", "external_references"];

/**
 * Bundles of STIX 2.1. Source: OASIS, "STIX Version 2.1". Who created a relationship holds it; an opinion on it agrees with
 * it or denies it; reports and notes are where something is written, and no things with lines to all that they mention.
 */
export const stix = jsonReader({
  shape: isRecord,
  read(bundle, build) {
    const records = recordsIn(bundle.objects, words.listedObject, build);
    const placeIn = new Map(records.map(([at, object]) => [object, at]));
    const placeOf = (object: JsonRecord): Place =>
      textOf(object.id) === null
        ? (placeIn.get(object) ?? words.listedObject)
        : () => words.object({ id: textOf(object.id) ?? "" });
    const objects = latestIn(
      records.map(([, object]) => object),
      (older, latest) => {
        const values = { modified: textOf(older.modified) ?? "none", latest: textOf(latest.modified) ?? "none" };
        build.warn("older-version", placeOf(older), words.olderVersion(values));
      },
    );
    build.expect(objects.length);
    const nameOf = new Map(objects.map(({ id, name }) => [id, textOf(name)]));
    const notes = commentsIn(objects, (ref) => nameOf.get(ref) ?? textOf(ref));
    const listed = new Set(objects.map(({ id }) => id));
    const counts = new Map<string, number>();
    for (const object of objects) {
      const { type } = object;
      if (RELATIONS.has(type) || REPORTS.has(type) || type === "opinion" || type === "note") continue;
      if (SIDE_OBJECTS.has(type)) {
        counts.set(String(type), (counts.get(String(type)) ?? 0) + 1);
        continue;
      }
      readEntity(object, notes, placeOf(object), build);
    }
    sayLostComments(objects, placeOf, build);
    for (const [type, count] of counts) build.warn("side-object", null, words.notEntities({ type, count }));
    const nameEnds: NameEnds = (from, to, attributions, at) => {
      if (from === null || to === null) return;
      for (const ref of [from, to, ...attributions.map(({ holder }) => holder ?? null)]) {
        if (ref === null || listed.has(ref)) continue;
        listed.add(ref);
        build.entity({ id: ref, kinds: [typeOf(ref)], described: false, at });
        build.warn("not-described", at, words.notInBundle({ type: typeOf(ref), id: ref }));
      }
    };
    for (const object of objects) {
      if (object.type === "relationship") readRelationship(object, notes, placeOf(object), nameEnds, build);
      if (object.type === "sighting") readSighting(object, notes, placeOf(object), nameEnds, build);
    }
  },
});

/** Makes sure that the ends of a claim, where it has both, and whoever holds it are there. */
type NameEnds = (from: string | null, to: string | null, by: readonly AttributionInput[], at: Place) => void;

/** What other objects say of an object, by its id. */
interface Comments {
  /** Reports that contain it. */
  readonly reports: ReadonlyMap<unknown, readonly JsonRecord[]>;
  readonly opinions: ReadonlyMap<unknown, readonly JsonRecord[]>;
  readonly notes: ReadonlyMap<unknown, readonly JsonRecord[]>;
  /** What is written in a note or an opinion, and by whom. */
  readonly textOfNote: (note: JsonRecord) => string;
}

function commentsIn(objects: readonly JsonRecord[], nameOf: (ref: unknown) => string | null): Comments {
  const about = (isWanted: (type: unknown) => boolean) => {
    const found = new Map<unknown, JsonRecord[]>();
    for (const object of objects) {
      if (!isWanted(object.type)) continue;
      for (const ref of listIn(object.object_refs)) {
        const known = found.get(ref);
        if (known === undefined) found.set(ref, [object]);
        else known.push(object);
      }
    }
    return found;
  };
  return {
    reports: about((type) => REPORTS.has(type)),
    opinions: about((type) => type === "opinion"),
    notes: about((type) => type === "note"),
    textOfNote(note) {
      const by = [...listIn(note.authors).map(textOf), nameOf(note.created_by_ref)].filter((each) => each !== null);
      const text = noteText(note);
      return by.length === 0 ? text : words.noteBy({ text, by: listText(by) });
    },
  };
}

function readEntity(
  object: JsonRecord,
  { reports, opinions, notes, textOfNote }: Comments,
  at: Place,
  build: GraphBuilder,
): void {
  const id = textOf(object.id) ?? "";
  build.entity({
    id,
    label: textOf(object.name) ?? textOf(object.value) ?? textOf(object.path) ?? textOf(object.subject),
    kinds: typeof object.type === "string" ? [object.type] : [],
    fields: [
      ...fieldsIn(object, [...OWN_KEYS, "name", "created", "modified"]),
      ...datesOf(object),
      ...(textOf(object.created_by_ref) === null
        ? []
        : [{ name: "created_by_ref", value: textOf(object.created_by_ref) }]),
    ],
    sources: [...referencesOf(object), ...(reports.get(id) ?? []).map(sourceOf)],
    notes: [...(notes.get(id) ?? []), ...(opinions.get(id) ?? [])].map(textOfNote),
    at,
  });
}

function readRelationship(
  object: JsonRecord,
  comments: Comments,
  at: Place,
  nameEnds: NameEnds,
  build: GraphBuilder,
): void {
  const [from, to] = [textOf(object.source_ref), textOf(object.target_ref)];
  const attributions = attributionsOf(object, comments);
  nameEnds(from, to, attributions, at);
  const { start_time: start, stop_time: stop } = object;
  build.claim({
    id: textOf(object.id),
    from: from ?? undefined,
    to: to ?? undefined,
    relation: textOf(object.relationship_type),
    direction: "directed",
    time: textOf(start) === null && textOf(stop) === null ? null : spellText(textOf(start), textOf(stop)),
    fields: [
      ...fieldsIn(object, [
        ...OWN_KEYS,
        "created",
        "modified",
        "relationship_type",
        "source_ref",
        "target_ref",
        "start_time",
        "stop_time",
      ]),
      ...datesOf(object),
    ],
    attributions,
    notes: notesOn(object, comments),
    at,
  });
}

/** What is noted on a claim: notes, and opinions that neither agree nor disagree, each with who wrote it. */
function notesOn({ id }: JsonRecord, { notes, opinions, textOfNote }: Comments): readonly string[] {
  const neutral = (opinions.get(id) ?? []).filter((opinion) => stanceOf(opinion) === null);
  return [...(notes.get(id) ?? []), ...neutral].map(textOfNote);
}

/** Whether an opinion denies what it is about; null where it takes no side. */
function stanceOf({ opinion }: JsonRecord): "affirmed" | "denied" | null {
  if (opinion === "agree" || opinion === "strongly-agree") return "affirmed";
  return opinion === "disagree" || opinion === "strongly-disagree" ? "denied" : null;
}

/** A sighting of something by each of those who saw it. */
function readSighting(
  object: JsonRecord,
  comments: Comments,
  at: Place,
  nameEnds: NameEnds,
  build: GraphBuilder,
): void {
  const from = textOf(object.sighting_of_ref);
  const seers = listIn(object.where_sighted_refs).map(textOf);
  const [first, last] = [textOf(object.first_seen), textOf(object.last_seen)];
  const attributions = attributionsOf(object, comments);
  if (seers.length > 1) build.warn("several-places", at, words.severalSeers({ count: seers.length }));
  for (const [place, to] of (seers.length === 0 ? [null] : seers).entries()) {
    nameEnds(from, to, attributions, at);
    build.claim({
      id: place === 0 ? textOf(object.id) : null,
      from: from ?? undefined,
      to: to ?? undefined,
      relation: words.sightedBy(),
      direction: "directed",
      time: first !== null && last !== null ? spellText(first, last) : first === null ? null : dateText(first),
      fields: [
        ...fieldsIn(object, [
          ...OWN_KEYS,
          "created",
          "modified",
          "sighting_of_ref",
          "where_sighted_refs",
          "first_seen",
          ...(first === null ? [] : ["last_seen"]),
        ]),
        ...datesOf(object),
      ],
      attributions,
      notes: notesOn(object, comments),
      at,
    });
  }
}

/** Who says so: whoever created it, each report that contains it, and each opinion on it. */
function attributionsOf(object: JsonRecord, { reports, opinions }: Comments): readonly AttributionInput[] {
  const creator = textOf(object.created_by_ref);
  const sources: SourceInput[] = [...referencesOf(object)];
  const more: AttributionInput[] = [];
  for (const report of reports.get(object.id) ?? []) {
    const reporter = textOf(report.created_by_ref);
    if (reporter === creator) sources.push(sourceOf(report));
    else more.push({ holder: reporter, sources: [sourceOf(report)] });
  }
  for (const opinion of opinions.get(object.id) ?? []) {
    const stance = stanceOf(opinion);
    if (stance === null) continue;
    more.push({
      holder: textOf(opinion.created_by_ref),
      denied: stance === "denied",
      sources: referencesOf(opinion),
      note: noteText(opinion),
    });
  }
  return creator === null && sources.length === 0 ? more : [{ holder: creator, sources }, ...more];
}

function referencesOf({ external_references: references }: JsonRecord): readonly SourceInput[] {
  return listIn(references)
    .filter(isRecord)
    .map((reference) => ({
      title: [textOf(reference.source_name), textOf(reference.external_id)].filter(Boolean).join(" ") || null,
      address: textOf(reference.url),
    }));
}

function sourceOf(report: JsonRecord): SourceInput {
  const published = textOf(report.published);
  const address = referencesOf(report).find((reference) => reference.address)?.address ?? null;
  return {
    title: textOf(report.name) ?? textOf(report.id),
    address,
    publishedAt: published === null ? null : dateText(published),
  };
}

/** "strongly-disagree: the relay was sold before". */
function noteText({ opinion, explanation, abstract, content }: JsonRecord): string {
  return [opinion, explanation, abstract, content].map(textOf).filter(Boolean).join(": ");
}

function datesOf(object: JsonRecord) {
  return ["created", "modified"].map((name) => {
    const stated = textOf(object[name]);
    return { name, value: stated === null ? null : dateText(stated) };
  });
}

function typeOf(ref: string): string {
  return ref.split("--", 1)[0] ?? ref;
}

/** The latest version of each object, as far as they say when they were modified; the first of those that are equal. */
function latestIn(
  objects: readonly JsonRecord[],
  sayOlder: (older: JsonRecord, latest: JsonRecord) => void,
): readonly JsonRecord[] {
  const latest = new Map<unknown, JsonRecord>();
  const modified = (object: JsonRecord) => textOf(object.modified) ?? "";
  for (const object of objects) {
    const known = latest.get(object.id);
    if (known === undefined || modified(object) > modified(known)) latest.set(object.id, object);
  }
  return objects.filter((object) => {
    const newest = latest.get(object.id);
    if (object.id === undefined || newest === undefined || newest === object) return true;
    sayOlder(object, newest);
    return false;
  });
}

/** What opinions, notes and reports say of objects that are no entities and no claims here. */
function sayLostComments(
  objects: readonly JsonRecord[],
  placeOf: (object: JsonRecord) => Place,
  build: GraphBuilder,
): void {
  const isComment = ({ type }: JsonRecord) => REPORTS.has(type) || type === "opinion" || type === "note";
  const isLeftOut = (object: JsonRecord) =>
    SIDE_OBJECTS.has(object.type) ||
    (object.type === "relationship" && (textOf(object.source_ref) === null || textOf(object.target_ref) === null)) ||
    (object.type === "sighting" && listIn(object.where_sighted_refs).length === 0);
  const known = new Set(objects.filter((each) => !isComment(each) && !isLeftOut(each)).map(({ id }) => id));
  for (const object of objects) {
    if (!isComment(object)) continue;
    const refs = listIn(object.object_refs);
    const lost = refs.filter((ref) => !known.has(ref)).map(String);
    if (lost.length > 0)
      build.warn("lost-comment", placeOf(object), words.lostComment({ ids: someIds(lost), count: lost.length }));
    if (refs.length === 0) build.warn("lost-comment", placeOf(object), words.commentOnNothing());
  }
}
