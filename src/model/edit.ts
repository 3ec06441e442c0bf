import type * as v from "valibot";
import { err, ok, type Result } from "../lib/result.ts";
import { datasetProblemWords as words } from "../words/en/dataset-problems.ts";
import type { Words } from "../words/message.ts";
import {
  type Attribution,
  type Claim,
  type ClaimLink,
  type Dataset,
  datasetSchema,
  type Entity,
  type EntityKind,
  type Field,
  type Layout,
  type Predicate,
  type Source,
  type Stance,
  type Vocabulary,
} from "./dataset.ts";
import type { ClaimId } from "./ids.ts";
import type { Issue } from "./issue.ts";
import type { Story } from "./story.ts";

/** What a document is made of, by the name that an edit has for it. */
export interface RecordTypes {
  readonly entity: Entity;
  readonly claim: Claim;
  readonly link: ClaimLink;
  readonly source: Source;
  readonly arrangement: Layout;
  readonly story: Story;
  readonly family: Vocabulary["families"][number];
  readonly "entity-kind": EntityKind;
  readonly "predicate-family": Vocabulary["predicateFamilies"][number];
  readonly predicate: Predicate;
  readonly stance: Stance;
  readonly field: Field;
}
export type RecordKind = keyof RecordTypes;

type RecordEditOf<Kind extends RecordKind> =
  /** `at` is its place in the list, from 0; null puts it at the end. */
  | { readonly edit: "add"; readonly of: Kind; readonly record: RecordTypes[Kind]; readonly at: number | null }
  /** The record takes the place of the one with its id. */
  | { readonly edit: "change"; readonly of: Kind; readonly record: RecordTypes[Kind] }
  | { readonly edit: "remove"; readonly of: Kind; readonly id: string };

/** A change of one record of one list. */
export type RecordEdit = { [Kind in RecordKind]: RecordEditOf<Kind> }[RecordKind];

/** A change of one attribution of a claim, which is found by its place in the claim's list, from 0. */
export type AttributionEdit = { readonly of: "attribution"; readonly claim: ClaimId; readonly at: number } & (
  | { readonly edit: "add" | "change"; readonly record: Attribution }
  | { readonly edit: "remove" }
);

/** All that can be done to a document. Each edit has an inverse, which is an edit again. */
export type Edit = RecordEdit | AttributionEdit;

/** Any record, whatever it is a record of. */
export type AnyRecord = RecordTypes[RecordKind];

const { entries } = datasetSchema;
const terms = entries.vocabulary.entries;

interface RecordList {
  readonly schema: v.GenericSchema;
  readonly read: (dataset: Dataset) => readonly AnyRecord[];
  readonly write: (dataset: Dataset, records: readonly AnyRecord[]) => Dataset;
}

const partOf = (key: "entities" | "claims" | "links" | "sources" | "layouts" | "stories"): RecordList => ({
  schema: entries[key].item,
  read: (dataset) => dataset[key],
  write: (dataset, records) => ({ ...dataset, [key]: records }),
});
const termsOf = (key: "families" | "entityKinds" | "predicateFamilies" | "predicates" | "stances"): RecordList => ({
  schema: terms[key].item,
  read: ({ vocabulary }) => vocabulary[key],
  write: (dataset, records) => ({ ...dataset, vocabulary: { ...dataset.vocabulary, [key]: records } }),
});

/** A vocabulary without fields has no list of them, so that what was added and taken out leaves no trace. */
const fieldList: RecordList = {
  schema: terms.fields.wrapped.item,
  read: ({ vocabulary }) => vocabulary.fields ?? [],
  write: (dataset, records) => {
    const { fields: _, ...others } = dataset.vocabulary;
    const fields = records as readonly Field[];
    return { ...dataset, vocabulary: fields.length === 0 ? others : { ...others, fields } };
  },
};

/** Where a dataset keeps its records of each kind, in an order in which what is named comes before what names it. */
export const RECORD_LISTS: Readonly<Record<RecordKind, RecordList>> = {
  family: termsOf("families"),
  "entity-kind": termsOf("entityKinds"),
  "predicate-family": termsOf("predicateFamilies"),
  predicate: termsOf("predicates"),
  stance: termsOf("stances"),
  field: fieldList,
  entity: partOf("entities"),
  source: partOf("sources"),
  claim: partOf("claims"),
  link: partOf("links"),
  arrangement: partOf("layouts"),
  story: partOf("stories"),
};
export const RECORD_KINDS = Object.keys(RECORD_LISTS) as readonly RecordKind[];

/** A list of records after an edit. */
export interface EditedList {
  readonly records: readonly AnyRecord[];
  /** Place of the record that was added or changed, or where the removed one was. */
  readonly at: number;
  readonly inverse: RecordEdit;
}

