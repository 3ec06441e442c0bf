import { bug } from "../../lib/result.ts";
import { isSameJson } from "../../lib/same-json.ts";
import { finished, type Steps } from "../../lib/steps.ts";
import type { Claim, ClaimLink, Dataset, Entity, Question, Source } from "../../model/dataset.ts";
import { DIRECTION, directionOf } from "../../model/direction.ts";
import type { Figure } from "../../model/figure.ts";
import type { Story } from "../../model/story.ts";
import { mergingWords as words } from "../../words/en/merging.ts";
import { createFreshIds, renaming } from "./fresh-ids.ts";
import { joinClaim, joinEntity, joinSource } from "./join-one.ts";
import { type Difference, joinedList, pairedByKey } from "./join-records.ts";
import { joinTerms } from "./join-terms.ts";
import { pairingSources } from "./paired-sources.ts";
import type { Decisions } from "./propose-matches.ts";
import {
  type Renaming,
  renamedClaim,
  renamedEntity,
  renamedLayout,
  renamedLink,
  renamedSource,
  renamedStory,
  renamedView,
} from "./rename-references.ts";

/** What the two datasets say differently of one thing. */
export interface MergeDifference extends Difference {
  readonly of: "entity" | "claim" | "source";
  /** Its id in A and in the result. */
  readonly id: string;
}

/** What came of a merge, in numbers of records. */
export interface MergeReport {
  /** Entities of B that are entities of A. */
  readonly joinedEntities: number;
  readonly addedEntities: number;
  /** Claims of B that say the same as one of A. */
  readonly joinedClaims: number;
  readonly addedClaims: number;
  /** Attributions that claims of A got from B. */
  readonly addedAttributions: number;
  readonly joinedSources: number;
  readonly addedSources: number;
  /** In each case A's is kept. B's is in the record's note, or in its aliases, where there is one. */
  readonly differences: readonly MergeDifference[];
  /** What of B has another id in the result than there, entities of A included: its id there, and its id here. */
  readonly renamed: ReadonlyMap<string, string>;
}

export interface MergedDataset {
  readonly dataset: Dataset;
  readonly report: MergeReport;
}

/** Records after which others have their turn. */
const PER_STEP = 300;

/**
 * Dataset A with all that B holds. Entities that are the same become one, under A's id; claims that then say the same become
 * one with the attributions of both; sources, terms, fields and links that are the same are joined; whatever else of B has
 * an id that A uses gets a new one. Head, arrangement and order are A's. Records that B adds nothing to are the same objects.
 * The result is as valid as the two.
 * @param decisions which entities of B are which of A; several of B may be one of A.
 */
export function mergeDatasets(a: Dataset, b: Dataset, decisions: Decisions): MergedDataset {
  return finished(mergingDatasets(a, b, decisions));
}

