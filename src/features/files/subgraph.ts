import { REGION_REACH } from "../../derive/regions.ts";
import type { Claim, ClaimLink, Dataset, Derivation, Entity, Layout, Source } from "../../model/dataset.ts";
import { asParent, saidToBeExtract, withExtractHead } from "../../model/extract.ts";
import type { ClaimId, EntityId, SourceId } from "../../model/ids.ts";
import { RECORD_LISTS } from "../../model/record-lists.ts";
import { isReadable } from "../../model/scene-version.ts";
import type { Scene, Story } from "../../model/story.ts";
import type { ViewSpecification } from "../../model/view-state.ts";
import { exportScopeWords as words } from "../../words/en/export-scope.ts";

/** Which part of a dataset to extract. Ids that the dataset does not have are ignored. */
export interface SubgraphChoice {
  readonly entities: ReadonlySet<EntityId>;
  readonly claims: ReadonlySet<ClaimId>;
  /** The rule of the choice in words, for readers of the file. */
  readonly filter: string;
  /** sha-256 of the one-file form of the dataset it is taken from. */
  readonly parentHash: string;
}

/**
 * A part of a dataset that is a dataset again: the chosen claims and entities, with all that they rest on. Context
 * that comes along: ends, holders, relays, places and means of the chosen claims; whole records of the sources that
 * claims, links or entities point into, with their authors; the whole vocabulary; links between kept claims; layouts
 * cut down to kept entities, with the names of the regions that a chosen one is in; questions and figures of whose
 * view, and scenes of which nothing is missing. Its head says that it is an extract, of what, and what stayed behind.
 *
 * A subgraph of a subgraph is derived from the first dataset, the published one, by both filters in turn: the file
 * between may exist nowhere. What was context there stays context.
 */
export function extractSubgraph(given: Dataset, choice: SubgraphChoice): Dataset {
  const dataset = saidToBeExtract(given);
  const claims = dataset.claims.filter(({ id }) => choice.claims.has(id));
  const claimIds = new Set(claims.map(({ id }) => id));
  const links = dataset.links.filter(({ from, to }) => claimIds.has(from) && claimIds.has(to));
  const chosen = dataset.entities.filter(({ id }) => choice.entities.has(id)).map(({ id }) => id);
  const kept = closure(dataset, new Set([...chosen, ...claims.flatMap(entitiesNamedIn)]), claims, links);

  const entities = dataset.entities.filter(({ id }) => kept.entities.has(id));
  const isWhole = (view: ViewSpecification) => !isAnythingMissing(view, dataset, kept.entities, claimIds);
  const gone = new Set<string>(
    [
      ...dataset.entities.filter(({ id }) => !kept.entities.has(id)),
      ...dataset.claims.filter(({ id }) => !claimIds.has(id)),
    ].map(({ id }) => id),
  );
  const wasContext = new Set(dataset.derivedFrom?.context);
  const context = entities.map(({ id }) => id).filter((id) => !choice.entities.has(id) || wasContext.has(id));
  const figures = (dataset.figures ?? []).filter(({ view }) => isWhole(view));
  const extract = RECORD_LISTS.figure.write(dataset, figures);
  return withExtractHead({
    ...extract,
    derivedFrom: derivation(dataset, choice, context),
    entities,
    claims,
    links,
    sources: dataset.sources.filter(({ id }) => kept.sources.has(id)),
    layouts: dataset.layouts.flatMap((layout) => restricted(layout, kept.entities, new Set(context))),
    questions: dataset.questions.filter(({ view }) => isWhole(view)),
    stories: dataset.stories.flatMap((story) => withWholeScenes(story, claimIds, isWhole, gone)),
  });
}

/** The entities that a claim names anywhere, some perhaps twice. */
export function entitiesNamedIn({ subject, object, qualifiers, attributions }: Claim): readonly EntityId[] {
  const named = [subject, object, qualifiers.place, qualifiers.means];
  for (const { holder, via } of attributions) named.push(holder, ...via);
  return named.filter((id) => id !== null);
}

/** Entities and sources pull one another in: a source its authors, an entity the sources that mention it. */
function closure(
  dataset: Dataset,
  entities: Set<EntityId>,
  claims: readonly Claim[],
  links: readonly ClaimLink[],
): { readonly entities: ReadonlySet<EntityId>; readonly sources: ReadonlySet<SourceId> } {
  const entityById = new Map<EntityId, Entity>(dataset.entities.map((entity) => [entity.id, entity]));
  const sourceById = new Map<SourceId, Source>(dataset.sources.map((source) => [source.id, source]));
  const evidence = [...claims.flatMap(({ attributions }) => attributions), ...links].flatMap((each) => each.evidence);
  const sources = new Set<SourceId>();
  const addSource = (id: SourceId) => {
    if (sources.has(id)) return;
    sources.add(id);
    for (const author of sourceById.get(id)?.authors ?? []) entities.add(author);
  };
  for (const { source } of evidence) addSource(source);
  // A set is walked in the order of insertion, authors added on the way included.
  for (const id of entities) for (const { source } of entityById.get(id)?.mentions ?? []) addSource(source);
  return { entities, sources };
}

