import { isSameJson } from "../../lib/same-json.ts";
import type { Attribution, Claim, Dataset } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { type AnyRecord, RECORD_KINDS, RECORD_LISTS, type RecordKind } from "../../model/record-lists.ts";
import { contestedMask } from "../contested/contested.ts";
import { type AttributionChange, attributionChanges } from "./attribution-changes.ts";
import { changedValues, type ValueChange, valuesOf } from "./changed-values.ts";
import { inTermsOf } from "./in-terms-of.ts";

/** One record that two datasets do not have alike. */
export interface RecordChange {
  readonly of: RecordKind;
  readonly is: "added" | "removed" | "changed";
  /** As A has it, in A's own ids; null where A has none. */
  readonly a: AnyRecord | null;
  /** As B has it, in B's own ids; null where B has none. */
  readonly b: AnyRecord | null;
  /** What of it differs, for a record that both have. */
  readonly values: readonly ValueChange[];
  /** Attributions that differ, for a claim that both have. */
  readonly attributions: readonly AttributionChange[];
}

/** A list whose order is the dataset's own, as certainties go from firm to weak, and which B has in another order. */
export interface OrderChange {
  readonly of: RecordKind;
  /** Ids of what both have, in A's order and as A has them. */
  readonly a: readonly string[];
  /** The same in B's order, as B has them. */
  readonly b: readonly string[];
}

/** A claim as each of two datasets has it; null where one lacks it. */
export interface ClaimPair {
  readonly a: Claim | null;
  readonly b: Claim | null;
}

/** How records of two datasets are found to be the same: by their ids, or as a merge finds them. */
export type PairedBy = "id" | "name";

/** All that differs between two datasets. Each list is in the order of ids, whatever the order of the files. */
export interface Differences {
  readonly pairedBy: PairedBy;
  /** Records that both have, alike or not. */
  readonly inBoth: { readonly entities: number; readonly claims: number };
  /** By kind, in the order in which kinds are read: the dataset itself, entities, claims and then what is around them. */
  readonly changes: readonly RecordChange[];
  readonly orders: readonly OrderChange[];
  /** Claims contested in B and not in A, with those that only B has. They follow from the changes, and are none. */
  readonly newlyContested: readonly ClaimPair[];
  /** Claims contested in A and not in B, with those that only A has. */
  readonly noLongerContested: readonly ClaimPair[];
}

const READ_FIRST: readonly RecordKind[] = ["head", "entity", "claim", "link", "source"];
/** Kinds in the order in which somebody reads what differs. */
export const READING_ORDER: readonly RecordKind[] = [
  ...READ_FIRST,
  ...RECORD_KINDS.filter((kind) => !READ_FIRST.includes(kind)),
];

/** Lists that are written in the order of ids say nothing by their order, and the head is alone. */
const UNORDERED: ReadonlySet<RecordKind> = new Set(["entity", "claim", "link", "source", "arrangement", "head"]);

/**
 * What differs from dataset A to dataset B. The same either way, with A and B exchanged, where they are paired by id. Takes
 * time linear in the records.
 * @param pairedBy "id": a record is the one of the same id. "name": as a merge finds entities by id, name or alias, claims by
 *   what they say, sources by address or title, terms by label; stories, questions and arrangements still by id. Where
 *   records come from (`origin`) is then not compared, as two files say that differently of one thing.
 */
export function compareDatasets(
  graphA: KnowledgeGraph,
  graphB: KnowledgeGraph,
  pairedBy: PairedBy = "id",
): Differences {
  const [a, b] = [graphA.dataset, graphB.dataset];
  const matched = pairedBy === "id" ? b : inTermsOf(a, b);
  const skipped = pairedBy === "id" ? [] : ["origin"];
  const compared = { a, b, matched };
  const changes = READING_ORDER.flatMap((of) => changesOfKind(of, compared, skipped));
  const orders = READING_ORDER.filter((of) => !UNORDERED.has(of)).flatMap((of) => orderOf(of, compared));
  const [inA, inB] = [contestedIn(graphA, a), contestedIn(graphB, matched)];
  const pairOf = claimPairs(compared);
  const only = (these: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...these]
      .filter((id) => !others.has(id))
      .sort()
      .map(pairOf);
  return {
    pairedBy,
    inBoth: {
      entities: countInBoth(a.entities, matched.entities),
      claims: countInBoth(a.claims, matched.claims),
    },
    changes,
    orders,
    newlyContested: only(inB, inA),
    noLongerContested: only(inA, inB),
  };
}

