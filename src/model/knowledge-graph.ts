import { bug } from "../lib/result.ts";
import { type MentionColumns, mentionColumns, numberOf } from "./claim-mentions.ts";
import { type PassageColumns, passageColumns } from "./claim-passages.ts";
import type { Claim, Dataset, Entity } from "./dataset.ts";
import { DIRECTION, directionOf } from "./direction.ts";
import { type FamilyLook, familyLooks } from "./family-looks.ts";
import { parseWhen } from "./when.ts";

/** `attributionHolder` of an attribution whose source names nobody. */
export const HOLDER_NOT_STATED = -1;
/** `attributionHolder` of the stand-in row of a claim that nobody is recorded to make. */
export const NO_SOURCE_RECORDED = -2;

/**
 * A dataset with its entities and claims numbered in dataset order, and what views ask of them as columns by that number.
 * It is a projection: read-only, and another one after each edit (edit-knowledge.ts), which takes over what still holds.
 */
export interface KnowledgeGraph extends MentionColumns, PassageColumns {
  readonly dataset: Dataset;
  /** Another object after each edit of an entity, claim, link, source or term: what was found from those still holds. */
  readonly facts: object;
  /** Another object after each edit of a column or a status: masks, bins and curves still hold while it is the same. */
  readonly shape: object;
  /**
   * The revision that this one follows, if they differ only in their last claims: its `shape`, and how many claims,
   * from the first, both share. Results computed per claim can be extended from there. null if more differs.
   */
  readonly follows: { readonly shape: object; readonly claims: number } | null;
  readonly order: number;
  readonly claimCount: number;
  readonly entityNumber: ReadonlyMap<string, number>;
  readonly claimNumber: ReadonlyMap<string, number>;

  /** Per entity: its kind and family, as positions in the vocabulary. */
  readonly entityKind: Uint16Array;
  readonly entityFamily: Uint16Array;
  /** Per family of the vocabulary: how its entities are drawn. */
  readonly familyLooks: readonly FamilyLook[];
  /** Per entity: how many claims have it at an end, value claims included, a loop once. */
  readonly entityClaimCount: Uint32Array;

  /** Per claim: number of the entity at either end; object -1 where the claim has a value instead. */
  readonly claimSubject: Int32Array;
  readonly claimObject: Int32Array;
  /** Per claim: its predicate and predicate family, as positions in the vocabulary. */
  readonly claimPredicate: Uint16Array;
  readonly claimPredicateFamily: Uint16Array;
  /** Per claim: one of DIRECTION. Only what is directed has an arrow and is walked one way. */
  readonly claimDirection: Uint8Array;
  /** Per claim: first and last day on which it may hold, in days since 1970-01-01; NaN where it is undated. */
  readonly claimEarliest: Float64Array;
  readonly claimLatest: Float64Array;

  /** Attributions of claim c stand at [attributionStart[c], attributionStart[c + 1]); one stand-in where there is none. */
  readonly attributionStart: Uint32Array;
  /** Position in the vocabulary's stances; their number where none is stated, one more for "no source recorded". */
  readonly attributionStance: Uint8Array;
  /** Entity number, or HOLDER_NOT_STATED, or NO_SOURCE_RECORDED. */
  readonly attributionHolder: Int32Array;
  readonly attributionDenied: Uint8Array;

  /**
   * Claims at entity e: `entityClaimCount[e]` of incidentClaims from incidenceStart[e] on, ascending. Between the lists there
   * may be others, see grown-columns.ts.
   */
  readonly incidenceStart: Uint32Array;
  readonly incidentClaims: Uint32Array;

  /** Bounds over all dated claims, in days; null where no claim is dated. Open ends do not count. */
  readonly timeSpan: { readonly first: number; readonly last: number } | null;
}

