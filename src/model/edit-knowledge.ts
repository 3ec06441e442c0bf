import { err, ok, type Result } from "../lib/result.ts";
import { isSameJson } from "../lib/same-json.ts";
import { finished, type Steps } from "../lib/steps.ts";
import { type MentionColumns, mentionsOf } from "./claim-mentions.ts";
import { type PassageColumns, passageNumbersOf } from "./claim-passages.ts";
import type { Claim, Dataset, Entity, EntityKind, Predicate } from "./dataset.ts";
import { brokenReferences, type IdSet, type KnownIds } from "./dataset-references.ts";
import { asRecordEdit, type Edit, editList, type RecordEdit } from "./edit.ts";
import { withClaimAppended, withEntityAppended, withLastClaimRemoved, withLastEntityRemoved } from "./grown-columns.ts";
import type { Issue } from "./issue.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "./knowledge-graph.ts";
import { type AnyRecord, RECORD_LISTS, type RecordKind, type RecordTypes } from "./record-lists.ts";

/** What edits come to. */
export interface Edited {
  readonly knowledge: KnowledgeGraph;
  /** What undoes them, in the order in which it has to be applied. */
  readonly inverses: readonly RecordEdit[];
}

/**
 * Applies edits to the records of a document: all of them, or none where one cannot be applied or a record would name
 * what is not there. Columns follow: what is put at the end is appended, words change no column, and anything else makes
 * the columns anew. The maps from ids to numbers go over to the result; all else that `knowledge` holds stays as it was.
 */
export function applyEdits(knowledge: KnowledgeGraph, edits: readonly Edit[]): Result<Edited, Issue> {
  return finished(applyingEdits(knowledge, edits));
}

/** The same in steps. */
export function* applyingEdits(knowledge: KnowledgeGraph, edits: readonly Edit[]): Steps<Result<Edited, Issue>> {
  // Most commands edit nothing.
  if (edits.length === 0) return ok({ knowledge, inverses: [] });
  const inverses: RecordEdit[] = [];
  const applied: Applied[] = [];
  const lists = new Map<RecordKind, EditedRecords>();
  const listOf = (of: RecordKind) => {
    const held = lists.get(of) ?? editedRecords(knowledge, of, edits.length > FEW_EDITS);
    lists.set(of, held);
    return held;
  };
  const claimOf = (id: string) => {
    const { records, find } = listOf("claim");
    return records()[find(id)] as Claim | undefined;
  };
  for (const [nth, given] of edits.entries()) {
    if (nth % PER_STEP === PER_STEP - 1) yield;
    const edit = asRecordEdit(given, claimOf);
    if (!edit.ok) return edit;
    const list = listOf(edit.value.of);
    const count = list.records().length;
    const listed = list.apply(edit.value);
    if (!listed.ok) return listed;
    const { at, before, inverse } = listed.value;
    applied.push({ edit: edit.value, before, isLast: at >= count - (edit.value.edit === "remove" ? 1 : 0) });
    inverses.push(inverse);
  }
  inverses.reverse();
  let { dataset } = knowledge;
  for (const [of, { isEdited, records }] of lists) if (isEdited()) dataset = RECORD_LISTS[of].write(dataset, records());
  const broken = yield* findingBroken(knowledge, dataset, applied);
  if (broken !== undefined) return err(broken);
  if (edits.length > PER_STEP) yield;
  return ok({ knowledge: yield* following(knowledge, dataset, applied), inverses });
}

/** Edits after which others have their turn. */
const PER_STEP = 1_000;
/**
 * Edits that are few enough for each to go through a list; of more the places are kept by id. And up to so many change the
 * maps from ids to numbers in place; with more, all is made anew.
 */
export const FEW_EDITS = 64;

/** A list of records while it is edited: the document's own until the first edit, then a copy that is changed in place. */
interface EditedRecords {
  records(): readonly AnyRecord[];
  isEdited(): boolean;
  find(id: string): number;
  apply(edit: RecordEdit): ReturnType<typeof editList>;
}

function editedRecords(knowledge: KnowledgeGraph, of: RecordKind, areMany: boolean): EditedRecords {
  const original = RECORD_LISTS[of].read(knowledge.dataset);
  const findInOriginal = placeIn(knowledge, knowledge.dataset, of);
  let records = original;
  let places: Map<string, number> | null = null;
  const find = (id: string): number => {
    if (records === original) return findInOriginal(id);
    if (!areMany) return records.findIndex((record) => record.id === id);
    places ??= new Map(records.map((record, at) => [record.id, at]));
    return places.get(id) ?? -1;
  };
  return {
    records: () => records,
    isEdited: () => records !== original,
    find,
    apply(edit) {
      const listed = editList(records, edit, find, records !== original);
      if (!listed.ok) return listed;
      ({ records } = listed.value);
      const { at } = listed.value;
      // What is put at the end or taken from there moves nothing.
      if (edit.edit === "add" && at === records.length - 1) places?.set(edit.record.id, at);
      else if (edit.edit === "remove" && at === records.length) places?.delete(edit.id);
      else if (edit.edit !== "change") places = null;
      return listed;
    },
  };
}

