import {
  claimInWords,
  claimSentence,
  drawnStance,
  holderInWords,
  labelOf,
  leadingAttribution,
  placeInWords,
  predicateOf,
  sentenceInWords,
  sourceName,
  stanceInWords,
} from "../../derive/claim-words.ts";
import { type DerivedView, NO_STANCE } from "../../derive/derived-view.ts";
import { fieldValueInWords } from "../../derive/field-words.ts";
import { measures } from "../../derive/measures.ts";
import { contestedMask } from "../../features/contested/contested.ts";
import type { Attribution, Evidence, Field, FieldScalar } from "../../model/dataset.ts";
import type { FamilyLook } from "../../model/family-looks.ts";
import { claimAt, claimsAt, entityAt, type KnowledgeGraph, otherEnd } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import type { TableId } from "../../model/view-slices/table.ts";
import { describeWhen, parseWhen } from "../../model/when.ts";
import { claimWords } from "../../words/en/claims.ts";
import { recordWords } from "../../words/en/records.ts";
import { tableWords as words } from "../../words/en/table.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { exactNumberText, listText, numberText } from "../../words/numbers.ts";
import type { RowKey } from "./row-order.ts";
import { type CitedSources, claimOfAttribution, claimsPerSource } from "./rows.ts";

/** Where a link of a cell leads. */
export type Goal =
  | { readonly kind: "entity" | "claim" | "claims-of-entity" | "claims-of-source"; readonly number: number }
  /** The record of the row, which the panel shows. */
  | { readonly kind: "record" }
  | { readonly kind: "passage"; readonly source: string; readonly at: string | null }
  | { readonly kind: "address"; readonly address: string };

/** One link of a cell. */
export interface CellLink {
  readonly text: Words;
  readonly goal: Goal;
  /** What it is, where its text does not say all; worked out when somebody comes to it. */
  readonly says?: () => Words;
}

/** What a cell shows. */
export interface Cell {
  /** As plain text; null where not stated. */
  readonly text: Words | null;
  /** The number itself, for files. */
  readonly value?: number;
  /** In place of the text. */
  readonly links?: readonly CellLink[];
  /** Before the text: the line of a certainty, by its position in the vocabulary; the sign of an entity's family. */
  readonly stance?: number;
  readonly look?: FamilyLook;
}

/** One column of a table. */
export interface Column {
  readonly id: string;
  readonly title: Words;
  /** CSS pixels. */
  readonly width: number;
  /** Whether it is shown until a user chooses. */
  readonly isUsual: boolean;
  /** Whether it has numbers, which stand at its end; the largest come first when it is sorted. */
  readonly isNumber: boolean;
  readonly key: RowKey;
  readonly cell: (row: number) => Cell;
}

/** What columns are made of. */
export interface TableContext {
  readonly knowledge: KnowledgeGraph;
  readonly derived: DerivedView;
  /** Which sources each claim rests on, where that is known already. */
  readonly sources: CitedSources | null;
}

/** Neighbours that a cell names; the record of the entity has them all. */
const MOST_NEIGHBOURS = 16;
/** `claimPolarity` where all deny. */
const DENIED = 1;
const NOT_STATED: Cell = { text: null };

/** All columns that a table can show, the first of which is always shown. */
export function columnsOf(table: TableId, context: TableContext): readonly Column[] {
  switch (table) {
    case "entities":
      return entityColumns(context);
    case "claims":
      return claimColumns(context);
    case "attributions":
      return attributionColumns(context);
    case "sources":
      return sourceColumns(context);
  }
}

/** The columns that are shown: those that were chosen, or else the usual ones; what a table does not have is left out. */
export function shownColumns(
  columns: readonly Column[],
  chosen: readonly string[] | undefined,
): readonly [Column, ...Column[]] {
  const [first, ...others] = columns as readonly [Column, ...Column[]];
  const isShown = ({ id, isUsual }: Column) => (chosen === undefined ? isUsual : chosen.includes(id));
  return [first, ...others.filter(isShown)];
}

function column(
  id: string,
  title: Words,
  width: number,
  key: RowKey,
  cell: Column["cell"],
  { isUsual = true, isNumber = false }: { readonly isUsual?: boolean; readonly isNumber?: boolean } = {},
): Column {
  return { id, title, width, isUsual, isNumber, key, cell };
}

