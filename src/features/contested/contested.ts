import { memo } from "../../lib/memo.ts";
import type { Attribution, Claim, ClaimLink, Dataset } from "../../model/dataset.ts";
import type { ClaimId } from "../../model/ids.ts";

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

/**
 * Contested claims: affirmed by one holder and denied by another, or at either end of a link that says "contradicts". One
 * who both affirms and denies contests nothing.
 */
export function contestedClaims({ claims, links }: Dataset): ReadonlySet<ClaimId> {
  const contested = new Set<ClaimId>();
  for (const { id, attributions } of claims) if (isDisputed(attributions)) contested.add(id);
  for (const { from, relation, to } of links) if (relation === "contradicts") contested.add(from).add(to);
  return contested;
}

/** The pairs of which each side speaks against the other: denials in dataset order, then contradictions. */
export function contestedPairs(dataset: Dataset): readonly ClashPair[] {
  const denials = dataset.claims
    .filter(({ attributions }) => isDisputed(attributions))
    .map(({ id, attributions, note }): ClashPair => {
      const said = (polarity: Attribution["polarity"]): ClashSide => ({
        claim: id,
        attributions: attributions.filter((attribution) => attribution.polarity === polarity),
      });
      return { id, kind: "denial", sides: [said("affirmed"), said("denied")], note };
    });
  return [...denials, ...linkedPairs(dataset, "contradicts", "contradiction")];
}

/** The pairs of which one claim limits the other without ruling it out. */
export function qualifiedPairs(dataset: Dataset): readonly ClashPair[] {
  return linkedPairs(dataset, "qualifies", "qualification");
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

/**
 * All clashes of a dataset, contested ones first; contested pairs and mere qualifications are gathered apart. Those of the
 * last dataset are remembered.
 */
export const clashesIn = memo((dataset: Dataset): readonly Clash[] => [
  ...clashesOf(contestedPairs(dataset)),
  ...clashesOf(qualifiedPairs(dataset)),
]);

/** The clash that a pair belongs to; null where no pair has the id. */
export function clashOfPair(clashes: readonly Clash[], pair: string): Clash | null {
  return clashes.find(({ pairs }) => pairs.some(({ id }) => id === pair)) ?? null;
}

/** One pair for the same two claims, however many links join them. */
function linkedPairs(
  { claims, links }: Dataset,
  relation: ClaimLink["relation"],
  kind: ClashPair["kind"],
): readonly ClashPair[] {
  const related = links.filter((link) => link.relation === relation);
  const named = new Set(related.flatMap(({ from, to }) => [from, to]));
  const byId = new Map<ClaimId, Claim>();
  for (const claim of claims) if (named.has(claim.id)) byId.set(claim.id, claim);
  const joined = new Set<string>();
  return related.flatMap((link): ClashPair[] => {
    const [from, to] = [byId.get(link.from), byId.get(link.to)];
    const key = [link.from, link.to].sort().join(" ");
    if (from === undefined || to === undefined || from === to || joined.has(key)) return [];
    joined.add(key);
    const side = ({ id, attributions }: Claim): ClashSide => ({ claim: id, attributions });
    return [{ id: link.id, kind, sides: [side(from), side(to)], note: link.note }];
  });
}

function isDisputed(attributions: readonly Attribution[]): boolean {
  return attributions.some(
    ({ polarity, holder }) =>
      polarity === "denied" && attributions.some((other) => other.polarity === "affirmed" && other.holder !== holder),
  );
}
