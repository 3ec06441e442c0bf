import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { DerivedView } from "./derived-view.ts";

/**
 * Which of the shown claims count where two versions of one fact do not count twice: of claims that links call alternatives,
 * also by way of others that are shown, the firmest in the view; of equally firm ones the first in the dataset. All others
 * count.
 * @returns per claim, 1 where it counts.
 */
export function countedVersions(
  { dataset, claimNumber }: KnowledgeGraph,
  { claimMask, claimStance }: Pick<DerivedView, "claimMask" | "claimStance">,
): Uint8Array {
  const counted = claimMask.slice();
  const best = new Map<number, number>();
  const bestOf = (claim: number): number => {
    let at = claim;
    for (let next = best.get(at); next !== undefined && next !== at; next = best.get(at)) at = next;
    return at;
  };
  for (const { relation, from, to } of dataset.links) {
    if (relation !== "alternative") continue;
    const [a, b] = [claimNumber.get(from) ?? -1, claimNumber.get(to) ?? -1];
    if (claimMask[a] !== 1 || claimMask[b] !== 1) continue;
    const [one, other] = [bestOf(a), bestOf(b)];
    if (one === other) continue;
    const [firmness, otherFirmness] = [claimStance[one] as number, claimStance[other] as number];
    const isFirst = firmness < otherFirmness || (firmness === otherFirmness && one < other);
    const [kept, dropped] = isFirst ? [one, other] : [other, one];
    best.set(dropped, kept);
    counted[dropped] = 0;
  }
  return counted;
}