const text = (value: string | null | undefined): Cell => (value ? { text: verbatim(value) } : NOT_STATED);
const byText = (at: (row: number) => string | null | undefined): RowKey => ({
  kind: "text",
  at: (row) => at(row) || null,
});
const byNumber = (at: (row: number) => number): RowKey => ({ kind: "number", at });
const byDate = (at: (row: number) => string | null): RowKey => byNumber((row) => firstDay(at(row)));

function firstDay(time: string | null): number {
  const when = time === null ? null : parseWhen(time);
  return when?.ok ? when.value.earliest : Number.NaN;
}

function entityColumns({ knowledge, derived }: TableContext): readonly Column[] {
  const { entityKind, entityFamily, familyLooks, dataset } = knowledge;
  const { entityKinds, families } = dataset.vocabulary;
  const record = (e: number) => entityAt(knowledge, e);
  const kindOf = (e: number) => entityKinds[entityKind[e] as number]?.label;
  const familyOf = (e: number) => families[entityFamily[e] as number]?.label;
  const counts = once(() => shownClaimCounts(knowledge, derived));
  const neighbours = neighbourCounter(knowledge, derived);
  const off = { isUsual: false };
  return [
    column("name", words.name(), 210, { kind: "entity", at: (e) => e }, (e) => ({
      text: verbatim(nameOf(record(e))),
      look: familyLooks[entityFamily[e] as number] as FamilyLook,
    })),
    column("type", words.type(), 120, byText(kindOf), (e) => text(kindOf(e))),
    column("family", words.family(), 130, byText(familyOf), (e) => text(familyOf(e)), off),
    column(
      "claims",
      words.claims(),
      84,
      byNumber((e) => counts()[e] as number),
      (e) => {
        const value = counts()[e] as number;
        const said = numberText(value);
        if (value === 0) return { text: said, value };
        const says = () => words.claimsOf({ count: value, name: nameOf(record(e)) });
        return { text: said, value, links: [{ text: said, says, goal: { kind: "claims-of-entity", number: e } }] };
      },
      { isNumber: true },
    ),
    column("neighbours", words.neighboursColumn(), 270, byNumber(neighbours), (e) =>
      neighboursCell(knowledge, derived, e),
    ),
    column(
      "gloss",
      words.gloss(),
      380,
      byText((e) => record(e).gloss),
      (e) => text(record(e).gloss),
    ),
    column(
      "date",
      words.date(),
      130,
      byDate((e) => record(e).time),
      (e) => dateCell(record(e).time),
    ),
    column(
      "aliases",
      words.aliases(),
      190,
      byText((e) => record(e).aliases[0]),
      (e) => text(record(e).aliases.join(" · ")),
    ),
    column(
      "place",
      words.place(),
      150,
      byNumber((e) => record(e).place?.latitude ?? Number.NaN),
      (e) => placeCell(record(e).place),
      off,
    ),
    column(
      "status",
      words.statusColumn(),
      110,
      byText((e) => record(e).status),
      (e) => ({ text: words.statusValue({ status: record(e).status }) }),
      off,
    ),
    ...measures.map(({ id, column: measured }) => {
      const values = once(() => measured(knowledge).values);
      const title = words.measure({ measure: id });
      const at = (e: number) => values()[e] as number;
      return column(`measure.${id}`, title, 110, byNumber(at), (e) => numberCell(at(e)), { ...off, isNumber: true });
    }),
    ...fieldColumns(knowledge, "entity", (e) => record(e).fields),
  ];
}

