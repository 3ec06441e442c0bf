import { entityAt, HOLDER_NOT_STATED, type KnowledgeGraph, NO_SOURCE_RECORDED } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import { NO_SOURCE, NO_STANCE_STATED, NOT_STATED } from "./claim-words.ts";
import type { Facet, FacetValue } from "./facet.ts";

/** Value id of a holder whom the source does not name, and of a stance that the dataset does not state. */
const NOT_STATED_VALUE = "not-stated";
/** Value id of claims that nobody is recorded to make. */
const NO_SOURCE_VALUE = "no-source";

const plain = { definition: null, group: null, pattern: null } as const;
const noSource: FacetValue = { ...plain, id: NO_SOURCE_VALUE, label: NO_SOURCE };
const noStance: FacetValue = { ...plain, id: NOT_STATED_VALUE, label: NO_STANCE_STATED, pattern: "unstated" };

/** How it is said: the stance of an attribution, from the firmest. */
export const stanceFacet: Facet = {
  id: "stance",
  title: "How it is said",
  of: "attribution",
  values: (knowledge) => {
    const stances = knowledge.dataset.vocabulary.stances.map(
      ({ id, label, definition = null, pattern }): FacetValue => ({ id, label, definition, group: null, pattern }),
    );
    if (isAnyStanceUnstated(knowledge)) stances.push(noStance);
    if (knowledge.attributionHolder.includes(NO_SOURCE_RECORDED)) stances.push({ ...noSource, pattern: "unsourced" });
    return stances;
  },
  column: (knowledge) => {
    // Values that do not occur are not listed, so that what comes after them moves up.
    const last = knowledge.dataset.vocabulary.stances.length + (isAnyStanceUnstated(knowledge) ? 1 : 0);
    return Int32Array.from(knowledge.attributionStance, (stance) => Math.min(stance, last));
  },
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
          id: NOT_STATED_VALUE,
          label: NOT_STATED,
          definition: "The source does not say whose word it is.",
        };
      const entity = entityAt(knowledge, holder);
      return { ...plain, id: entity.id, label: nameOf(entity), definition: entity.gloss ?? null };
    }),
  column: (knowledge) => {
    const position = new Map(holdersOf(knowledge).map((holder, at) => [holder, at]));
    return knowledge.attributionHolder.map((holder) => position.get(holder) ?? 0);
  },
};

function isAnyStanceUnstated({ dataset, attributionStance }: KnowledgeGraph): boolean {
  return attributionStance.includes(dataset.vocabulary.stances.length);
}

function holdersOf({ attributionHolder }: KnowledgeGraph): readonly number[] {
  const counts = new Map<number, number>();
  for (const holder of attributionHolder) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => {
    if (a < 0 || b < 0) return b - a;
    return (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b;
  });
}
