import { attributionInWords, sentenceInWords, sourceName, stanceOf } from "../../derive/claim-words.ts";
import type { Attribution, Claim, ClaimLink, Dataset, Entity, Evidence, Source } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { type AnyRecord, RECORD_LISTS, type RecordKind } from "../../model/record-lists.ts";
import { claimWords } from "../../words/en/claims.ts";
import { differenceWords as words } from "../../words/en/differences.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import type { ClaimPair, Differences, OrderChange, RecordChange } from "./compare-datasets.ts";
import { countsOf } from "./count-differences.ts";
import { type Side, sideOf } from "./side.ts";
import { valuesInWords } from "./value-words.ts";

/** A line of the list, with what stands below it: of a record what differs and where it is found. */
export interface DifferenceItem {
  readonly line: Words;
  readonly details: readonly DifferenceItem[];
}

/** One thing that differs. It is put in words when it is looked at, as there may be more than anybody reads. */
export interface Difference {
  /** The record that it is about, by the id that B has for it; by A's where B has none. Null for an order. */
  readonly record: { readonly of: RecordKind; readonly id: string; readonly isInB: boolean } | null;
  /** Its line alone. */
  readonly line: () => Words;
  readonly item: () => DifferenceItem;
}

/** What differences have in common: a record that was added, removed or changed, the order of a list, who contests. */
export type DifferenceSort = RecordChange["is"] | "reordered" | "newly-contested" | "no-longer-contested";

/** Differences of one sort, in the order of ids, none left out. */
export interface DifferenceGroup {
  /** Which it is among the groups. */
  readonly id: string;
  readonly sort: DifferenceSort;
  readonly title: Words;
  readonly differences: readonly Difference[];
}

export interface DifferencesInWords {
  /** How records were paired. */
  readonly paired: Words;
  readonly total: Words;
  /** Heading and rows of a table of counts, without rows that are all 0. */
  readonly counts: readonly (readonly (string | number)[])[];
  /** What is counted beside: attributions, and contested claims. */
  readonly notes: readonly Words[];
  readonly groups: readonly DifferenceGroup[];
}

/** What kinds of records are called together. */
const KIND_WORDS: Readonly<Record<RecordKind, () => Words>> = {
  head: words.dataset,
  entity: words.entities,
  claim: words.claims,
  link: words.links,
  source: words.sources,
  family: words.families,
  "entity-kind": words.entityKinds,
  "predicate-family": words.predicateFamilies,
  predicate: words.predicates,
  stance: words.stances,
  field: words.fields,
  arrangement: words.arrangements,
  story: words.stories,
  question: words.questions,
  figure: words.figures,
};

/** What differs between two datasets as a list to read. */
export function differencesInWords(
  differences: Differences,
  compared: Readonly<Record<"a" | "b", KnowledgeGraph>>,
): DifferencesInWords {
  const sides: Sides = { a: sideOf(compared.a), b: sideOf(compared.b) };
  const { total, byKind, orders, attributions, contested } = countsOf(differences);
  const { pairedBy, inBoth } = differences;
  const rows = [...byKind].flatMap(([kind, { added, removed, changed }]) =>
    added + removed + changed === 0 ? [] : [[KIND_WORDS[kind](), added, removed, changed]],
  );
  if (orders > 0) rows.push([words.orders(), 0, 0, orders]);
  const hasAttributions = attributions.added + attributions.removed + attributions.changed > 0;
  return {
    paired: (pairedBy === "id" ? words.pairedById : words.pairedByName)(inBoth),
    total: total === 0 ? words.none() : words.total({ count: total }),
    counts: rows.length === 0 ? [] : [["", words.added(), words.removed(), words.changed()], ...rows],
    notes: [
      ...(hasAttributions ? [words.attributionCounts(attributions)] : []),
      ...(contested.newly + contested.noLonger > 0 ? [words.contestedCounts(contested)] : []),
    ],
    groups: groupsOf(differences, sides),
  };
}

interface Sides {
  readonly a: Side;
  readonly b: Side;
}

function groupsOf({ changes, orders, newlyContested, noLongerContested }: Differences, sides: Sides) {
  const groups: DifferenceGroup[] = [];
  const add = <Item>(
    sort: DifferenceSort,
    title: (values: { count: number }) => Words,
    items: readonly Item[],
    differenceOf: (item: Item) => Difference,
  ) => {
    const count = items.length;
    const id = `${sort} ${groups.length}`;
    if (count > 0) groups.push({ id, sort, title: title({ count }), differences: items.map(differenceOf) });
  };
  const TITLES = { added: words.groupAdded, removed: words.groupRemoved, changed: words.groupChanged };
  for (const [of, ofKind] of Map.groupBy(changes, (change) => change.of)) {
    const kind = KIND_WORDS[of]();
    for (const is of ["added", "removed", "changed"] as const)
      add(
        is,
        ({ count }) => TITLES[is]({ kind, count }),
        ofKind.filter((change) => change.is === is),
        (change) => ({
          record: namedRecord(change.of, change),
          line: () => changeItem({ ...change, values: [], attributions: [] }, sides).line,
          item: () => changeItem(change, sides),
        }),
      );
    if (of === "claim") addContested();
  }
  // Links alone may contest claims that are the same in both.
  if (!changes.some(({ of }) => of === "claim")) addContested();
  add("reordered", words.groupReordered, orders, (order) => {
    const item = () => orderItem(order, sides);
    return { record: null, line: () => item().line, item };
  });
  return groups;

  function addContested() {
    add("newly-contested", words.newlyContested, newlyContested, contestedDifference);
    add("no-longer-contested", words.noLongerContested, noLongerContested, contestedDifference);
  }

  function contestedDifference(pair: ClaimPair): Difference {
    const item = () => contestedItem(pair, sides);
    return { record: namedRecord("claim", pair), line: () => item().line, item };
  }
}