/** Whether two datasets say the same: the order of what is written in the order of ids does not count. */
export function areSame({ changes, orders }: Differences): boolean {
  return changes.length === 0 && orders.length === 0;
}

interface Compared {
  readonly a: Dataset;
  readonly b: Dataset;
  /** B with the ids that A has for the same, record by record in the same places. */
  readonly matched: Dataset;
}

function changesOfKind(
  of: RecordKind,
  { a, b, matched }: Compared,
  skipped: readonly string[],
): readonly RecordChange[] {
  const { read } = RECORD_LISTS[of];
  const [ones, others, ownOthers] = [read(a), read(matched), read(b)];
  // There is one head, whatever its id.
  const idOf = ({ id }: AnyRecord): string => (of === "head" ? "" : id);
  const rest = new Map<string, AnyRecord>(ones.map((one) => [idOf(one), one]));
  const found: (RecordChange & { readonly at: string })[] = [];
  for (const [place, other] of others.entries()) {
    const own = ownOthers[place] as AnyRecord;
    const at = idOf(other);
    const one = rest.get(at);
    rest.delete(at);
    if (one === undefined) {
      found.push({ at, of, is: "added", a: null, b: own, values: [], attributions: [] });
      continue;
    }
    const isWhole = of === "head";
    if (!isWhole && isSameJson(one, other)) continue;
    const sides = isWhole
      ? ([valuesOf(of, one, a), valuesOf(of, other, matched), valuesOf(of, own, b)] as const)
      : ([valuesOf(of, one), valuesOf(of, other), valuesOf(of, own)] as const);
    const values = changedValues(sides, skipped);
    const attributions = of === "claim" ? attributionChanges(...attributionsOf(one, other, own), skipped) : [];
    if (values.length > 0 || attributions.length > 0)
      found.push({ at, of, is: "changed", a: one, b: own, values, attributions });
  }
  for (const [at, one] of rest) found.push({ at, of, is: "removed", a: one, b: null, values: [], attributions: [] });
  return found
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map(({ at: _, ...change }) => change);
}

function attributionsOf(
  ...claims: readonly [AnyRecord, AnyRecord, AnyRecord]
): readonly [readonly Attribution[], readonly Attribution[], readonly Attribution[]] {
  const [one, other, own] = claims.map((claim) => (claim as Claim).attributions);
  return [one ?? [], other ?? [], own ?? []];
}

function orderOf(of: RecordKind, { a, b, matched }: Compared): readonly OrderChange[] {
  const { read } = RECORD_LISTS[of];
  const [inA, inB] = [new Set<string>(read(a).map(({ id }) => id)), new Set<string>(read(matched).map(({ id }) => id))];
  const ones = [...inA].filter((id) => inB.has(id));
  const others = [...inB].filter((id) => inA.has(id));
  if (isSameJson(ones, others)) return [];
  const own = read(b);
  return [
    {
      of,
      a: ones,
      b: read(matched).flatMap(({ id }, at) => (inA.has(id) ? ((own[at] as AnyRecord).id as string) : [])),
    },
  ];
}

/** Contested claims by the ids that another dataset has for the same claims in the same places. */
function contestedIn(knowledge: KnowledgeGraph, { claims }: Dataset): ReadonlySet<string> {
  const mask = contestedMask(knowledge);
  return new Set(claims.flatMap(({ id }, at) => (mask[at] === 1 ? (id as string) : [])));
}

function claimPairs({ a, b, matched }: Compared): (id: string) => ClaimPair {
  const inA = new Map<string, Claim>(a.claims.map((claim) => [claim.id, claim]));
  const inB = new Map<string, Claim>(matched.claims.map(({ id }, at) => [id, b.claims[at] as Claim]));
  return (id) => ({ a: inA.get(id) ?? null, b: inB.get(id) ?? null });
}

function countInBoth(a: readonly AnyRecord[], b: readonly AnyRecord[]): number {
  const ids = new Set<string>(a.map(({ id }) => id));
  return b.filter(({ id }) => ids.has(id)).length;
}
