import { claimsAt, type KnowledgeGraph, otherEnd } from "../../model/knowledge-graph.ts";

/** What connects two entities by the fewest claims in a row. */
export interface Connection {
  /** Claims in a row on each of the shortest paths; 0 from an entity to itself. */
  readonly hops: number;
  /** Numbers of all claims on any shortest path, ascending: all direct ones where the two are neighbours. */
  readonly claims: readonly number[];
  /** Numbers of all entities on any shortest path, both ends included, ascending. */
  readonly entities: readonly number[];
}

/**
 * All shortest connections between two entities over accepted claims, walked in either direction; null where there is
 * none. Method: breadth first from one end until the other is reached, then back along falling distances. Takes time
 * linear in the claims within reach.
 * @param claimMask per claim, 1 where it may be walked.
 */
export function claimsBetween(
  knowledge: KnowledgeGraph,
  claimMask: Uint8Array,
  from: number,
  to: number,
): Connection | null {
  const distance = new Int32Array(knowledge.order).fill(-1);
  distance[from] = 0;
  let frontier = [from];
  for (let hops = 1; distance[to] === -1 && frontier.length > 0; hops++) {
    const next: number[] = [];
    for (const entity of frontier) {
      for (const claim of claimsAt(knowledge, entity)) {
        if (claimMask[claim] === 0) continue;
        const neighbour = otherEnd(knowledge, claim, entity);
        if (neighbour < 0 || distance[neighbour] !== -1) continue;
        distance[neighbour] = hops;
        next.push(neighbour);
      }
    }
    frontier = next;
  }
  const hops = distance[to] as number;
  if (hops === -1) return null;

  const claims = new Set<number>();
  const entities = new Set([to]);
  // A set is walked in the order of insertion, additions included: it is the queue of the way back.
  for (const entity of entities) {
    for (const claim of claimsAt(knowledge, entity)) {
      if (claimMask[claim] === 0) continue;
      const neighbour = otherEnd(knowledge, claim, entity);
      if (neighbour < 0 || distance[neighbour] === -1) continue;
      if (distance[neighbour] !== (distance[entity] as number) - 1) continue;
      claims.add(claim);
      entities.add(neighbour);
    }
  }
  return { hops, claims: ascending(claims), entities: ascending(entities) };
}

function ascending(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}
