import { type DerivedView, NO_STANCE } from "../../derive/derived-view.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";

/** What a view does not show, by number, in dataset order. */
export interface NotShown {
  /** Claims of which the lens includes no attribution. */
  readonly byLens: readonly number[];
  /** Claims that the lens includes, and something else hides: the legend, time, focus, or the user by hand. */
  readonly otherwise: readonly number[];
  readonly entities: readonly number[];
}

/** Lists every claim and entity that is not shown, once. */
export function notShownIn(
  knowledge: KnowledgeGraph,
  { claimMask, claimStance, entityMask }: Pick<DerivedView, "claimMask" | "claimStance" | "entityMask">,
): NotShown {
  const byLens: number[] = [];
  const otherwise: number[] = [];
  for (let c = 0; c < knowledge.claimCount; c++)
    if (claimMask[c] === 0) (claimStance[c] === NO_STANCE ? byLens : otherwise).push(c);
  const entities: number[] = [];
  for (let e = 0; e < knowledge.order; e++) if (entityMask[e] === 0) entities.push(e);
  return { byLens, otherwise, entities };
}