interface Applied {
  readonly edit: RecordEdit;
  /** The record that was changed or removed; where one was added, the one that stood in its place. */
  readonly before: AnyRecord | undefined;
  /** Whether it was put at the end of its list, or taken from there. */
  readonly isLast: boolean;
}

/** The numbers of the records of a kind by id; null where records of that kind have none. */
function numbersOf({ entityNumber, claimNumber }: KnowledgeGraph, of: RecordKind): ReadonlyMap<string, number> | null {
  return of === "entity" ? entityNumber : of === "claim" ? claimNumber : null;
}

/** Finds the index of records of a kind in their list, by id; -1 if there is none. */
export function placeIn(knowledge: KnowledgeGraph, dataset: Dataset, of: RecordKind): (id: string) => number {
  const numbers = numbersOf(knowledge, of);
  const { read } = RECORD_LISTS[of];
  const records = read(dataset);
  // Numbers are right until an edit of the same step puts a record in or takes one out.
  if (numbers !== null && records === read(knowledge.dataset)) return (id) => numbers.get(id) ?? -1;
  return (id) => records.findIndex((record) => record.id === id);
}

/**
 * What the edits leave standing of all that was worked out from the records: "all"; "columns", and what was found from
 * columns alone; "numbers", the columns but not what a facet makes of a record; "nothing".
 */
type Leaves = "all" | "columns" | "numbers" | "nothing";

function leftBy({ edit, before }: Applied): Leaves {
  switch (edit.of) {
    case "story":
    case "arrangement":
    case "question":
    case "figure":
      return "all";
    case "link":
    case "source":
    case "head":
      return "columns";
    case "field":
      return "numbers";
    case "family":
      return "nothing";
    case "entity":
      return edit.edit === "change" ? leftByEntity(before as Entity, edit.record) : "nothing";
    case "claim":
      return edit.edit === "change" ? leftByClaim(before as Claim, edit.record) : "nothing";
    case "entity-kind":
      return edit.edit === "change" && edit.record.family === (before as EntityKind).family ? "columns" : "nothing";
    case "predicate": {
      if (edit.edit !== "change") return "nothing";
      const { family, symmetric } = before as Predicate;
      return edit.record.family === family && edit.record.symmetric === symmetric ? "columns" : "nothing";
    }
    default:
      return edit.edit === "change" ? "columns" : "nothing";
  }
}

function leftByEntity(before: Entity, after: Entity): Leaves {
  if (before.kind !== after.kind) return "nothing";
  return isSameJson(before.fields, after.fields) ? "columns" : "numbers";
}

function leftByClaim(before: Claim, after: Claim): Leaves {
  const column = ({ subject, object, predicate, qualifiers, attributions, direction }: Claim) => [
    [subject, object, predicate, qualifiers.time, direction],
    attributions.map(({ stance, holder, polarity }) => [stance, holder, polarity]),
  ];
  if (!isSameJson(column(before), column(after))) return "nothing";
  return before.status === after.status && isSameJson(before.fields, after.fields) ? "columns" : "numbers";
}

function* following(knowledge: KnowledgeGraph, dataset: Dataset, applied: readonly Applied[]): Steps<KnowledgeGraph> {
  const left = applied.map(leftBy);
  const fresh = { facts: {}, shape: {} };
  if (!left.includes("nothing")) {
    if (left.every((each) => each === "all")) return { ...knowledge, dataset };
    const changed = { ...knowledge, dataset, ...changedLists(knowledge, dataset, applied) };
    return left.includes("numbers") ? { ...changed, ...fresh, follows: null } : { ...changed, facts: {} };
  }
  // Each record more or less copies a column or two; beyond a few, all columns are sooner made anew.
  if (applied.length > FEW_EDITS) {
    yield;
    return buildKnowledgeGraph(dataset);
  }
  let grown = knowledge;
  let claims = knowledge.claimCount;
  for (const [at, step] of applied.entries()) {
    if (left[at] !== "nothing") continue;
    const next = step.isLast ? grow(grown, step) : null;
    if (next === null) return buildKnowledgeGraph(dataset);
    grown = next;
    claims = Math.min(claims, grown.claimCount);
  }
  const isOfClaimsAlone = grown.entityKind === knowledge.entityKind && !left.includes("numbers");
  return {
    ...grown,
    dataset,
    ...changedLists(grown, dataset, applied),
    ...fresh,
    follows: isOfClaimsAlone ? { shape: knowledge.shape, claims } : null,
  };
}

/** The columns of lists after the edits: what a claim that was changed now names and rests on takes the place of what it did. */
function changedLists(
  { claimNumber, entityNumber, mentionStart, mentions, passageStart, passages }: KnowledgeGraph,
  { claims }: Dataset,
  applied: readonly Applied[],
): MentionColumns & PassageColumns {
  for (const { edit } of applied) {
    if (edit.of !== "claim" || edit.edit !== "change") continue;
    const c = claimNumber.get(edit.record.id);
    const claim = claims[c ?? -1];
    // It may be gone by now.
    if (c === undefined || claim === undefined) continue;
    [mentionStart, mentions] = withList(mentionStart, mentions, c, mentionsOf(claim, entityNumber));
    [passageStart, passages] = withList(passageStart, passages, c, passageNumbersOf(claim));
  }
  return { mentionStart, mentions, passageStart, passages };
}

