import type { DerivedView } from "../../derive/derived-view.ts";
import { pairsOf } from "../../derive/pairs.ts";
import { claimsAt, type KnowledgeGraph, otherEnd } from "../../model/knowledge-graph.ts";

/** Parallel claims drawn as one line. */
export interface Bundles {
  /**
   * Per claim: the claim whose line stands for it, itself where it stands for itself or alone; -1 where it is not drawn,
   * or has a value instead of an object.
   */
  readonly lead: Int32Array;
  /** The claims of each line that stands for several, ascending, by the claim that leads. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

/**
 * Bundles the drawn claims between the same two entities, whatever their direction. A line is led by the firmest of its
 * claims that is shown, the first of them in dataset order; a claim that is only dimmed leads where none is shown.
 * Takes time linear in the claims.
 */
export function bundlesOf(
  knowledge: KnowledgeGraph,
  { claimMask, claimDim, claimStance }: Pick<DerivedView, "claimMask" | "claimDim" | "claimStance">,
): Bundles {
  const { claimCount } = knowledge;
  const ofClaim = pairsOf(knowledge);
  const lead = new Int32Array(claimCount).fill(-1);
  const leadOfPair = new Int32Array(claimCount).fill(-1);
  const isDrawn = (c: number) => claimMask[c] === 1 || claimDim[c] === 1;
  const isFirmer = (c: number, held: number) =>
    claimMask[c] === claimMask[held]
      ? (claimStance[c] as number) < (claimStance[held] as number)
      : (claimMask[c] as number) > (claimMask[held] as number);
  for (let c = 0; c < claimCount; c++) {
    const pair = ofClaim[c] as number;
    if (pair < 0 || !isDrawn(c)) continue;
    const held = leadOfPair[pair] as number;
    if (held < 0 || isFirmer(c, held)) leadOfPair[pair] = c;
  }
  const members = new Map<number, number[]>();
  for (let c = 0; c < claimCount; c++) {
    const pair = ofClaim[c] as number;
    if (pair < 0 || !isDrawn(c)) continue;
    const leader = leadOfPair[pair] as number;
    lead[c] = leader;
    const listed = members.get(leader);
    if (listed) listed.push(c);
    else members.set(leader, [c]);
  }
  for (const [leader, listed] of members) if (listed.length === 1) members.delete(leader);
  return { lead, members };
}

/** The claims that a line stands for: those of its bundle, or itself. */
export function claimsOfLine(bundles: Bundles | null, claim: number): readonly number[] {
  return bundles?.members.get(claim) ?? [claim];
}

/** Which of two compared lenses take any of a line's claims: 0 neither, 1 the first alone, 2 the second alone, 3 both. */
export function lensesOfLine(comparison: Uint8Array | null, claims: readonly number[]): number {
  return comparison === null ? 0 : claims.reduce((by, claim) => by | (comparison[claim] as number), 0);
}

/** Shown claims between the same two entities as a claim, itself included, ascending. Takes time linear in its subject's claims. */
export function parallelClaims(knowledge: KnowledgeGraph, claimMask: Uint8Array, claim: number): readonly number[] {
  const subject = knowledge.claimSubject[claim] as number;
  const object = knowledge.claimObject[claim] as number;
  if (object < 0) return [claim];
  return [...claimsAt(knowledge, subject)].filter(
    (other) => claimMask[other] === 1 && otherEnd(knowledge, other, subject) === object,
  );
}
