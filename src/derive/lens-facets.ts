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
  positionIn: (knowledge) => {
    const { attributionStance } = knowledge;
    // Values that do not occur are not listed, so that what comes after them moves up.
    const last = knowledge.dataset.vocabulary.stances.length + (isAnyStanceUnstated(knowledge) ? 1 : 0);
    return (row) => Math.min(attributionStance[row] as number, last);
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
  positionIn: (knowledge) => {
    const { attributionHolder } = knowledge;
    const position = new Map(holdersOf(knowledge).map((holder, at) => [holder, at]));
    return (row) => position.get(attributionHolder[row] as number) ?? 0;
  },
};

function isAnyStanceUnstated({ dataset, attributionStance }: KnowledgeGraph): boolean {
  return attributionStance.includes(dataset.vocabulary.stances.length);
}

/** How many attributions each holder has, and the column in which they were counted. */
interface HolderCounts {
  readonly counts: ReadonlyMap<number, number>;
  readonly column: Int32Array;
}

const countsByShape = new WeakMap<object, HolderCounts>();

function holdersOf(knowledge: KnowledgeGraph): readonly number[] {
  const { counts } = holderCounts(knowledge);
  return [...counts.keys()].sort((a, b) => {
    if (a < 0 || b < 0) return b - a;
    return (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b;
  });
}

/** If claims were appended or the last ones removed, the counts before are updated. */
function holderCounts({ shape, follows, attributionHolder: column, attributionStart }: KnowledgeGraph): HolderCounts {
  const known = countsByShape.get(shape);
  if (known !== undefined) return known;
  const before = follows === null ? undefined : countsByShape.get(follows.shape);
  const start = before === undefined ? 0 : (attributionStart[follows?.claims ?? 0] as number);
  const counts = new Map(before?.counts);
  const count = (holder: number, by: 1 | -1) => {
    const after = (counts.get(holder) ?? 0) + by;
    if (after === 0) counts.delete(holder);
    else counts.set(holder, after);
  };
  for (const holder of before?.column.subarray(start) ?? []) count(holder, -1);
  for (const holder of column.subarray(start)) count(holder, 1);
  const counted = { counts, column };
  countsByShape.set(shape, counted);
  return counted;
}
