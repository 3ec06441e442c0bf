import { claimsAt, type KnowledgeGraph, otherEnd } from "../model/knowledge-graph.ts";
import type { DerivedView } from "./derived-view.ts";

/** How many neighbours of an entity a neighbourhood leaves out, in all and by predicate family number. */
export interface UnseenNeighbours {
  readonly count: number;
  readonly byFamily: ReadonlyMap<number, number>;
}

/**
 * Neighbours of entity number `e` that only the focus hides: what it can be expanded by. A neighbour that several
 * families lead to counts once in all, and once for each of them.
 */
export function unseenNeighbours(
  knowledge: KnowledgeGraph,
  { claimMaskBeforeFocus, entityMask }: Pick<DerivedView, "claimMaskBeforeFocus" | "entityMask">,
  e: number,
): UnseenNeighbours {
  const unseen = new Set<number>();
  const seenByFamily = new Map<number, Set<number>>();
  for (const c of claimsAt(knowledge, e)) {
    const neighbour = otherEnd(knowledge, c, e);
    if (claimMaskBeforeFocus[c] === 0 || neighbour < 0 || entityMask[neighbour] === 1) continue;
    unseen.add(neighbour);
    const family = knowledge.claimPredicateFamily[c] as number;
    const of = seenByFamily.get(family) ?? new Set<number>();
    seenByFamily.set(family, of.add(neighbour));
  }
  return { count: unseen.size, byFamily: new Map([...seenByFamily].map(([family, of]) => [family, of.size])) };
}
