import { createDerivation } from "../../derive/derive.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import { facetTables } from "../../derive/facets.ts";
import { holderFacet, stanceFacet } from "../../derive/lens-facets.ts";
import { withHiddenValues } from "../../model/hidden-values.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { ViewState } from "../../model/view-state.ts";
import type { RankedEntity } from "./ranked-entities.ts";

/** What might be left out of a view: the attributions of a certainty, or to somebody. */
export interface Omission {
  readonly facet: "stance" | "holder";
  /** Id of the facet's value. */
  readonly value: string;
  readonly label: string;
}

/** What can be left out of a view, which it shows now: certainties but the firmest, then those to whom claims are attributed. */
export function omissionsOf(
  knowledge: KnowledgeGraph,
  { hidden }: Pick<ViewState, "hidden">,
): Record<Omission["facet"], readonly Omission[]> {
  const ofFacet = (facet: Omission["facet"], id: string) => {
    const { values = [] } = facetTables(knowledge).find((table) => table.facet.id === id) ?? {};
    return values
      .map(({ id, label }): Omission => ({ facet, value: id, label }))
      .filter(({ value }) => !hidden[facet]?.includes(value));
  };
  return { stance: ofFacet("stance", stanceFacet.id).slice(1), holder: ofFacet("holder", holderFacet.id) };
}

/** What a view comes to without something: claims that rest on it alone go, and entities with them. */
export function withoutOmission(knowledge: KnowledgeGraph, view: ViewState, { facet, value }: Omission): DerivedView {
  const hidden = withHiddenValues(view.hidden, facet, [...(view.hidden[facet] ?? []), value]);
  return createDerivation()(knowledge, { ...view, hidden });
}

/** How an entity ranks in a view, and with something left out. */
export interface RankRange {
  readonly now: RankedEntity;
  /** By omission, in their order; null where the entity goes with what is left out. */
  readonly without: readonly (RankedEntity | null)[];
  /** The best and the worst rank of all; null where it has none. Where it is gone, or not defined, there is no rank to count. */
  readonly best: number | null;
  readonly worst: number | null;
}

/**
 * Joins the ranks of entities in a view with those they have when something is left out.
 * @param without by omission, as `rankedEntities` gives them.
 */
export function rankRanges(
  now: readonly RankedEntity[],
  without: readonly (readonly RankedEntity[])[],
): readonly RankRange[] {
  const byEntity = without.map((ranked) => new Map(ranked.map((each) => [each.entity, each])));
  return now.map((each) => {
    const others = byEntity.map((found) => found.get(each.entity) ?? null);
    const ranks = [each, ...others].flatMap((found) => found?.rank ?? []);
    return {
      now: each,
      without: others,
      best: ranks.length > 0 ? Math.min(...ranks) : null,
      worst: ranks.length > 0 ? Math.max(...ranks) : null,
    };
  });
}
