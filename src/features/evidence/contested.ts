import type { Attribution, Dataset } from "../../model/dataset.ts";
import type { ClaimId } from "../../model/ids.ts";

/**
 * Claims that somebody speaks against: affirmed by one holder and denied by another, or at either end of a link that
 * says "contradicts". One who both affirms and denies contests nothing.
 */
export function contestedClaims({ claims, links }: Dataset): ReadonlySet<ClaimId> {
  const contested = new Set<ClaimId>();
  for (const { id, attributions } of claims) if (isDisputed(attributions)) contested.add(id);
  for (const { from, relation, to } of links) if (relation === "contradicts") contested.add(from).add(to);
  return contested;
}

function isDisputed(attributions: readonly Attribution[]): boolean {
  return attributions.some(
    ({ polarity, holder }) =>
      polarity === "denied" && attributions.some((other) => other.polarity === "affirmed" && other.holder !== holder),
  );
}
