import { claimsAt, type KnowledgeGraph, otherEnd } from "../model/knowledge-graph.ts";

/**
 * Entities within a number of hops of any of the given ones, walking accepted claims in either direction (breadth first).
 * @param claimMask per claim, 1 where it may be walked.
 * @returns per entity: its distance in hops, or -1 where it is out of reach.
 */
export function hopsFrom(
  knowledge: KnowledgeGraph,
  claimMask: Uint8Array,
  centres: readonly number[],
  maxHops: number,
): Int8Array {
  const hops = new Int8Array(knowledge.order).fill(-1);
  let frontier: number[] = [];
  for (const centre of centres) {
    if (hops[centre] !== -1) continue;
    hops[centre] = 0;
    frontier.push(centre);
  }
  for (let distance = 1; distance <= maxHops && frontier.length > 0; distance++) {
    const next: number[] = [];
    for (const entity of frontier) {
      for (const claim of claimsAt(knowledge, entity)) {
        if (claimMask[claim] === 0) continue;
        const neighbour = otherEnd(knowledge, claim, entity);
        if (neighbour < 0 || hops[neighbour] !== -1) continue;
        hops[neighbour] = distance;
        next.push(neighbour);
      }
    }
    frontier = next;
  }
  return hops;
}