/** The same in steps. */
export function* mergingDatasets(a: Dataset, b: Dataset, decisions: Decisions): Steps<MergedDataset> {
  const title = b.dataset.title;
  const differences: MergeDifference[] = [];
  const note = (of: MergeDifference["of"], id: string, found: readonly Difference[]) => {
    for (const each of found) differences.push({ of, id, ...each });
  };

  const { vocabulary, names } = joinTerms(a.vocabulary, b.vocabulary);
  const entityIds = yield* idsOf(a.entities, b.entities, decisions);
  const sourcePairs = yield* pairingSources(a.sources, b.sources);
  const sourceIds = yield* idsOf(a.sources, b.sources, sourcePairs);
  const toEntity = renaming(entityIds);
  const toSource = renaming(sourceIds);
  const renameKnown = {
    entity: toEntity,
    source: toSource,
    kind: renaming(names.entityKinds),
    stance: renaming(names.stances),
    predicate: renaming(names.predicates),
    predicateFamily: renaming(names.predicateFamilies),
    field: renaming(names.fields),
  };

  // Entities.
  const entityAt = new Map<string, number>(a.entities.map(({ id }, at) => [id, at]));
  const fieldById = new Map<string, NonNullable<typeof vocabulary.fields>[number]>(
    (vocabulary.fields ?? []).map((field) => [field.id, field]),
  );
  const kindLabel = new Map<string, string>(vocabulary.entityKinds.map(({ id, label }) => [id, label]));
  const entities: Entity[] = [...a.entities];
  for (const [at, entity] of b.entities.entries()) {
    if (at % PER_STEP === 0) yield;
    const other: Entity = { ...renamedEntity(entity, renameKnown), id: toEntity(entity.id) };
    if (!decisions.has(entity.id)) {
      entities.push(other);
      continue;
    }
    const place = entityAt.get(other.id) ?? bug(`mergeDatasets: A has no entity "${other.id}" to be the same.`);
    const joined = joinEntity(entities[place] as Entity, other, { title, fieldById, kindLabel });
    entities[place] = joined.record;
    note("entity", other.id, joined.differences);
  }

  // Claims: those of B with the ids of the result, and then those of A that say the same.
  const predicates = new Map<string, (typeof vocabulary.predicates)[number]>(
    vocabulary.predicates.map((predicate) => [predicate.id, predicate]),
  );
  const otherClaims: Claim[] = [];
  for (const [at, claim] of b.claims.entries()) {
    if (at % PER_STEP === 0) yield;
    otherClaims.push(renamedClaim(claim, renameKnown));
  }
  // Only claims of entities that both have can say the same.
  const shared = new Set<string>(decisions.values());
  const mayBeSame = ({ subject }: Claim) => shared.has(subject);
  const undirected = (claim: Claim) => {
    const direction = directionOf(claim, predicates.get(claim.predicate));
    return direction === DIRECTION.undirected || direction === DIRECTION.bothWays;
  };
  const mayBeSaid = (claim: Claim) =>
    mayBeSame(claim) || (claim.object !== null && undirected(claim) && shared.has(claim.object));
  const keyOf = (claim: Claim) =>
    claimKey(claim, directionOf(claim, predicates.get(claim.predicate)), undirected(claim));
  const [ones, others] = [a.claims.filter(mayBeSaid), otherClaims.filter(mayBeSaid)];
  const keys = new Map<Claim, string>();
  for (const list of [ones, others])
    for (const [at, claim] of list.entries()) {
      if (at % PER_STEP === 0) yield;
      keys.set(claim, keyOf(claim));
    }
  const whole = (claim: Claim) => keys.get(claim) ?? "";
  // First those that say the same to the last field, then those of which one says more.
  yield;
  const exact = pairedByKey(ones, others, (claim) => `${whole(claim)} ${sortedJson(claim.fields)}`);
  yield;
  const usedOnes = new Set(exact.values());
  const rest = pairedByKey(
    ones.filter((claim) => !usedOnes.has(claim)),
    others.filter((claim) => !exact.has(claim)),
    whole,
  );
  const claimPairs = new Map(exact);
  for (const [other, one] of rest) if (haveSameFields(one, other)) claimPairs.set(other, one);
  yield;
  const claimIds = yield* idsOf(a.claims, b.claims, new Map([...claimPairs].map(([other, one]) => [other.id, one.id])));
  const toClaim = renaming(claimIds);
  const claims: Claim[] = [...a.claims];
  const claimAt = new Map<string, number>(a.claims.map(({ id }, at) => [id, at]));
  let addedAttributions = 0;
  for (const [at, other] of otherClaims.entries()) {
    if (at % PER_STEP === 0) yield;
    const one = claimPairs.get(other);
    if (one === undefined) {
      claims.push({ ...other, id: toClaim(other.id) });
      continue;
    }
    const place = claimAt.get(one.id) as number;
    const joined = joinClaim(one, other, { title });
    claims[place] = joined.record;
    addedAttributions += joined.record.attributions.length - one.attributions.length;
    note("claim", one.id, joined.differences);
  }

  // Sources, which name entities.
  const sourceAt = new Map<string, number>(a.sources.map(({ id }, at) => [id, at]));
  const sources: Source[] = [...a.sources];
  for (const [at, source] of b.sources.entries()) {
    if (at % PER_STEP === 0) yield;
    const other = { ...renamedSource(source, renameKnown), id: toSource(source.id) };
    if (!sourcePairs.has(source.id)) {
      sources.push(other);
      continue;
    }
    const place = sourceAt.get(other.id) as number;
    const joined = joinSource(sources[place] as Source, other);
    sources[place] = joined.record;
    note("source", other.id, joined.differences);
  }

  const storyIds = new Map<string, string>();
  const rename: Renaming = { ...renameKnown, claim: toClaim, story: renaming(storyIds) };
  yield;
  const links = yield* joinedLinks(
    a.links,
    b.links.map((link) => renamedLink(link, rename)),
  );
  yield;
  const layouts = withOthers(
    a.layouts,
    b.layouts.map((layout) => renamedLayout(layout, rename)),
    (layout) =>
      a.layouts.some((each) => each.title === layout.title)
        ? { ...layout, title: words.layoutOf({ title: layout.title, dataset: title }) }
        : layout,
  );
  yield;
  // What stories are called is known once those are found that both have; saved views may name them.
  const withStories = () =>
    withOthers(
      a.stories,
      b.stories.map((story): Story => ({ ...renamedStory(story, rename), id: story.id })),
      undefined,
      storyIds,
    );
  withStories();
  const stories = withStories();
  const questions = withOthers(
    a.questions,
    b.questions.map((question): Question => ({ ...question, view: renamedView(question.view, rename) })),
  );
  const figures = withOthers(
    a.figures ?? [],
    (b.figures ?? []).map((figure): Figure => ({ ...figure, view: renamedView(figure.view, rename) })),
  );
  yield;
  const quotes = a.dataset.declares.quotations || b.dataset.declares.quotations;
  const renamed = new Map<string, string>();
  for (const ids of [entityIds, claimIds, sourceIds])
    for (const [id, name] of ids) {
      if (renamed.size % PER_STEP === 0) yield;
      renamed.set(id, name);
    }
  const dataset: Dataset = {
    ...a,
    dataset: quotes === a.dataset.declares.quotations ? a.dataset : { ...a.dataset, declares: { quotations: quotes } },
    vocabulary,
    entities: isSameList(entities, a.entities) ? a.entities : entities,
    claims: isSameList(claims, a.claims) ? a.claims : claims,
    links,
    sources: isSameList(sources, a.sources) ? a.sources : sources,
    layouts,
    questions,
    stories,
    ...(figures.length > 0 && { figures }),
  };
  return {
    dataset,
    report: {
      joinedEntities: b.entities.length - (entities.length - a.entities.length),
      addedEntities: entities.length - a.entities.length,
      joinedClaims: claimPairs.size,
      addedClaims: claims.length - a.claims.length,
      addedAttributions,
      joinedSources: sourcePairs.size,
      addedSources: sources.length - a.sources.length,
      differences,
      renamed,
    },
  };
}