/** Numbers a dataset's records and lays out its columns. Takes time and memory linear in entities, claims and attributions. */
export function buildKnowledgeGraph(dataset: Dataset): KnowledgeGraph {
  const { entities, claims, vocabulary } = dataset;
  const entityNumber = numbered(entities);
  const claimNumber = numbered(claims);
  const kindNumber = numbered(vocabulary.entityKinds);
  const familyNumber = numbered(vocabulary.families);
  const predicateNumber = numbered(vocabulary.predicates);
  const predicateFamilyNumber = numbered(vocabulary.predicateFamilies);
  const stanceNumber = numbered(vocabulary.stances);
  const familyOfKind = Uint16Array.from(vocabulary.entityKinds, (kind) => numberOf(familyNumber, kind.family));
  const familyOfPredicate = Uint16Array.from(vocabulary.predicates, (predicate) =>
    numberOf(predicateFamilyNumber, predicate.family),
  );

  const order = entities.length;
  const claimCount = claims.length;
  const entityKind = Uint16Array.from(entities, (entity) => numberOf(kindNumber, entity.kind));
  const entityFamily = Uint16Array.from(entityKind, (kind) => familyOfKind[kind] ?? 0);

  const claimSubject = new Int32Array(claimCount);
  const claimObject = new Int32Array(claimCount);
  const claimPredicate = new Uint16Array(claimCount);
  const claimPredicateFamily = new Uint16Array(claimCount);
  const claimDirection = new Uint8Array(claimCount);
  const claimEarliest = new Float64Array(claimCount);
  const claimLatest = new Float64Array(claimCount);
  const entityClaimCount = new Uint32Array(order);
  const attributionStart = new Uint32Array(claimCount + 1);

  let rows = 0;
  let first = Infinity;
  let last = -Infinity;
  for (let c = 0; c < claimCount; c++) {
    const claim = claims[c] as Claim;
    const subject = numberOf(entityNumber, claim.subject);
    const object = claim.object === null ? -1 : numberOf(entityNumber, claim.object);
    claimSubject[c] = subject;
    claimObject[c] = object;
    entityClaimCount[subject] = (entityClaimCount[subject] ?? 0) + 1;
    if (object >= 0 && object !== subject) entityClaimCount[object] = (entityClaimCount[object] ?? 0) + 1;
    const predicate = numberOf(predicateNumber, claim.predicate);
    claimPredicate[c] = predicate;
    claimPredicateFamily[c] = familyOfPredicate[predicate] ?? 0;
    claimDirection[c] = directionOf(claim, vocabulary.predicates[predicate]);
    const when = claim.qualifiers.time === null ? null : parseWhen(claim.qualifiers.time);
    claimEarliest[c] = when?.ok ? when.value.earliest : Number.NaN;
    claimLatest[c] = when?.ok ? when.value.latest : Number.NaN;
    if (when?.ok) {
      for (const day of [when.value.earliest, when.value.latest]) {
        if (!Number.isFinite(day)) continue;
        first = Math.min(first, day);
        last = Math.max(last, day);
      }
    }
    attributionStart[c] = rows;
    rows += Math.max(1, claim.attributions.length);
  }
  attributionStart[claimCount] = rows;

  const attributionStance = new Uint8Array(rows);
  const attributionHolder = new Int32Array(rows);
  const attributionDenied = new Uint8Array(rows);
  for (let c = 0, row = 0; c < claimCount; c++) {
    const { attributions } = claims[c] as Claim;
    if (attributions.length === 0) {
      attributionStance[row] = vocabulary.stances.length + 1;
      attributionHolder[row] = NO_SOURCE_RECORDED;
      row++;
    }
    for (const { stance, holder, polarity } of attributions) {
      attributionStance[row] = stance === undefined ? vocabulary.stances.length : numberOf(stanceNumber, stance);
      attributionHolder[row] = holder === null ? HOLDER_NOT_STATED : numberOf(entityNumber, holder);
      attributionDenied[row] = polarity === "denied" ? 1 : 0;
      row++;
    }
  }

  const incidenceStart = new Uint32Array(order);
  let incidences = 0;
  for (let e = 0; e < order; e++) {
    incidenceStart[e] = incidences;
    incidences += entityClaimCount[e] as number;
  }
  const incidentClaims = new Uint32Array(incidences);
  const next = incidenceStart.slice();
  const place = (entity: number, claim: number) => {
    const at = next[entity] ?? 0;
    incidentClaims[at] = claim;
    next[entity] = at + 1;
  };
  for (let c = 0; c < claimCount; c++) {
    const subject = claimSubject[c] as number;
    const object = claimObject[c] as number;
    place(subject, c);
    if (object >= 0 && object !== subject) place(object, c);
  }

  return {
    dataset,
    facts: {},
    shape: {},
    follows: null,
    order,
    claimCount,
    entityNumber,
    claimNumber,
    entityKind,
    entityFamily,
    familyLooks: familyLooks(vocabulary.families),
    entityClaimCount,
    claimSubject,
    claimObject,
    claimPredicate,
    claimPredicateFamily,
    claimDirection,
    claimEarliest,
    claimLatest,
    attributionStart,
    attributionStance,
    attributionHolder,
    attributionDenied,
    ...mentionColumns(claims, entityNumber),
    ...passageColumns(claims),
    incidenceStart,
    incidentClaims,
    timeSpan: first <= last ? { first, last } : null,
  };
}

/** Whether entities and claims have other numbers, or other columns, in one revision than in another. */
export function isRenumbered(before: KnowledgeGraph, now: KnowledgeGraph): boolean {
  return before.entityKind !== now.entityKind || before.claimSubject !== now.claimSubject;
}

/** The record of entity number `e`. */
export function entityAt(knowledge: Pick<KnowledgeGraph, "dataset">, e: number): Entity {
  return knowledge.dataset.entities[e] ?? bug(`entityAt: ${e} is out of range; was it taken from another dataset?`);
}

/** The record of claim number `c`. */
export function claimAt(knowledge: Pick<KnowledgeGraph, "dataset">, c: number): Claim {
  return knowledge.dataset.claims[c] ?? bug(`claimAt: ${c} is out of range; was it taken from another dataset?`);
}

/** The numbers of the claims that have entity number `e` at an end, ascending. A view into the column: do not write. */
export function claimsAt({ incidentClaims, incidenceStart, entityClaimCount }: KnowledgeGraph, e: number): Uint32Array {
  const start = incidenceStart[e] as number;
  return incidentClaims.subarray(start, start + (entityClaimCount[e] as number));
}

/** Whether claim `c` leads from its subject to its object only. */
export function isOneWay({ claimDirection }: Pick<KnowledgeGraph, "claimDirection">, c: number): boolean {
  return claimDirection[c] === DIRECTION.directed;
}

/** The entity at the other end of claim `c` as seen from `e`; `e` itself for a loop, -1 for a value claim. */
export function otherEnd(knowledge: KnowledgeGraph, c: number, e: number): number {
  const subject = knowledge.claimSubject[c] as number;
  return subject === e ? (knowledge.claimObject[c] as number) : subject;
}

function numbered(records: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(records.map(({ id }, number) => [id, number]));
}
