import { finished, type Steps } from "../../lib/steps.ts";
import type { Attribution, ClaimLink } from "../../model/dataset.ts";
import type { ClaimId } from "../../model/ids.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";

/** One side of a clash: a claim, and its attributions on this side. */
export interface ClashSide {
  readonly claim: ClaimId;
  readonly attributions: readonly Attribution[];
}

/** Two sides that do not go together. */
export interface ClashPair {
  /** The claim's id for a denial, the link's for what a link joins: what an address names. */
  readonly id: string;
  /**
   * "denial": one claim, affirmed by some and denied by others; "contradiction": two claims that rule each other out;
   * "qualification": two claims in tension, of which one limits the other.
   */
  readonly kind: "denial" | "contradiction" | "qualification";
  /** Who affirms, then who denies; or the claim that a link starts from, then the one that it is set against. */
  readonly sides: readonly [ClashSide, ClashSide];
  /** What the dataset's makers say of it; null where they say nothing. */
  readonly note: string | null;
}

/** Pairs that hang together by the claims they share: a clash of three, of four. */
export interface Clash {
  /** Id of its first pair. */
  readonly id: string;
  /** Whether it is a denial or contradiction; otherwise it is a mere qualification. */
  readonly isContested: boolean;
  /** In the order in which the pairs name them. */
  readonly claims: readonly ClaimId[];
  readonly pairs: readonly ClashPair[];
}

const masks = new WeakMap<object, Uint8Array>();

/**
 * Per claim, 1 where it is contested: affirmed by one holder and denied by another, or at either end of a link that says
 * "contradicts". One who both affirms and denies contests nothing. Worked out once per revision; do not write to it.
 */
export function contestedMask(knowledge: KnowledgeGraph): Uint8Array {
  const known = masks.get(knowledge.facts);
  if (known !== undefined) return known;
  const { claimCount, claimNumber, dataset } = knowledge;
  const mask = new Uint8Array(claimCount);
  for (let c = 0; c < claimCount; c++) if (isDisputed(knowledge, c)) mask[c] = 1;
  for (const { from, relation, to } of dataset.links) {
    if (relation !== "contradicts" || from === to) continue;
    mask[claimNumber.get(from) as number] = 1;
    mask[claimNumber.get(to) as number] = 1;
  }
  masks.set(knowledge.facts, mask);
  return mask;
}

/** The pairs of which each side speaks against the other: denials in dataset order, then contradictions. */
export function contestedPairs(knowledge: KnowledgeGraph): readonly ClashPair[] {
  return finished(contestedPairSteps(knowledge));
}

/** Records that are read in one step. */
const RECORDS_AT_ONCE = 1_024;

function* contestedPairSteps(knowledge: KnowledgeGraph): Steps<readonly ClashPair[]> {
  const denials: ClashPair[] = [];
  const contested = contestedMask(knowledge);
  for (let c = 0; c < knowledge.claimCount; c++) {
    if (contested[c] === 0 || !isDisputed(knowledge, c)) continue;
    if (denials.length % RECORDS_AT_ONCE === 0) yield;
    const { id, attributions, note } = claimAt(knowledge, c);
    const said = (polarity: Attribution["polarity"]): ClashSide => ({
      claim: id,
      attributions: attributions.filter((attribution) => attribution.polarity === polarity),
    });
    denials.push({ id, kind: "denial", sides: [said("affirmed"), said("denied")], note });
  }
  return [...denials, ...(yield* linkedPairSteps(knowledge, "contradicts", "contradiction"))];
}

/** The pairs of which one claim limits the other without ruling it out. */
export function qualifiedPairs(knowledge: KnowledgeGraph): readonly ClashPair[] {
  return finished(linkedPairSteps(knowledge, "qualifies", "qualification"));
}