/** What the records of B are called in the result; those that keep their id have no entry. */
function* idsOf(
  a: readonly { readonly id: string }[],
  b: readonly { readonly id: string }[],
  same: ReadonlyMap<string, string>,
): Steps<ReadonlyMap<string, string>> {
  const [inA, inEither] = [new Set<string>(), new Set<string>()];
  for (const list of [a, b])
    for (const [at, { id }] of list.entries()) {
      if (at % PER_STEP === 0) yield;
      if (list === a) inA.add(id);
      inEither.add(id);
    }
  const fresh = createFreshIds(inEither);
  const ids = new Map<string, string>();
  for (const [at, { id }] of b.entries()) {
    if (at % PER_STEP === 0) yield;
    const name = same.get(id) ?? (inA.has(id) ? fresh(id) : id);
    if (name !== id) ids.set(id, name);
  }
  return ids;
}

/** What makes a claim the proposition that it is. Whose it is and how it is put is no part of it, whether it is denied is. */
function claimKey(claim: Claim, direction: number, isEitherWay: boolean): string {
  const { subject, predicate, object, value, label, qualifiers, attributions } = claim;
  const ends = [subject, object ?? ""];
  // Who names nobody affirms it.
  const polarities = attributions.length === 0 ? ["affirmed"] : attributions.map(({ polarity }) => polarity);
  const { time, place, means, quantity } = qualifiers;
  return JSON.stringify([
    isEitherWay ? ends.toSorted() : ends,
    predicate,
    value && [value.amount, value.unit, value.qualifier],
    direction,
    label ?? null,
    [time, place, means, quantity && [quantity.amount, quantity.unit, quantity.qualifier]],
    [...new Set(polarities)].sort(),
  ]);
}

function sortedJson(fields: Claim["fields"]): string {
  return fields === undefined ? "" : JSON.stringify(Object.entries(fields).sort(([x], [y]) => (x < y ? -1 : 1)));
}

/** Whether no field of two claims has two values: what pays 3 is not what pays 4. */
function haveSameFields({ fields: a = {} }: Claim, { fields: b = {} }: Claim): boolean {
  const held: Readonly<Record<string, unknown>> = b;
  return Object.entries(a).every(([id, value]) => !Object.hasOwn(held, id) || isSameJson(held[id], value));
}

/** Links of A, with what those of B that say the same rest on, and the others of B. */
function* joinedLinks(a: readonly ClaimLink[], b: readonly ClaimLink[]): Steps<readonly ClaimLink[]> {
  const pairs = pairedByKey(a, b, ({ from, relation, to, note }) => JSON.stringify([from, relation, to, note]));
  const ids = renaming(yield* idsOf(a, b, new Map([...pairs].map(([other, one]) => [other.id, one.id]))));
  const evidence = new Map([...pairs].map(([other, one]) => [one, joinedList(one.evidence, other.evidence)]));
  const joined = a.map((link) => {
    const both = evidence.get(link) ?? link.evidence;
    return both === link.evidence ? link : { ...link, evidence: both };
  });
  const added = b.filter((link) => !pairs.has(link)).map((link) => ({ ...link, id: ids(link.id) }));
  return added.length === 0 && isSameList(joined, a) ? a : [...joined, ...added];
}

/**
 * Records of A and those of B that it has not got in the same words, each with an id of its own.
 * @param change what is done to a record before it is added.
 * @param names gets what records of B are called, where that is another id.
 */
function withOthers<Item extends { readonly id: string }>(
  a: readonly Item[],
  b: readonly Item[],
  change: (item: Item) => Item = (item) => item,
  names = new Map<string, string>(),
): readonly Item[] {
  const fresh = createFreshIds(new Set([...a, ...b].map(({ id }) => id)));
  const taken = new Set<string>(a.map(({ id }) => id));
  const free = new Set(a);
  const added: Item[] = [];
  for (const item of b) {
    const changed = change(item);
    const same = [...free].find(
      (each) => isSameJson(each, { ...item, id: each.id }) || isSameJson(each, { ...changed, id: each.id }),
    );
    if (same !== undefined) free.delete(same);
    const id = same?.id ?? (taken.has(item.id) ? fresh(item.id) : item.id);
    if (id !== item.id) names.set(item.id, id);
    if (same === undefined) added.push({ ...changed, id });
  }
  return added.length === 0 ? a : [...a, ...added];
}

function isSameList<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
