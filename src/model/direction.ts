import type { Claim, Predicate } from "./dataset.ts";

/** What a claim, or else its predicate, says of its direction. Numbers, since they fill a column. */
export const DIRECTION = { notStated: 0, directed: 1, undirected: 2, bothWays: 3 } as const;

/** A claim's own word on its direction, or else its predicate's: one of DIRECTION. */
export function directionOf({ direction }: Pick<Claim, "direction">, predicate: Predicate | undefined): number {
  if (direction !== undefined) return direction === "both-ways" ? DIRECTION.bothWays : DIRECTION[direction];
  if (predicate?.symmetric === undefined) return DIRECTION.notStated;
  return predicate.symmetric ? DIRECTION.undirected : DIRECTION.directed;
}