/** Gathers pairs that share a claim, in the order of their first pairs. Takes time linear in the pairs. */
export function clashesOf(pairs: readonly ClashPair[]): readonly Clash[] {
  const pairsOfClaim = new Map<ClaimId, ClashPair[]>();
  for (const pair of pairs) {
    for (const claim of new Set(pair.sides.map((side) => side.claim))) {
      const listed = pairsOfClaim.get(claim);
      if (listed) listed.push(pair);
      else pairsOfClaim.set(claim, [pair]);
    }
  }
  const clashOf = new Map<ClashPair, { readonly claims: Set<ClaimId>; readonly pairs: ClashPair[] }>();
  for (const first of pairs) {
    if (clashOf.has(first)) continue;
    const clash = { claims: new Set<ClaimId>(), pairs: [] };
    const gathered = new Set([first]);
    // A set is walked in the order of insertion, additions included.
    for (const pair of gathered) {
      clashOf.set(pair, clash);
      for (const { claim } of pair.sides) {
        clash.claims.add(claim);
        for (const other of pairsOfClaim.get(claim) ?? []) gathered.add(other);
      }
    }
  }
  for (const pair of pairs) clashOf.get(pair)?.pairs.push(pair);
  return [...new Set(clashOf.values())].map((clash) => {
    const [first] = clash.pairs as [ClashPair];
    const isContested = first.kind !== "qualification";
    return { id: first.id, isContested, claims: [...clash.claims], pairs: clash.pairs };
  });
}

const clashesByFacts = new WeakMap<object, readonly Clash[]>();

/**
 * All clashes of a dataset, contested ones first; contested pairs and mere qualifications are gathered apart. Found once per
 * revision.
 */
export function clashesIn(knowledge: KnowledgeGraph): readonly Clash[] {
  return clashesByFacts.get(knowledge.facts) ?? finished(clashSteps(knowledge));
}

/** The same in steps. */
export function* clashSteps(knowledge: KnowledgeGraph): Steps<readonly Clash[]> {
  const contested = clashesOf(yield* contestedPairSteps(knowledge));
  yield;
  const clashes = [...contested, ...clashesOf(yield* linkedPairSteps(knowledge, "qualifies", "qualification"))];
  clashesByFacts.set(knowledge.facts, clashes);
  return clashes;
}

/** The clash that a pair belongs to; null where no pair has the id. */
export function clashOfPair(clashes: readonly Clash[], pair: string): Clash | null {
  return clashes.find(({ pairs }) => pairs.some(({ id }) => id === pair)) ?? null;
}

/** One pair for the same two claims, however many links join them. */
function* linkedPairSteps(
  knowledge: KnowledgeGraph,
  relation: ClaimLink["relation"],
  kind: ClashPair["kind"],
): Steps<readonly ClashPair[]> {
  const joined = new Set<string>();
  const pairs: ClashPair[] = [];
  const side = (claim: ClaimId): ClashSide => {
    const { id, attributions } = claimAt(knowledge, knowledge.claimNumber.get(claim) as number);
    return { claim: id, attributions };
  };
  for (const [nth, link] of knowledge.dataset.links.entries()) {
    if (nth % RECORDS_AT_ONCE === RECORDS_AT_ONCE - 1) yield;
    const { id, from, to, note } = link;
    const key = [from, to].sort().join(" ");
    if (link.relation !== relation || from === to || joined.has(key)) continue;
    joined.add(key);
    pairs.push({ id, kind, sides: [side(from), side(to)], note });
  }
  return pairs;
}

/** Whether a claim is affirmed by one holder and denied by another. */
function isDisputed({ attributionStart, attributionDenied, attributionHolder }: KnowledgeGraph, c: number): boolean {
  const [start, end] = [attributionStart[c] as number, attributionStart[c + 1] as number];
  for (let row = start; row < end; row++) {
    if (attributionDenied[row] === 0) continue;
    for (let other = start; other < end; other++)
      if (attributionDenied[other] === 0 && attributionHolder[other] !== attributionHolder[row]) return true;
  }
  return false;
}
