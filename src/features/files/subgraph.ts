import type { Claim, ClaimLink, Dataset, Derivation, Entity, Layout, Source } from "../../model/dataset.ts";
import type { ClaimId, EntityId, SourceId } from "../../model/ids.ts";
import { isReadable, type Scene, type Story } from "../../model/story.ts";
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
 * cut down to kept entities; questions of whose view, and scenes of which nothing is missing.
 *
 * A subgraph of a subgraph is derived from the first dataset, the published one, by both filters in turn: the file
 * between may exist nowhere. What was context there stays context.
 */
export function extractSubgraph(dataset: Dataset, choice: SubgraphChoice): Dataset {
  const claims = dataset.claims.filter(({ id }) => choice.claims.has(id));
  const claimIds = new Set(claims.map(({ id }) => id));
  const links = dataset.links.filter(({ from, to }) => claimIds.has(from) && claimIds.has(to));
  const chosen = dataset.entities.filter(({ id }) => choice.entities.has(id)).map(({ id }) => id);
  const kept = closure(dataset, new Set([...chosen, ...claims.flatMap(entitiesNamedIn)]), claims, links);

  const entities = dataset.entities.filter(({ id }) => kept.entities.has(id));
  const isWhole = (view: ViewSpecification) => !isAnythingMissing(view, dataset, kept.entities, claimIds);
  const wasContext = new Set(dataset.derivedFrom?.context);
  const context = entities.map(({ id }) => id).filter((id) => !choice.entities.has(id) || wasContext.has(id));
  return {
    ...dataset,
    derivedFrom: derivation(dataset, choice, context),
    entities,
    claims,
    links,
    sources: dataset.sources.filter(({ id }) => kept.sources.has(id)),
    layouts: dataset.layouts.flatMap((layout) => restricted(layout, kept.entities)),
    questions: dataset.questions.filter(({ view }) => isWhole(view)),
    stories: dataset.stories.flatMap((story) => withWholeScenes(story, claimIds, isWhole)),
  };
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

function derivation(
  { dataset, derivedFrom }: Dataset,
  { filter, parentHash }: SubgraphChoice,
  context: readonly EntityId[],
): Derivation {
  if (derivedFrom === null) {
    return { dataset: dataset.id, version: dataset.version, sha256: parentHash, filter, context };
  }
  return { ...derivedFrom, filter: words.inTurn({ before: derivedFrom.filter, after: filter }), context };
}

/** The layout without what is gone; nothing where nothing of it is left. */
function restricted(layout: Layout, kept: ReadonlySet<EntityId>): readonly Layout[] {
  const positions = Object.entries(layout.positions).filter(([id]) => kept.has(id as EntityId));
  const captions = layout.captions.map(({ members, ...caption }) =>
    members === undefined ? caption : { ...caption, members: members.filter((id) => kept.has(id)) },
  );
  return positions.length === 0 ? [] : [{ ...layout, positions: Object.fromEntries(positions), captions }];
}

/**
 * The story with the scenes that are still whole: nothing is missing of what they show, reveal, point at or cite. A
 * scene of a newer version may name anything and is left out. Nothing where no scene is left.
 */
function withWholeScenes(
  story: Story,
  keptClaims: ReadonlySet<string>,
  isWhole: (view: ViewSpecification) => boolean,
): readonly Story[] {
  const isWholeScene = ({ view, cites, steps }: Scene) =>
    isWhole(view) &&
    cites.every((id) => keptClaims.has(id)) &&
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
