import { lowerBound } from "../lib/lower-bound.ts";
import { passagesOf } from "../model/claim-passages.ts";
import { claimAt, claimsAt, isOneWay, type KnowledgeGraph, otherEnd } from "../model/knowledge-graph.ts";

/** A claim as seen from one of its ends. */
export interface ClaimRow {
  readonly claim: number;
  /** Whether the entity is the object, so that the inverse label is read. A loop, or a claim without one way, counts as outgoing. */
  readonly isIncoming: boolean;
  /** Number of the entity at the other end; -1 where the claim has a value. */
  readonly other: number;
}

/** Claims of one predicate family, in dataset order, outgoing before incoming. */
export interface ClaimGroup {
  readonly label: string;
  readonly rows: readonly ClaimRow[];
}

/** Shown claims that an entity stands in, by predicate family in the vocabulary's order; empty families are left out. */
export function claimGroupsOf(knowledge: KnowledgeGraph, claimMask: Uint8Array, entity: number): readonly ClaimGroup[] {
  const { predicateFamilies } = knowledge.dataset.vocabulary;
  const rowsByFamily = predicateFamilies.map((): ClaimRow[] => []);
  for (const claim of claimsAt(knowledge, entity)) {
    if (claimMask[claim] === 0) continue;
    const isObject = knowledge.claimSubject[claim] !== entity;
    rowsByFamily[knowledge.claimPredicateFamily[claim] as number]?.push({
      claim,
      isIncoming: isObject && isOneWay(knowledge, claim),
      other: otherEnd(knowledge, claim, entity),
    });
  }
  return predicateFamilies.flatMap(({ label }, at) => {
    const rows = rowsByFamily[at] ?? [];
    if (rows.length === 0) return [];
    return [{ label, rows: [...rows.filter((row) => !row.isIncoming), ...rows.filter((row) => row.isIncoming)] }];
  });
}

/** Shown claims that rest on an entity's word: those with an attribution whose holder it is, or through whom it is known. */
export function claimsHeldBy(knowledge: KnowledgeGraph, claimMask: Uint8Array, entity: number): readonly number[] {
  const { attributionStart, attributionHolder, mentionStart, mentions } = knowledge;
  const held = claimsWith(attributionStart, attributionHolder, [entity]);
  const passedOn = claimsWith(mentionStart, mentions, [entity]);
  return shownOf([...held, ...passedOn], claimMask);
}

/** For each of these entities all claims that rest on its word, shown or not; ascending. Takes time linear in the claims. */
export function claimsHeldByEach(
  { claimCount, attributionStart, attributionHolder, mentionStart, mentions }: KnowledgeGraph,
  entities: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const held = new Map(entities.map((e): [number, number[]] => [e, []]));
  const note = (column: Int32Array, from: number, to: number, claim: number) => {
    for (let at = from; at < to; at++) {
      const claims = held.get(column[at] as number);
      if (claims !== undefined && claims.at(-1) !== claim) claims.push(claim);
    }
  };
  for (let c = 0; c < claimCount && held.size > 0; c++) {
    note(attributionHolder, attributionStart[c] as number, attributionStart[c + 1] as number, c);
    note(mentions, mentionStart[c] as number, mentionStart[c + 1] as number, c);
  }
  return held;
}

/** Shown claims that name an entity as their place or means. */
export function claimsQualifiedBy(knowledge: KnowledgeGraph, claimMask: Uint8Array, entity: number): readonly number[] {
  return shownOf(claimsWith(knowledge.mentionStart, knowledge.mentions, [~entity]), claimMask);
}

/** Shown claims between the same two entities as a claim, in either direction, without that claim itself. */
export function claimsBesides(knowledge: KnowledgeGraph, claimMask: Uint8Array, claim: number): readonly number[] {
  const subject = knowledge.claimSubject[claim] as number;
  const object = knowledge.claimObject[claim] as number;
  if (object < 0) return [];
  return [...claimsAt(knowledge, subject)].filter(
    (candidate) =>
      candidate !== claim && claimMask[candidate] === 1 && otherEnd(knowledge, candidate, subject) === object,
  );
}

/** Shown claims that rest on the very passages that a claim rests on, without that claim itself. */
export function claimsOnSamePassage(
  knowledge: KnowledgeGraph,
  claimMask: Uint8Array,
  claim: number,
): readonly number[] {
  const { passageStart, passages } = knowledge;
  const own = passagesOf(claimAt(knowledge, claim));
  const numbers = passages.subarray(passageStart[claim], passageStart[claim + 1]);
  // Different passages may have one number, if seldom. Records are read of those alone that have it.
  return shownOf(claimsWith(passageStart, passages, numbers), claimMask).filter(
    (other) => other !== claim && [...passagesOf(claimAt(knowledge, other))].some((at) => own.has(at)),
  );
}

/** Shown claims that rest on a source. */
export function claimsOnSource(knowledge: KnowledgeGraph, claimMask: Uint8Array, source: string): readonly number[] {
  return knowledge.dataset.claims.flatMap(({ attributions }, claim) =>
    claimMask[claim] === 1 && attributions.some(({ evidence }) => evidence.some((each) => each.source === source))
      ? [claim]
      : [],
  );
}

/** Claims with one of some numbers in a column of lists. Takes as long as looking through the column for each of them. */
function claimsWith(starts: Uint32Array, column: Int32Array, numbers: Iterable<number>): readonly number[] {
  const claims: number[] = [];
  for (const number of numbers)
    for (let at = column.indexOf(number); at >= 0; at = column.indexOf(number, at + 1))
      claims.push(lowerBound(starts.length, (c) => (starts[c] as number) > at) - 1);
  return claims;
}

/** Those of some claims that are shown, each once, ascending. */
function shownOf(claims: readonly number[], claimMask: Uint8Array): readonly number[] {
  return [...new Set(claims)].filter((claim) => claimMask[claim] === 1).sort((a, b) => a - b);
}
