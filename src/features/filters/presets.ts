import * as v from "valibot";
import { labelOf } from "../../derive/claim-words.ts";
import type { Facet, FacetValue } from "../../derive/facet.ts";
import { facetTables } from "../../derive/facets.ts";
import { holderFacet, stanceFacet } from "../../derive/lens-facets.ts";
import { withHiddenValues } from "../../model/hidden-values.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { Hidden, ViewState } from "../../model/view-state.ts";
import { filterWords as words } from "../../words/en/filters.ts";
import { verbatim, type Words } from "../../words/message.ts";

/** A lens with a name, which is chosen in one go. */
export interface LensPreset {
  readonly id: string;
  readonly title: Words;
  readonly definition: Words;
  /** Hidden values of the facets of attributions; no other facet stands in it. */
  readonly hidden: Hidden;
}

/** The facets that make a lens. */
export const LENS_FACETS: readonly Facet[] = [stanceFacet, holderFacet];
/** Holders other than the authors that get a preset of their own: those with the most attributions. */
const MOST_HOLDERS = 5;

/** "first" is the lens that the legend shows; "second" the one that it is compared with. */
export const whichLens = v.picklist(["first", "second"]);

/** What of a view's hidden values belongs to the lens. */
export function lensOf(hidden: Hidden): Hidden {
  const values = LENS_FACETS.flatMap(({ id }) => {
    const hiddenOfFacet = hidden[id];
    return hiddenOfFacet === undefined ? [] : [[id, hiddenOfFacet] as const];
  });
  return Object.fromEntries(values);
}

/** A view's hidden values with another lens in them; what is hidden of entities and claims stays. */
export function withLens(hidden: Hidden, lens: Hidden): Hidden {
  return LENS_FACETS.reduce((next, { id }) => withHiddenValues(next, id, lens[id] ?? []), hidden);
}

/** Whether two lenses include the same, by the values that they hide. */
export function isSameLens(a: Hidden, b: Hidden): boolean {
  return LENS_FACETS.every(({ id }) => [...(a[id] ?? [])].sort().join("\n") === [...(b[id] ?? [])].sort().join("\n"));
}

/** The view with one of its lenses exchanged; the same view where that changes nothing. */
export function withLensOn(view: ViewState, lens: v.InferOutput<typeof whichLens>, hidden: Hidden): ViewState {
  if (lens === "first")
    return isSameLens(view.hidden, hidden) ? view : { ...view, hidden: withLens(view.hidden, hidden) };
  if (view.against !== null && isSameLens(view.against, hidden)) return view;
  return { ...view, against: withLens({}, hidden) };
}

/**
 * The presets of a dataset, by its records and no term of its vocabulary:
 *
 * - everyone;
 * - what the author asserts: what is attributed to whoever a source names as its author, at the stances without an adverb,
 *   which is how a vocabulary marks plain assertion;
 * - without allegations: all but the least firm of the stances that others than the author have, and the author never has.
 *   In a vocabulary that tells what a party merely states from what it accuses others of, that is the accusation; the
 *   preset is named by that stance's own label;
 * - only X, for each of the holders with the most attributions besides the author.
 *
 * A preset that a dataset gives no ground for is left out.
 */
export function lensPresets(knowledge: KnowledgeGraph): readonly LensPreset[] {
  const everyone: LensPreset = {
    id: "everything",
    title: words.everyone(),
    definition: words.everyoneMeans(),
    hidden: {},
  };
  return [everyone, authorPreset(knowledge), withoutAllegationsPreset(knowledge), ...holderPresets(knowledge)].filter(
    (preset) => preset !== null,
  );
}

/** What the author asserts in plain words; null where no author is named, or asserts nothing. */
export function authorPreset(knowledge: KnowledgeGraph): LensPreset | null {
  const { dataset } = knowledge;
  const authors = authorsOf(knowledge);
  const plain = dataset.vocabulary.stances.filter(({ adverb }) => adverb === "").map(({ id }) => id as string);
  const named = valuesOf(knowledge, holderFacet).filter(({ id }) => authors.has(id));
  if (named.length === 0 || plain.length === 0) return null;
  const [first, second] = named;
  return {
    id: "author",
    title: first && !second ? words.assertedBy({ name: labelOf(knowledge, first.id) }) : words.assertedByAuthors(),
    definition: words.assertedMeans(),
    hidden: keepingOnly(knowledge, { [stanceFacet.id]: plain, [holderFacet.id]: [...authors] }),
  };
}

/** All but accusations; null where others have no hedged stance of their own. */
export function withoutAllegationsPreset(knowledge: KnowledgeGraph): LensPreset | null {
  const { dataset, attributionHolder, attributionStance, entityNumber } = knowledge;
  const authors = new Set([...authorsOf(knowledge)].map((id) => entityNumber.get(id)));
  const { stances } = dataset.vocabulary;
  const isAuthor = new Uint8Array(knowledge.order);
  for (const author of authors) if (author !== undefined) isAuthor[author] = 1;
  const [byOthers, byAuthors] = [new Uint8Array(stances.length + 2), new Uint8Array(stances.length + 2)];
  for (let row = 0; row < attributionHolder.length; row++) {
    const holder = attributionHolder[row] as number;
    if (holder >= 0) (isAuthor[holder] === 1 ? byAuthors : byOthers)[attributionStance[row] as number] = 1;
  }
  const last = stances.findLast(({ adverb }, at) => adverb !== "" && byOthers[at] === 1 && byAuthors[at] === 0);
  if (last === undefined) return null;
  return {
    id: "without-allegations",
    title: words.exclude({ certainty: last.label.toLowerCase(), label: last.label.toLowerCase() }),
    definition: words.excludeMeans({ definition: last.definition ?? last.label }),
    hidden: { [stanceFacet.id]: [last.id] },
  };
}

function holderPresets(knowledge: KnowledgeGraph): readonly LensPreset[] {
  const authors = authorsOf(knowledge);
  return valuesOf(knowledge, holderFacet)
    .filter(({ id }) => !authors.has(id) && knowledge.entityNumber.has(id))
    .slice(0, MOST_HOLDERS)
    .map(({ id, label, definition }) => ({
      id: `only-${id}`,
      title: words.onlyHolder({ name: label }),
      definition: verbatim(definition ?? label),
      hidden: keepingOnly(knowledge, { [holderFacet.id]: [id] }),
    }));
}

/** The lens that hides all values of the named facets but the given ones. */
function keepingOnly(knowledge: KnowledgeGraph, kept: Readonly<Record<string, readonly string[]>>): Hidden {
  return LENS_FACETS.reduce<Hidden>((hidden, facet) => {
    const keep = kept[facet.id];
    if (keep === undefined) return hidden;
    const out = valuesOf(knowledge, facet).flatMap(({ id }) => (keep.includes(id) ? [] : [id]));
    return withHiddenValues(hidden, facet.id, out);
  }, {});
}

/** The values of a facet, as the legend has them. */
function valuesOf(knowledge: KnowledgeGraph, facet: Facet): readonly FacetValue[] {
  return facetTables(knowledge).find((table) => table.facet === facet)?.values ?? [];
}

function authorsOf({ dataset }: KnowledgeGraph): ReadonlySet<string> {
  return new Set<string>(dataset.sources.flatMap(({ authors }) => authors));
}
