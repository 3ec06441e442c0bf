import type { DerivedView } from "../../derive/derived-view.ts";
import { claimsAt, type KnowledgeGraph, otherEnd } from "../../model/knowledge-graph.ts";

/** An entity that both are connected to, and by which claims. */
export interface SharedNeighbour {
  readonly entity: number;
  /** Claims that join it to the first, and to the second; ascending. */
  readonly claimsA: readonly number[];
  readonly claimsB: readonly number[];
}

export interface OwnNeighbour {
  readonly entity: number;
  readonly claims: readonly number[];
}

/** How many claims of either have a value; claims between the two count for both. */
export interface ComparedCount {
  /** Position in the vocabulary. For stances, as `attributionStance` counts. */
  readonly value: number;
  readonly a: number;
  readonly b: number;
}

/** What is said of one of the two, by time. */
export interface Timeline {
  /** Claims with a date, by the day they begin, then by the day they end. */
  readonly dated: readonly number[];
  readonly undated: number;
}

/** Two entities side by side, by the claims that are shown. */
export interface Comparison {
  /** Claims between the two. */
  readonly direct: readonly number[];
  /** Those with most claims first, and among them those with most on the scarcer side. */
  readonly shared: readonly SharedNeighbour[];
  readonly onlyA: readonly OwnNeighbour[];
  readonly onlyB: readonly OwnNeighbour[];
  /** Claims of each that name nobody else: a value, or itself. */
  readonly alone: { readonly a: readonly number[]; readonly b: readonly number[] };
  readonly totals: { readonly a: number; readonly b: number };
  readonly timelines: { readonly a: Timeline; readonly b: Timeline };
  /** In the vocabulary's order; what neither has is left out. */
  readonly byFamily: readonly ComparedCount[];
  readonly byStance: readonly ComparedCount[];
}

/** Compares two entities by their shown claims. Takes time linear in those, but for sorting. */
export function compareEntities(
  knowledge: KnowledgeGraph,
  { claimMask, claimStance }: Pick<DerivedView, "claimMask" | "claimStance">,
  a: number,
  b: number,
): Comparison {
  const claimsOf = (entity: number) => [...claimsAt(knowledge, entity)].filter((claim) => claimMask[claim] === 1);
  const [claimsA, claimsB] = [claimsOf(a), claimsOf(b)];
  const [aroundA, aroundB] = [neighboursOf(knowledge, claimsA, a), neighboursOf(knowledge, claimsB, b)];
  const own = (around: Neighbours, other: Neighbours, self: number): readonly OwnNeighbour[] =>
    [...around.byEntity]
      .filter(([entity]) => !other.byEntity.has(entity) && entity !== self)
      .map(([entity, claims]) => ({ entity, claims }))
      .sort((one, two) => two.claims.length - one.claims.length || one.entity - two.entity);
  const shared = [...aroundA.byEntity].flatMap(([entity, toA]): readonly SharedNeighbour[] => {
    const toB = aroundB.byEntity.get(entity);
    return toB === undefined ? [] : [{ entity, claimsA: toA, claimsB: toB }];
  });
  const weight = ({ claimsA, claimsB }: SharedNeighbour) => claimsA.length + claimsB.length;
  const scarcer = ({ claimsA, claimsB }: SharedNeighbour) => Math.min(claimsA.length, claimsB.length);
  const counts = (column: ArrayLike<number>) => comparedCounts(column, claimsA, claimsB);
  return {
    direct: a === b ? [] : (aroundA.byEntity.get(b) ?? []),
    shared: shared.sort(
      (one, two) => weight(two) - weight(one) || scarcer(two) - scarcer(one) || one.entity - two.entity,
    ),
    onlyA: own(aroundA, aroundB, b),
    onlyB: own(aroundB, aroundA, a),
    alone: { a: aroundA.alone, b: aroundB.alone },
    totals: { a: claimsA.length, b: claimsB.length },
    timelines: { a: timelineOf(knowledge, claimsA), b: timelineOf(knowledge, claimsB) },
    byFamily: counts(knowledge.claimPredicateFamily),
    byStance: counts(claimStance),
  };
}

interface Neighbours {
  readonly byEntity: ReadonlyMap<number, readonly number[]>;
  readonly alone: readonly number[];
}

function neighboursOf(knowledge: KnowledgeGraph, claims: readonly number[], entity: number): Neighbours {
  const byEntity = new Map<number, number[]>();
  const alone: number[] = [];
  for (const claim of claims) {
    const neighbour = otherEnd(knowledge, claim, entity);
    if (neighbour < 0 || neighbour === entity) alone.push(claim);
    else byEntity.set(neighbour, [...(byEntity.get(neighbour) ?? []), claim]);
  }
  return { byEntity, alone };
}

function timelineOf({ claimEarliest, claimLatest }: KnowledgeGraph, claims: readonly number[]): Timeline {
  const dated = claims.filter((claim) => !Number.isNaN(claimEarliest[claim]));
  const order = (one: number, two: number) => (one === two ? 0 : one - two);
  dated.sort(
    (one, two) =>
      order(claimEarliest[one] as number, claimEarliest[two] as number) ||
      order(claimLatest[one] as number, claimLatest[two] as number) ||
      one - two,
  );
  return { dated, undated: claims.length - dated.length };
}

function comparedCounts(
  column: ArrayLike<number>,
  claimsA: readonly number[],
  claimsB: readonly number[],
): readonly ComparedCount[] {
  const counts = new Map<number, { a: number; b: number }>();
  const add = (claims: readonly number[], side: "a" | "b") => {
    for (const claim of claims) {
      const value = column[claim] as number;
      const count = counts.get(value) ?? { a: 0, b: 0 };
      count[side]++;
      counts.set(value, count);
    }
  };
  add(claimsA, "a");
  add(claimsB, "b");
  return [...counts].sort(([one], [two]) => one - two).map(([value, { a, b }]) => ({ value, a, b }));
}