function derivation(whole: Dataset, { filter, parentHash }: SubgraphChoice, context: readonly EntityId[]): Derivation {
  const { dataset, derivedFrom } = whole;
  if (derivedFrom === null) {
    const { id, version } = dataset;
    return {
      dataset: id,
      ...(version !== undefined && { version }),
      sha256: parentHash,
      filter,
      context,
      parent: asParent(whole),
    };
  }
  return { ...derivedFrom, filter: ruleFor(whole, filter), context };
}

/** The rule of a part as its file records it: for a part of a part, both rules in turn. */
export function ruleFor({ derivedFrom }: Dataset, filter: string): string {
  return derivedFrom === null ? filter : words.inTurn({ before: derivedFrom.filter, after: filter });
}

/**
 * The layout without what is gone; nothing where nothing of it is left. A caption stays where a chosen entity is a member
 * of it, or close by where nobody has said what its members are.
 */
function restricted(layout: Layout, kept: ReadonlySet<EntityId>, context: ReadonlySet<EntityId>): readonly Layout[] {
  const positions = (Object.entries(layout.positions) as [EntityId, Point][]).filter(([id]) => kept.has(id));
  const chosen = positions.filter(([id]) => !context.has(id)).map(([, at]) => at);
  const reach = REGION_REACH * extentOf(layout);
  const captions = layout.captions.flatMap(({ members, ...caption }) => {
    const left = members?.filter((id) => kept.has(id));
    const [x, y] = caption.at;
    const isHere =
      left?.some((id) => !context.has(id)) ?? chosen.some((at) => Math.hypot(at[0] - x, at[1] - y) < reach);
    if (!isHere) return [];
    return left === undefined ? caption : { ...caption, members: left };
  });
  return positions.length === 0 ? [] : [{ ...layout, positions: Object.fromEntries(positions), captions }];
}

type Point = Layout["captions"][number]["at"];

/** The larger side of a layout, captions included. */
function extentOf({ positions, captions }: Layout): number {
  const places = [...(Object.values(positions) as Point[]), ...captions.map(({ at }) => at)];
  const side = (axis: 0 | 1) => {
    let [least, greatest] = [Infinity, -Infinity];
    for (const at of places) [least, greatest] = [Math.min(least, at[axis]), Math.max(greatest, at[axis])];
    return greatest - least;
  };
  return Math.max(side(0), side(1));
}

/** What may be an id in a caption, where links lead to entities and claims. */
const ID = /\b[ec]\.[\w-]+/g;

/**
 * The story with the scenes that are still whole: nothing is missing of what they show, reveal, point at, cite or link to. A
 * scene of a newer version may name anything and is left out. Nothing where no scene is left.
 */
function withWholeScenes(
  story: Story,
  keptClaims: ReadonlySet<string>,
  isWhole: (view: ViewSpecification) => boolean,
  gone: ReadonlySet<string>,
): readonly Story[] {
  const namesMissing = (text: string | null) => text?.match(ID)?.some((id) => gone.has(id)) ?? false;
  const isWholeScene = ({ view, cites, steps, caption, notes }: Scene) =>
    isWhole(view) &&
    cites.every((id) => keptClaims.has(id)) &&
    ![caption, notes, ...steps.map((step) => step.caption)].some(namesMissing) &&
    steps.every(
      ({ reveal, point }) => isWhole({ selection: reveal }) && (point === null || isWhole({ selection: point })),
    );
  const scenes = story.scenes.filter((scene) => isReadable(scene) && isWholeScene(scene));
  return scenes.length === 0 ? [] : [{ ...story, scenes }];
}

/** Whether a view names an entity or a claim that the dataset has and the subgraph has not. */
function isAnythingMissing(
  { hidden = {}, against = null, focus = null, selection, moved = {} }: ViewSpecification,
  dataset: Dataset,
  keptEntities: ReadonlySet<string>,
  keptClaims: ReadonlySet<string>,
): boolean {
  const holders = new Set<string>(dataset.entities.map(({ id }) => id));
  const entities = [
    ...(focus?.entities ?? []),
    ...(selection?.entities ?? []),
    ...Object.keys(moved),
    // Values of facets are terms of the vocabulary, which stays whole, or holders, which are entities.
    ...[hidden, against ?? {}].flatMap((lens) => Object.values(lens).flat()).filter((value) => holders.has(value)),
  ];
  return !entities.every((id) => keptEntities.has(id)) || !(selection?.claims ?? []).every((id) => keptClaims.has(id));
}
