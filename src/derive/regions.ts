import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { ViewState } from "../model/view-state.ts";

/** How far a region reaches around its name that does not say what it names, as a share of the whole picture. */
export const REGION_REACH = 0.08;

/** Most entities have to stand where the layout has them: a caption is the name of a place in it. */
export function hasRegions({ order }: KnowledgeGraph, moved: ViewState["moved"]): boolean {
  return 2 * Object.keys(moved).length <= order;
}
