import type { Facet, FacetValue } from "../../model/facet.ts";
import { entityAt, HOLDER_NOT_STATED, type KnowledgeGraph, NO_SOURCE_RECORDED } from "../../model/knowledge-graph.ts";

/** Value id of a holder whom the source does not name. */
const NOT_STATED = "not-stated";
/** Value id of claims that nobody is recorded to make. */
const NO_SOURCE = "no-source";

const plain = { definition: null, group: null, pattern: null } as const;
const noSource: FacetValue = { ...plain, id: NO_SOURCE, label: "no source recorded" };

/** How it is said: the stance of an attribution, from the firmest. */
export const stanceFacet: Facet = {
  id: "stance",
  title: "How it is said",
  of: "attribution",
  values: (knowledge) => {
    const stances = knowledge.dataset.vocabulary.stances.map(
      ({ id, label, definition, pattern }): FacetValue => ({ id, label, definition, group: null, pattern }),
    );
    return knowledge.attributionHolder.includes(NO_SOURCE_RECORDED) ? [...stances, noSource] : stances;
  },
  column: (knowledge) => Int32Array.from(knowledge.attributionStance),
};

/** Whose word it is: the holder of an attribution, the most talkative first, the unnamed last. */
export const holderFacet: Facet = {
  id: "holder",
  title: "Whose word you take",
  of: "attribution",
  values: (knowledge) =>
    holdersOf(knowledge).map((holder): FacetValue => {
      if (holder === NO_SOURCE_RECORDED) return noSource;
      if (holder === HOLDER_NOT_STATED)
        return {
          ...plain,
          id: NOT_STATED,
          label: "not stated",
          definition: "The source does not say whose word it is.",
        };
      const { id, label, gloss } = entityAt(knowledge, holder);
      return { ...plain, id, label, definition: gloss };
    }),
  column: (knowledge) => {
    const position = new Map(holdersOf(knowledge).map((holder, at) => [holder, at]));
    return knowledge.attributionHolder.map((holder) => position.get(holder) ?? 0);
  },
};

function holdersOf({ attributionHolder }: KnowledgeGraph): readonly number[] {
  const counts = new Map<number, number>();
  for (const holder of attributionHolder) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => {
    if (a < 0 || b < 0) return b - a;
    return (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b;
  });
}