function claimColumns({ knowledge, derived }: TableContext): readonly Column[] {
  const { claimSubject, claimObject, claimEarliest, attributionHolder } = knowledge;
  const record = (c: number) => claimAt(knowledge, c);
  const leading = (c: number) => leadingAttribution(knowledge, derived, c)?.attribution ?? null;
  const isContested = once(() => contestedMask(knowledge));
  const relationOf = (c: number) => predicateOf(knowledge, c).label;
  const off = { isUsual: false };
  return [
    column("subject", words.subject(), 180, { kind: "entity", at: (c) => claimSubject[c] as number }, (c) =>
      entityCell(knowledge, claimSubject[c] as number),
    ),
    column(
      "verb",
      words.verb(),
      220,
      byText((c) => claimSentence(knowledge, c).verb),
      // The line between subject and object, as it is drawn: no allegation reads like a fact.
      (c) => {
        const { verb } = claimSentence(knowledge, c);
        const stance = drawnStance(knowledge, derived, c);
        return { text: derived.claimPolarity[c] === DENIED ? words.deniedVerb({ verb }) : verbatim(verb), stance };
      },
    ),
    column("relation", words.relation(), 160, byText(relationOf), (c) => text(relationOf(c)), off),
    column("object", words.object(), 180, { kind: "entity", at: (c) => claimObject[c] as number }, (c) => {
      const object = claimObject[c] as number;
      if (object >= 0) return entityCell(knowledge, object);
      const { object: value, tag } = claimSentence(knowledge, c);
      return text(value === "" ? tag : value);
    }),
    column(
      "certainty",
      words.certainty(),
      130,
      byNumber((c) => statedStance(knowledge, drawnStance(knowledge, derived, c))),
      (c) => certaintyCell(knowledge, drawnStance(knowledge, derived, c), derived.claimPolarity[c] === DENIED),
    ),
    column(
      "attributed",
      words.attributedTo(),
      160,
      { kind: "entity", at: (c) => attributionHolder[leadingRow(knowledge, derived, c)] ?? -1 },
      (c) => holderCell(knowledge, leading(c)),
    ),
    column(
      "date",
      words.date(),
      130,
      byNumber((c) => claimEarliest[c] as number),
      (c) => dateCell(record(c).qualifiers.time),
    ),
    column(
      "passage",
      words.passage(),
      110,
      byNumber((c) => firstLocator(leading(c)?.evidence)),
      (c) => passagesCell(knowledge, leading(c)?.evidence ?? []),
    ),
    column(
      "contested",
      words.contested(),
      100,
      byNumber((c) => 1 - (isContested()[c] as number)),
      (c) => yesOrNo(isContested()[c] === 1),
    ),
    column(
      "attributions",
      words.count(),
      110,
      byNumber((c) => acceptedCount(knowledge, derived, c)),
      (c) => numberCell(acceptedCount(knowledge, derived, c)),
      { ...off, isNumber: true },
    ),
    column(
      "status",
      words.statusColumn(),
      110,
      byText((c) => record(c).status),
      (c) => ({ text: words.statusValue({ status: record(c).status }) }),
      off,
    ),
    column(
      "gloss",
      words.gloss(),
      380,
      byText((c) => record(c).gloss),
      (c) => text(record(c).gloss),
      off,
    ),
    ...fieldColumns(knowledge, "claim", (c) => record(c).fields),
  ];
}

function attributionColumns({ knowledge }: TableContext): readonly Column[] {
  const { attributionStart, attributionHolder, attributionStance, attributionDenied, claimSubject } = knowledge;
  const claimOf = (row: number) => claimOfAttribution(knowledge, row);
  const record = (row: number): Attribution => {
    const claim = claimOf(row);
    return claimAt(knowledge, claim).attributions[row - (attributionStart[claim] as number)] as Attribution;
  };
  const isDenied = (row: number) => attributionDenied[row] === 1;
  return [
    column(
      "claim",
      words.claim(),
      380,
      { kind: "entity", at: (row) => claimSubject[claimOf(row)] as number },
      (row) => {
        const claim = claimOf(row);
        const said = verbatim(sentenceInWords(knowledge, claim));
        return { text: said, links: [{ text: said, goal: { kind: "claim", number: claim } }] };
      },
    ),
    column(
      "certainty",
      words.certainty(),
      140,
      byNumber((row) => statedStance(knowledge, attributionStance[row] as number)),
      (row) => certaintyCell(knowledge, attributionStance[row] as number, isDenied(row)),
    ),
    column(
      "attributed",
      words.attributedTo(),
      200,
      { kind: "entity", at: (row) => attributionHolder[row] as number },
      (row) => {
        const { holder } = record(row);
        return holder === null
          ? { text: claimWords.nobody() }
          : entityCell(knowledge, attributionHolder[row] as number);
      },
    ),
    column(
      "polarity",
      words.polarity(),
      140,
      byNumber((row) => attributionDenied[row] as number),
      (row) => ({ text: isDenied(row) ? words.denied() : words.affirmed() }),
    ),
    column(
      "said",
      words.saidAt(),
      120,
      byDate((row) => record(row).saidAt),
      (row) => dateCell(record(row).saidAt),
    ),
    column(
      "via",
      words.via(),
      180,
      byText((row) => record(row).via.map((id) => labelOf(knowledge, id))[0]),
      (row) => entitiesCell(knowledge, record(row).via),
    ),
    column(
      "passages",
      words.passages(),
      230,
      byNumber((row) => firstLocator(record(row).evidence)),
      (row) => passagesCell(knowledge, record(row).evidence),
    ),
  ];
}