function namedRecord(
  of: RecordKind,
  { a, b }: { readonly a: AnyRecord | null; readonly b: AnyRecord | null },
): Difference["record"] {
  return { of, id: b?.id ?? a?.id ?? "", isInB: b !== null };
}

function changeItem(change: RecordChange, sides: Sides): DifferenceItem {
  const [record, side] = change.b === null ? [change.a, sides.a] : [change.b, sides.b];
  const id = idsInWords(change.a?.id, change.b?.id);
  const values = plain(valuesInWords(change.of, change.values, sides));
  switch (change.of) {
    case "head": {
      const { title } = record as Dataset["dataset"];
      return { line: words.record({ name: title, id: (record as Dataset["dataset"]).id }), details: values };
    }
    case "entity": {
      const entity = record as Entity;
      const kind = side.termName("entityKinds", entity.kind);
      return { line: words.entity({ name: nameOf(entity), id, kind }), details: values };
    }
    case "claim":
      return { line: claimLine(record as Claim, side, id), details: claimDetails(change, values, sides) };
    case "link": {
      const { from, relation, to, evidence } = record as ClaimLink;
      const ends = [from, to].map((end) => words.end({ id: end, sentence: sentenceOf(end, side) }));
      return {
        line: words.link({ from, relation: words.relation({ relation }), to, id }),
        details: [...plain(ends), ...values, ...passageLine(evidence, side)],
      };
    }
    case "source":
      return { line: words.record({ name: sourceName(record as Source), id }), details: values };
    default: {
      const name = nameOfRecord(record as AnyRecord);
      return { line: name === id ? verbatim(id) : words.record({ name, id }), details: values };
    }
  }
}

/** What a term, a story, a question or an arrangement is called; its id where it has no name. */
function nameOfRecord(record: AnyRecord): string {
  const { id, label, title, question } = record as {
    readonly id: string;
    readonly label?: string;
    readonly title?: string;
    readonly question?: string;
  };
  return label ?? title ?? question ?? id;
}

function plain(lines: readonly Words[]): readonly DifferenceItem[] {
  return lines.map((line) => ({ line, details: [] }));
}

/** Of a claim that one dataset has, whose it is and where; of one that both have, what differs, and where it is found. */
function claimDetails(
  { is, a, b, attributions }: RecordChange,
  values: readonly DifferenceItem[],
  sides: Sides,
): readonly DifferenceItem[] {
  if (is !== "changed")
    return b === null ? attributionLines(a as Claim, sides.a) : attributionLines(b as Claim, sides.b);
  const said = { added: words.attributionAdded, removed: words.attributionRemoved, changed: words.attributionChanged };
  const changed = attributions.map((change): DifferenceItem => {
    const parts = change.b === null ? partsOf(change.a as Attribution, sides.a) : partsOf(change.b, sides.b);
    return { line: said[change.is](parts), details: plain(valuesInWords("attribution", change.values, sides)) };
  });
  const evidence = (b as Claim).attributions.flatMap((attribution) => attribution.evidence);
  return [...values, ...changed, ...(values.length === 0 ? [] : passageLine(evidence, sides.b))];
}

function contestedItem({ a, b }: ClaimPair, sides: Sides): DifferenceItem {
  const [claim, side] = b === null ? [a as Claim, sides.a] : [b, sides.b];
  return { line: claimLine(claim, side, idsInWords(a?.id, b?.id)), details: attributionLines(claim, side) };
}

function orderItem({ of, a, b }: OrderChange, sides: Sides): DifferenceItem {
  const namesOf = (ids: readonly string[], { knowledge: { dataset } }: Side) => {
    const names = new Map(RECORD_LISTS[of].read(dataset).map((record) => [record.id as string, nameOfRecord(record)]));
    return listText(
      ids.map((id) => names.get(id) ?? id),
      "comma",
    );
  };
  const [before, after] = [namesOf(a, sides.a), namesOf(b, sides.b)];
  return { line: words.order({ kind: KIND_WORDS[of](), before, after }), details: [] };
}

function claimLine({ id: own }: Claim, side: Side, id: string): Words {
  return words.record({ name: sentenceOf(own, side), id });
}

function sentenceOf(claim: string, side: Side): string {
  const { knowledge } = side;
  const number = knowledge.claimNumber.get(claim as Claim["id"]);
  return number === undefined ? claim : sentenceInWords(knowledge, number);
}

function attributionLines({ attributions }: Claim, side: Side): readonly DifferenceItem[] {
  if (attributions.length === 0) return plain([claimWords.withoutSource()]);
  return plain(attributions.map((attribution) => words.attribution(partsOf(attribution, side))));
}

/** Who says it and how firmly, and where. */
function partsOf(attribution: Attribution, side: Side): { readonly attribution: Words; readonly passages: Words } {
  const stance = stanceOf(side.knowledge, attribution);
  return {
    attribution: attributionInWords(side.knowledge, { attribution, stance }),
    passages: passagesInWords(attribution.evidence, side),
  };
}

function passageLine(evidence: readonly Evidence[], side: Side): readonly DifferenceItem[] {
  return evidence.length === 0 ? [] : plain([words.passages({ passages: passagesInWords(evidence, side) })]);
}

/** Each passage once. */
function passagesInWords(evidence: readonly Evidence[], side: Side): Words {
  const passages = [...new Set(evidence.map(side.passage))];
  return passages.length === 0 ? claimWords.passage() : listText(passages);
}

/** The id of a record, and the one that B has for it where that is another. */
function idsInWords(a: string | undefined, b: string | undefined): string {
  return a !== undefined && b !== undefined && a !== b ? words.ids({ a, b }) : (b ?? a ?? "");
}