/**
 * Applies an edit to the list that it concerns.
 * @param find place of the record with an id, -1 where there is none.
 */
export function editList(
  records: readonly AnyRecord[],
  edit: RecordEdit,
  find: (id: string) => number = (id) => records.findIndex((record) => record.id === id),
): Result<EditedList, Issue> {
  const id: string = edit.edit === "remove" ? edit.id : edit.record.id;
  const found = find(id);
  const known = records[found];
  const inverse = (fields: object) => ({ of: edit.of, ...fields }) as RecordEdit;
  if (edit.edit === "add") {
    if (known !== undefined) return refused("taken-id", id, words.takenId({ id }));
    const at = Math.min(edit.at ?? records.length, records.length);
    // At 300,000 records half the time of concat, and a third of that of a spread.
    const after = records.toSpliced(at, 0, edit.record);
    return ok({ records: after, at, inverse: inverse({ edit: "remove", id }) });
  }
  if (known === undefined) return refused("unknown-id", id, words.noRecord({ id }));
  if (edit.edit === "change") {
    const after = records.with(found, edit.record);
    return ok({ records: after, at: found, inverse: inverse({ edit: "change", record: known }) });
  }
  const after = found === records.length - 1 ? records.slice(0, -1) : records.toSpliced(found, 1);
  return ok({ records: after, at: found, inverse: inverse({ edit: "add", record: known, at: found }) });
}

/** An edit of an attribution as the change of its claim that it is; any other edit as it is. */
export function asRecordEdit(edit: Edit, claimOf: (id: string) => Claim | undefined): Result<RecordEdit, Issue> {
  if (edit.of !== "attribution") return ok(edit);
  const claim = claimOf(edit.claim);
  if (claim === undefined) return refused("unknown-id", edit.claim, words.noClaim({ id: edit.claim }));
  const { attributions } = claim;
  if (edit.edit === "add" ? edit.at > attributions.length : edit.at >= attributions.length)
    return refused("unknown-place", edit.claim, words.noAttribution({ count: attributions.length }));
  const after =
    edit.edit === "remove"
      ? attributions.toSpliced(edit.at, 1)
      : attributions.toSpliced(edit.at, edit.edit === "change" ? 1 : 0, edit.record);
  return ok({ edit: "change", of: "claim", record: { ...claim, attributions: after } });
}

/**
 * The first index, from `from` on, at which a list has another record than the other; its length where there is none.
 * `Object.is`, since `===` reads what it compares: 300,000 records took 15 ms, and take less than 1.
 */
export function firstMoved(records: readonly AnyRecord[], others: readonly AnyRecord[], from: number): number {
  for (let at = from; at < records.length; at++) if (!Object.is(records[at], others[at])) return at;
  return records.length;
}

/** The edits that make one list of records into another, in the order in which they have to be applied. */
export function editsBetweenLists(
  of: RecordKind,
  before: readonly AnyRecord[],
  after: readonly AnyRecord[],
): readonly RecordEdit[] {
  if (before === after) return [];
  const edits: RecordEdit[] = [];
  const add = (fields: object) => edits.push({ of, ...fields } as RecordEdit);
  // Most lists start the same: only the rest needs a map.
  let head = firstMoved(after, before, 0);
  while (head < after.length && after[head]?.id === before[head]?.id) {
    add({ edit: "change", record: after[head] });
    head = firstMoved(after, before, head + 1);
  }
  const [restBefore, restAfter] = [before.slice(head), after.slice(head)];
  const kept = new Set<string>(restAfter.map(({ id }) => id));
  const known = new Map<string, AnyRecord>(restBefore.map((record) => [record.id, record]));
  for (const { id } of restBefore) if (!kept.has(id)) add({ edit: "remove", id });
  // What stays, in its old order; a record that stands elsewhere now is taken out and put in again.
  const standing = restBefore.filter(({ id }) => kept.has(id)).map(({ id }): string => id);
  restAfter.forEach((record, at) => {
    const held = known.get(record.id);
    if (standing[at] === record.id) {
      if (held !== record) add({ edit: "change", record });
      return;
    }
    if (held !== undefined) {
      add({ edit: "remove", id: record.id });
      standing.splice(standing.indexOf(record.id, at), 1);
    }
    add({ edit: "add", record, at: head + at });
    standing.splice(at, 0, record.id);
  });
  return edits;
}

/** The edits that make one dataset's records into another's; what is no record (title, licence) is left out. */
export function editsBetween(before: Dataset, after: Dataset): readonly RecordEdit[] {
  return RECORD_KINDS.flatMap((of) => {
    const { read } = RECORD_LISTS[of];
    return editsBetweenLists(of, read(before), read(after));
  });
}

function refused(rule: string, path: string, message: Words): Result<never, Issue> {
  return err({ code: `edits/${rule}`, path, message, hint: null });
}