function sourceColumns({ knowledge, derived, sources }: TableContext): readonly Column[] {
  const source = (s: number) => knowledge.dataset.sources[s] as KnowledgeGraph["dataset"]["sources"][number];
  const counts = once(() => (sources === null ? null : claimsPerSource(knowledge, derived, sources)));
  const countOf = (s: number) => counts()?.[s] ?? 0;
  return [
    column(
      "title",
      words.title(),
      340,
      byText((s) => sourceName(source(s))),
      (s) => {
        const said = verbatim(sourceName(source(s)));
        const { id, text: skeleton } = source(s);
        if (skeleton === undefined) return { text: said };
        return { text: said, links: [{ text: said, goal: { kind: "passage", source: id, at: null } }] };
      },
    ),
    column(
      "claims",
      words.claims(),
      90,
      byNumber(countOf),
      (s) => {
        const value = countOf(s);
        const said = numberText(value);
        const says = () => words.claimsOf({ count: value, name: sourceName(source(s)) });
        return { text: said, value, links: [{ text: said, says, goal: { kind: "claims-of-source", number: s } }] };
      },
      { isNumber: true },
    ),
    column(
      "authors",
      words.authors(),
      220,
      byText((s) => source(s).authors.map((id) => labelOf(knowledge, id))[0]),
      (s) => entitiesCell(knowledge, source(s).authors),
    ),
    column(
      "date",
      words.date(),
      130,
      byDate((s) => source(s).publishedAt),
      (s) => dateCell(source(s).publishedAt),
    ),
    column(
      "publisher",
      words.publisher(),
      200,
      byText((s) => source(s).publisher),
      (s) => text(source(s).publisher),
    ),
    column(
      "address",
      words.address(),
      260,
      byText((s) => source(s).address),
      (s) => addressCell(source(s).address),
    ),
  ];
}

/** The dataset's own fields; the first few are usual. */
function fieldColumns(
  { dataset }: KnowledgeGraph,
  of: Field["of"],
  valuesAt: (row: number) => { readonly [field: string]: FieldScalar | readonly FieldScalar[] } | undefined,
): readonly Column[] {
  const fields = (dataset.vocabulary.fields ?? []).filter((field) => field.of === of);
  return fields.map((field) => {
    const { id, label, unit, type, list } = field;
    const title = unit === undefined ? verbatim(label) : words.fieldUnit({ field: label, unit });
    const isNumber = (type === "number" || type === "integer") && !list;
    const valueAt = (row: number) => valuesAt(row)?.[id];
    const firstAt = (row: number) => [valueAt(row)].flat()[0];
    const key = isNumber
      ? byNumber((row) => (valueAt(row) as number | undefined) ?? Number.NaN)
      : type === "edtf"
        ? byDate((row) => (firstAt(row) as string | undefined) ?? null)
        : byText((row) => (firstAt(row) === undefined ? null : String(firstAt(row))));
    const cell = (row: number): Cell => {
      const value = valueAt(row);
      if (value === undefined) return NOT_STATED;
      if (isNumber)
        return { text: exactNumberText(value as number, { group: type !== "integer" }), value: value as number };
      if (type === "url" && typeof value === "string") return addressCell(value);
      return text(
        [value]
          .flat()
          .map((each) => fieldValueInWords(field, each))
          .join(" · "),
      );
    };
    return column(`field.${id}`, title, isNumber ? 110 : 150, key, cell, {
      isUsual: fields.length <= MOST_FIELDS,
      isNumber,
    });
  });
}

/** With more fields than these, none is shown until it is chosen. */
const MOST_FIELDS = 4;

function numberCell(value: number): Cell {
  return Number.isNaN(value) ? NOT_STATED : { text: exactNumberText(value), value };
}

