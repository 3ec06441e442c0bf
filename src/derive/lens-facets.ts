import { entityAt, HOLDER_NOT_STATED, type KnowledgeGraph, NO_SOURCE_RECORDED } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import { facetWords as words } from "../words/en/facets.ts";
import { stanceInWords } from "./claim-words.ts";
import type { Facet, FacetValue } from "./facet.ts";

/** Value id where the source names nobody, and where the dataset does not state the certainty. */
export const NOT_STATED_VALUE = "not-stated";
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
    if (attributionCounts(knowledge).holders.has(NO_SOURCE_RECORDED))
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
    const position = new Uint32Array(knowledge.order - NO_SOURCE_RECORDED);
    for (const [at, holder] of holdersOf(knowledge).entries()) position[holder - NO_SOURCE_RECORDED] = at;
    return (row) => position[(attributionHolder[row] as number) - NO_SOURCE_RECORDED] as number;
  },
};

/** Whether a dataset says of anything who makes a claim, or how certain it is: what a lens can tell apart. */
export function hasAttributions(knowledge: KnowledgeGraph): boolean {
  const { holders, stances } = attributionCounts(knowledge);
  const { length } = knowledge.dataset.vocabulary.stances;
  return [...holders.keys()].some((holder) => holder >= 0) || [...stances.keys()].some((stance) => stance < length);
}

function noSource(knowledge: KnowledgeGraph): FacetValue {
  const label = stanceInWords(knowledge, knowledge.dataset.vocabulary.stances.length + 1);
  return { ...plain, id: NO_SOURCE_VALUE, label };
}

function isAnyStanceUnstated(knowledge: KnowledgeGraph): boolean {
  return attributionCounts(knowledge).stances.has(knowledge.dataset.vocabulary.stances.length);
}

/** How many attributions each holder and each stance has, and the columns in which they were counted. */
interface AttributionCounts {
  readonly holders: ReadonlyMap<number, number>;
  readonly stances: ReadonlyMap<number, number>;
  readonly columns: Pick<KnowledgeGraph, "attributionHolder" | "attributionStance">;
}

const countsByShape = new WeakMap<object, AttributionCounts>();

function holdersOf(knowledge: KnowledgeGraph): readonly number[] {
  const { holders } = attributionCounts(knowledge);
  return [...holders.keys()].sort((a, b) => {
    if (a < 0 || b < 0) return b - a;
    return (holders.get(b) ?? 0) - (holders.get(a) ?? 0) || a - b;
  });
}

/** If claims were appended or the last ones removed, the counts before are updated. */
function attributionCounts({ shape, follows, attributionStart, ...knowledge }: KnowledgeGraph): AttributionCounts {
  const known = countsByShape.get(shape);
  if (known !== undefined) return known;
  const before = follows === null ? undefined : countsByShape.get(follows.shape);
  const start = before === undefined ? 0 : (attributionStart[follows?.claims ?? 0] as number);
  const { attributionHolder, attributionStance } = knowledge;
  const columns = { attributionHolder, attributionStance };
  const counted = {
    holders: recounted(before?.holders, before?.columns.attributionHolder, attributionHolder, start),
    stances: recounted(before?.stances, before?.columns.attributionStance, attributionStance, start),
    columns,
  };
  countsByShape.set(shape, counted);
  return counted;
}

/** How often each value stands in a column, from the counts of a column before that is the same up to `start`. */
function recounted(
  countsBefore: ReadonlyMap<number, number> | undefined,
  before: Int32Array | Uint8Array | undefined,
  column: Int32Array | Uint8Array,
  start: number,
): ReadonlyMap<number, number> {
  if (countsBefore === undefined) return counted(column);
  const counts = new Map(countsBefore);
  const count = (value: number, by: 1 | -1) => {
    const after = (counts.get(value) ?? 0) + by;
    if (after === 0) counts.delete(value);
    else counts.set(value, after);
  };
  for (const value of before?.subarray(start) ?? []) count(value, -1);
  for (const value of column.subarray(start)) count(value, 1);
  return counts;
}

/** How often each value stands in a column. Counted in an array: a map takes ten times as long. */
function counted(column: Int32Array | Uint8Array): ReadonlyMap<number, number> {
  // The least value is that of a claim without a source.
  let most = 0;
  for (const value of column) most = Math.max(most, value);
  const tally = new Uint32Array(most - NO_SOURCE_RECORDED + 1);
  for (const value of column) {
    const at = value - NO_SOURCE_RECORDED;
    tally[at] = (tally[at] as number) + 1;
  }
  const counts = new Map<number, number>();
  for (const [at, count] of tally.entries()) if (count > 0) counts.set(at + NO_SOURCE_RECORDED, count);
  return counts;
}
