import { entityAt, HOLDER_NOT_STATED, type KnowledgeGraph, NO_SOURCE_RECORDED } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import { facetWords as words } from "../words/en/facets.ts";
import { stanceInWords } from "./claim-words.ts";
import type { Facet, FacetValue } from "./facet.ts";

/** Value id where the source names nobody, and where the dataset does not state the certainty. */
const NOT_STATED_VALUE = "not-stated";
/** Value id of claims without any attribution. */
const NO_SOURCE_VALUE = "no-source";

const plain = { definition: null, group: null, pattern: null } as const;

/** The certainty of an attribution, from the firmest. */
export const stanceFacet: Facet = {
  id: "stance",
  title: words.certainty,
  of: "attribution",
  values: (knowledge) => {
    const { stances } = knowledge.dataset.vocabulary;
    const values = stances.map(
      ({ id, label, definition = null, pattern }): FacetValue => ({ id, label, definition, group: null, pattern }),
    );
    if (isAnyStanceUnstated(knowledge)) {
      const label = stanceInWords(knowledge, stances.length);
      values.push({ ...plain, id: NOT_STATED_VALUE, label, pattern: "unstated" });
    }
    if (knowledge.attributionHolder.includes(NO_SOURCE_RECORDED))
      values.push({ ...noSource(knowledge), pattern: "unsourced" });
    return values;
  },
  positionIn: (knowledge) => {
    const { attributionStance } = knowledge;
    // Values that do not occur are not listed, so that what comes after them moves up.
    const last = knowledge.dataset.vocabulary.stances.length + (isAnyStanceUnstated(knowledge) ? 1 : 0);
    return (row) => Math.min(attributionStance[row] as number, last);
  },
};

/** Whom a claim is attributed to: those with the most attributions first, nobody named last. */
export const holderFacet: Facet = {
  id: "holder",
  title: words.attributedTo,
  of: "attribution",
  values: (knowledge) =>
    holdersOf(knowledge).map((holder): FacetValue => {
      if (holder === NO_SOURCE_RECORDED) return noSource(knowledge);
      if (holder === HOLDER_NOT_STATED)
        return { ...plain, id: NOT_STATED_VALUE, label: words.nobodyNamed(), definition: words.nobodyNamedMeans() };
      const entity = entityAt(knowledge, holder);
      return { ...plain, id: entity.id, label: nameOf(entity), definition: entity.gloss ?? null };
    }),
  positionIn: (knowledge) => {
    const { attributionHolder } = knowledge;
    const position = new Map(holdersOf(knowledge).map((holder, at) => [holder, at]));
    return (row) => position.get(attributionHolder[row] as number) ?? 0;
  },
};

function noSource(knowledge: KnowledgeGraph): FacetValue {
  const label = stanceInWords(knowledge, knowledge.dataset.vocabulary.stances.length + 1);
  return { ...plain, id: NO_SOURCE_VALUE, label };
}

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