function dateCell(time: string | null): Cell {
  return time === null ? NOT_STATED : { text: verbatim(describeWhen(time)) };
}

function yesOrNo(is: boolean): Cell {
  return { text: is ? claimWords.yes() : claimWords.no() };
}

function placeCell(place: { readonly latitude: number; readonly longitude: number } | null): Cell {
  if (place === null) return NOT_STATED;
  const { latitude, longitude } = place;
  return {
    text: recordWords.coordinates({
      latitude: Math.abs(latitude),
      northSouth: latitude < 0 ? "south" : "north",
      longitude: Math.abs(longitude),
      eastWest: longitude < 0 ? "west" : "east",
    }),
  };
}

function addressCell(address: string | undefined): Cell {
  if (address === undefined) return NOT_STATED;
  const said = verbatim(address);
  // Whatever a file holds, only this is followed.
  if (!/^https?:\/\//i.test(address)) return { text: said };
  return { text: said, links: [{ text: said, goal: { kind: "address", address } }] };
}

function entityCell(knowledge: KnowledgeGraph, entity: number): Cell {
  const said = verbatim(nameOf(entityAt(knowledge, entity)));
  const look = knowledge.familyLooks[knowledge.entityFamily[entity] as number] as FamilyLook;
  return { text: said, look, links: [{ text: said, goal: { kind: "entity", number: entity } }] };
}

function entitiesCell(knowledge: KnowledgeGraph, ids: readonly string[]): Cell {
  if (ids.length === 0) return NOT_STATED;
  const links = ids.map(
    (id): CellLink => ({
      text: verbatim(labelOf(knowledge, id)),
      goal: { kind: "entity", number: knowledge.entityNumber.get(id) as number },
    }),
  );
  return { text: listText(links.map((link) => link.text)), links };
}

/** To whom a claim is attributed, and through whom that is known. */
function holderCell(knowledge: KnowledgeGraph, attribution: Attribution | null): Cell {
  if (attribution === null) return { text: claimWords.noSource() };
  const { holder } = attribution;
  const said = verbatim(holderInWords(knowledge, attribution));
  if (holder === null) return { text: said };
  return {
    text: said,
    links: [{ text: said, goal: { kind: "entity", number: knowledge.entityNumber.get(holder) as number } }],
  };
}

function certaintyCell(knowledge: KnowledgeGraph, stance: number, isDenied: boolean): Cell {
  const word = stanceInWords(knowledge, stance);
  return { text: isDenied ? claimWords.denied({ word }) : verbatim(word), stance };
}

function passagesCell({ dataset }: KnowledgeGraph, evidence: readonly Evidence[]): Cell {
  const { sources } = dataset;
  const known = new Map<string, CellLink | Words>();
  for (const each of evidence) {
    const place = placeInWords(each);
    const source = sources.find(({ id }) => id === each.source);
    if (place === null || source === undefined) continue;
    const short = each.at === undefined || each.page !== undefined ? place : verbatim(each.at);
    const name = sourceName(source);
    const said = sources.length === 1 ? short : words.placeInSource({ source: name, place: short });
    const key = `${each.source} ${place}`;
    if (each.at === undefined || source.text === undefined) known.set(key, said);
    else {
      const goal: Goal = { kind: "passage", source: each.source, at: each.at };
      known.set(key, { text: said, says: () => words.openPassage({ text: said, place }), goal });
    }
  }
  const all = [...known.values()];
  if (all.length === 0) return NOT_STATED;
  const links = all.filter((each) => typeof each === "object");
  const said = listText(
    all.map((each) => (typeof each === "object" ? each.text : each)),
    "comma",
  );
  return links.length === all.length ? { text: said, links } : { text: said };
}

/** Where the first passage of an attribution stands, as a number that keeps the order of the text. */
function firstLocator(evidence: readonly Evidence[] | undefined): number {
  const at = evidence?.find((each) => each.at !== undefined)?.at;
  if (at === undefined) return Number.NaN;
  const [paragraph, sentence = "0"] = at.split(".");
  return Number(paragraph) * SENTENCES + Number(sentence);
}

/** More than any paragraph has. */
const SENTENCES = 10_000;

/** The position of a stance, NaN where none is stated. */
function statedStance({ dataset }: KnowledgeGraph, stance: number): number {
  return stance < dataset.vocabulary.stances.length ? stance : Number.NaN;
}

/** The row of the attribution that a claim is listed by; -1 where none is accepted. As `leadingAttribution`, by columns. */
function leadingRow(
  { attributionStart, attributionStance }: KnowledgeGraph,
  { attributionMask, claimStance }: DerivedView,
  claim: number,
): number {
  const isAccepted = claimStance[claim] !== NO_STANCE;
  let best = -1;
  for (let row = attributionStart[claim] as number; row < (attributionStart[claim + 1] as number); row++) {
    if (isAccepted && attributionMask[row] === 0) continue;
    if (best < 0 || (attributionStance[row] as number) < (attributionStance[best] as number)) best = row;
  }
  return best;
}

function acceptedCount(knowledge: KnowledgeGraph, { attributionMask }: DerivedView, claim: number): number {
  const start = knowledge.attributionStart[claim] as number;
  return claimAt(knowledge, claim).attributions.filter((_, i) => attributionMask[start + i] === 1).length;
}

/** How many shown claims have each entity at an end. */
function shownClaimCounts(
  { order, claimCount, claimSubject, claimObject }: KnowledgeGraph,
  { claimMask }: DerivedView,
): Uint32Array {
  const counts = new Uint32Array(order);
  for (let c = 0; c < claimCount; c++) {
    if (claimMask[c] === 0) continue;
    const [subject, object] = [claimSubject[c] as number, claimObject[c] as number];
    counts[subject] = (counts[subject] as number) + 1;
    if (object >= 0 && object !== subject) counts[object] = (counts[object] as number) + 1;
  }
  return counts;
}

/** Counts the entities at the other ends of an entity's shown claims, each once. */
function neighbourCounter(knowledge: KnowledgeGraph, { claimMask }: DerivedView): (entity: number) => number {
  const seenFrom = once(() => new Int32Array(knowledge.order).fill(-1));
  return (entity) => {
    const seen = seenFrom();
    let count = 0;
    for (const c of claimsAt(knowledge, entity)) {
      const other = otherEnd(knowledge, c, entity);
      if (claimMask[c] === 0 || other < 0 || other === entity || seen[other] === entity) continue;
      seen[other] = entity;
      count++;
    }
    // Asked again, it counts again.
    for (const c of claimsAt(knowledge, entity)) {
      const other = otherEnd(knowledge, c, entity);
      if (other >= 0) seen[other] = -1;
    }
    return count;
  };
}

/** The neighbours of an entity, those with the most claims first; each link says the firmest of its claims. */
function neighboursCell(knowledge: KnowledgeGraph, derived: DerivedView, entity: number): Cell {
  const claimsWith = new Map<number, number[]>();
  for (const c of claimsAt(knowledge, entity)) {
    const other = otherEnd(knowledge, c, entity);
    if (derived.claimMask[c] === 0 || other < 0 || other === entity) continue;
    const known = claimsWith.get(other);
    if (known === undefined) claimsWith.set(other, [c]);
    else known.push(c);
  }
  if (claimsWith.size === 0) return { text: numberText(0) };
  const nearest = [...claimsWith].sort(([, a], [, b]) => b.length - a.length).slice(0, MOST_NEIGHBOURS);
  const links = nearest.map(([other, claims]): CellLink => {
    const name = nameOf(entityAt(knowledge, other));
    const says = () => {
      const claim = claimInWords(knowledge, derived, firmestOf(knowledge, derived, claims));
      return claims.length === 1
        ? words.neighbour({ name, claim })
        : words.neighbours({ name, claim, count: claims.length });
    };
    return { text: verbatim(name), says, goal: { kind: "entity", number: other } };
  });
  const count = claimsWith.size - nearest.length;
  const all = listText(
    links.map((link) => link.text),
    "comma",
  );
  if (count === 0) return { text: all, links };
  const says = () => words.moreOf({ count, name: nameOf(entityAt(knowledge, entity)) });
  return {
    text: listText([...links.map((link) => link.text), words.more({ count })], "comma"),
    links: [...links, { text: words.more({ count }), says, goal: { kind: "record" } }],
  };
}

function firmestOf(knowledge: KnowledgeGraph, derived: DerivedView, claims: readonly number[]): number {
  return claims.reduce((best, c) =>
    drawnStance(knowledge, derived, c) < drawnStance(knowledge, derived, best) ? c : best,
  );
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