/** Lists with another one at a place: where each begins, and what is in them. */
function withList(
  starts: Uint32Array,
  items: Int32Array,
  place: number,
  list: readonly number[],
): [starts: Uint32Array, items: Int32Array] {
  const [from, to] = [starts[place] as number, starts[place + 1] as number];
  const more = list.length - (to - from);
  if (more === 0 && list.every((item, at) => items[from + at] === item)) return [starts, items];
  const after = new Int32Array(items.length + more);
  after.set(items.subarray(0, from));
  after.set(list, from);
  after.set(items.subarray(to), from + list.length);
  return [more === 0 ? starts : starts.map((start, at) => (at > place ? start + more : start)), after];
}

/** The columns with a record more or less at their end; null where they have to be made anew. */
function grow(knowledge: KnowledgeGraph, { edit, before }: Applied): KnowledgeGraph | null {
  if (edit.edit === "change") return null;
  if (edit.of === "entity")
    return edit.edit === "add" ? withEntityAppended(knowledge, edit.record) : withLastEntityRemoved(knowledge, edit.id);
  if (edit.of !== "claim") return null;
  return edit.edit === "add"
    ? withClaimAppended(knowledge, edit.record)
    : withLastClaimRemoved(knowledge, before as Claim);
}

/** Kinds of record that nothing refers to, and claims, which only links and questions refer to. */
const SELDOM_NAMED: readonly RecordKind[] = ["claim", "link", "arrangement", "story", "question", "figure", "head"];

/** The first reference that the edits leave without a target; undefined where there is none. */
function* findingBroken(
  knowledge: KnowledgeGraph,
  dataset: Dataset,
  applied: readonly Applied[],
): Steps<Issue | undefined> {
  const { vocabulary } = dataset;
  // A removed record may be named anywhere; otherwise only records that were written can name one that is missing.
  // The same goes for a field whose meaning has changed. Only links and questions name claims.
  const isAnywhere = applied.some(({ edit }) =>
    edit.edit === "remove" ? !SELDOM_NAMED.includes(edit.of) : edit.of === "field" && edit.edit === "change",
  );
  const claimsGone = new Set<string>(
    applied.flatMap(({ edit }) => (edit.of === "claim" && edit.edit === "remove" ? edit.id : [])),
  );
  const links = dataset.links.filter(({ from, to }) => claimsGone.has(from) || claimsGone.has(to));
  const ids = (of: RecordKind): IdSet => {
    const records = RECORD_LISTS[of].read(dataset);
    const all = () => new Set<string>(records.map(({ id }) => id));
    // A set of all claims would take longer than the rest of the edit. The numbers are those from before the edits.
    const numbers = numbersOf(knowledge, of);
    if (numbers === null) return all();
    const edited = new Map<string, boolean>();
    for (const { edit } of applied)
      if (edit.of === of) edited.set(edit.edit === "remove" ? edit.id : edit.record.id, edit.edit !== "remove");
    return {
      has: (id) => edited.get(id) ?? numbers.has(id),
      size: records.length,
      [Symbol.iterator]: () => all().values(),
    };
  };
  const known: KnownIds = {
    entity: ids("entity"),
    claim: ids("claim"),
    source: ids("source"),
    family: ids("family"),
    kind: ids("entity-kind"),
    "predicate-family": ids("predicate-family"),
    predicate: ids("predicate"),
    stance: ids("stance"),
    field: ids("field"),
  };
  for (let start = 0; start < applied.length; start += PER_STEP) {
    const some = applied.length <= PER_STEP || isAnywhere ? applied : applied.slice(start, start + PER_STEP);
    const among = <Kind extends RecordKind>(of: Kind, records: readonly RecordTypes[Kind][]) =>
      isAnywhere
        ? records
        : some.flatMap(({ edit }) =>
            edit.of === of && edit.edit !== "remove" ? [edit.record as RecordTypes[Kind]] : [],
          );
    const [issue] = brokenReferences(
      {
        derivedFrom: isAnywhere ? dataset.derivedFrom : null,
        entityKinds: among("entity-kind", vocabulary.entityKinds),
        predicates: among("predicate", vocabulary.predicates),
        fields: vocabulary.fields ?? [],
        fallbackPredicate: vocabulary.fallbackPredicate,
        quotations: dataset.dataset.declares.quotations,
        entities: among("entity", dataset.entities),
        claims: among("claim", dataset.claims),
        links: isAnywhere ? dataset.links : [...among("link", []), ...(start === 0 ? links : [])],
        sources: among("source", dataset.sources),
        layouts: among("arrangement", dataset.layouts),
        questions: claimsGone.size > 0 ? dataset.questions : among("question", dataset.questions),
      },
      known,
    );
    if (issue !== undefined || some === applied) return issue;
    yield;
  }
  return undefined;
}
