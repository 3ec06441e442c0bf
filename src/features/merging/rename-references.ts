import type { Attribution, Claim, ClaimLink, Entity, Layout, Source } from "../../model/dataset.ts";
import { isReadable } from "../../model/scene-version.ts";
import type { SceneRecord, Story } from "../../model/story.ts";
import type { PanelState, ViewSpecification } from "../../model/view-state.ts";

type Rename = <Id extends string>(id: Id) => Id;

/** What ids of a dataset are called in another. */
export interface Renaming {
  readonly entity: Rename;
  readonly claim: Rename;
  readonly source: Rename;
  readonly story: Rename;
  readonly kind: Rename;
  readonly stance: Rename;
  readonly predicate: Rename;
  readonly predicateFamily: Rename;
  readonly field: Rename;
}

// Records with the ids of what they name. Their own id stays: what it becomes may not be known yet.

/** An entity with the ids of the dataset that it goes to, but for its own. */
export function renamedEntity(entity: Entity, rename: Pick<Renaming, "kind" | "source" | "field">): Entity {
  return {
    ...entity,
    kind: rename.kind(entity.kind),
    mentions: entity.mentions.map((each) => ({ ...each, source: rename.source(each.source) })),
    ...renamedFields(entity.fields, rename),
  };
}

/** A claim with the ids of the dataset that it goes to, but for its own. */
export function renamedClaim(
  claim: Claim,
  rename: Pick<Renaming, "entity" | "predicate" | "stance" | "source" | "field">,
): Claim {
  const { place, means } = claim.qualifiers;
  return {
    ...claim,
    subject: rename.entity(claim.subject),
    predicate: rename.predicate(claim.predicate),
    object: claim.object && rename.entity(claim.object),
    qualifiers: { ...claim.qualifiers, place: place && rename.entity(place), means: means && rename.entity(means) },
    attributions: claim.attributions.map((attribution) => ({
      ...attribution,
      holder: attribution.holder && rename.entity(attribution.holder),
      via: attribution.via.map(rename.entity),
      ...(attribution.stance === undefined ? {} : { stance: rename.stance(attribution.stance) }),
      evidence: renamedEvidence(attribution.evidence, rename),
    })),
    ...renamedFields(claim.fields, rename),
  };
}

/** A link with the ids of the dataset that it goes to, but for its own. */
export function renamedLink(link: ClaimLink, rename: Pick<Renaming, "claim" | "source">): ClaimLink {
  return {
    ...link,
    from: rename.claim(link.from),
    to: rename.claim(link.to),
    evidence: renamedEvidence(link.evidence, rename),
  };
}

/** A source with the ids of the dataset that it goes to, but for its own. */
export function renamedSource(source: Source, rename: Pick<Renaming, "entity">): Source {
  return { ...source, authors: renamedList(source.authors, rename.entity) };
}

/** An arrangement with the ids of the dataset that it goes to, but for its own. */
export function renamedLayout(layout: Layout, rename: Pick<Renaming, "entity">): Layout {
  return {
    ...layout,
    positions: renamedKeys(layout.positions, rename.entity) as Layout["positions"],
    captions: layout.captions.map((caption) => ({
      ...caption,
      ...(caption.members && { members: renamedList(caption.members, rename.entity) }),
    })),
  };
}

function renamedEvidence(evidence: Attribution["evidence"], rename: Pick<Renaming, "source">): Attribution["evidence"] {
  return evidence.map((each) => ({ ...each, source: rename.source(each.source) }));
}

function renamedFields(held: Entity["fields"], rename: Pick<Renaming, "field">): Pick<Entity, "fields"> {
  return held === undefined ? {} : { fields: renamedKeys(held, rename.field) };
}

/** A view, or a part of one, with the ids of the dataset that it goes to. */
export function renamedView(view: ViewSpecification, rename: Renaming): ViewSpecification {
  const both = ({
    entities,
    claims,
  }: {
    readonly entities: readonly string[];
    readonly claims: readonly string[];
  }) => ({
    entities: renamedList(entities, rename.entity),
    claims: renamedList(claims, rename.claim),
  });
  // Ids of entities and of claims begin differently.
  const either: Rename = (id) => rename.claim(rename.entity(id));
  const hidden = (values: Readonly<Record<string, readonly string[]>>) => {
    const byFacet: Readonly<Record<string, Rename>> = {
      kind: rename.kind,
      stance: rename.stance,
      holder: rename.entity,
      "predicate-family": rename.predicateFamily,
    };
    return Object.fromEntries(
      Object.entries(values).map(([facet, ids]) => {
        const renamed = Object.hasOwn(byFacet, facet) ? byFacet[facet] : undefined;
        return [facet, renamed === undefined ? ids : renamedList(ids, renamed, true)];
      }),
    );
  };
  return {
    ...view,
    ...(view.hidden && { hidden: hidden(view.hidden) }),
    ...(view.against && { against: hidden(view.against) }),
    ...(view.focus && { focus: { ...view.focus, entities: renamedList(view.focus.entities, rename.entity) } }),
    ...(view.selection && { selection: both(view.selection) }),
    ...(view.moved && { moved: renamedKeys(view.moved, rename.entity) }),
    ...(view.aside && {
      aside: {
        hidden: renamedList(view.aside.hidden, either),
        dimmed: renamedList(view.aside.dimmed, either),
        pinned: renamedList(view.aside.pinned, either),
      },
    }),
    ...(view.grown && {
      grown: view.grown.map(({ entity, family }) => ({
        entity: rename.entity(entity),
        family: family === null ? null : rename.predicateFamily(family),
      })),
    }),
    ...(view.sets && { sets: view.sets.map((set) => ({ ...set, ...both(set) })) }),
    ...(view.room && { room: renamedRoom(view.room, rename) }),
  };
}

function renamedRoom(room: PanelState, rename: Renaming): PanelState {
  switch (room.kind) {
    case "text":
      return { ...room, source: rename.source(room.source) };
    case "path":
      return {
        ...room,
        from: rename.entity(room.from),
        to: rename.entity(room.to),
        avoid: renamedList(room.avoid, rename.entity),
      };
    case "comparison":
      return { ...room, a: rename.entity(room.a), b: rename.entity(room.b) };
    case "voices":
      return room.holder === undefined ? room : { ...room, holder: rename.entity(room.holder) };
    case "contested":
      return room.pair === null ? room : { ...room, pair: rename.claim(room.pair) };
    case "stories":
      return room.story === null ? room : { ...room, story: rename.story(room.story) };
    default:
      return room;
  }
}

/** A story with the ids of the dataset that it goes to. Scenes that only a later version can read stay as they are. */
export function renamedStory(story: Story, rename: Renaming): Story {
  return { ...story, id: rename.story(story.id), scenes: story.scenes.map((scene) => renamedScene(scene, rename)) };
}

function renamedScene(scene: SceneRecord, rename: Renaming): SceneRecord {
  if (!isReadable(scene)) return scene;
  const some = ({ entities, claims }: (typeof scene.steps)[number]["reveal"]) => ({
    entities: renamedList(entities, rename.entity),
    claims: renamedList(claims, rename.claim),
  });
  return {
    ...scene,
    caption: renamedLinks(scene.caption, rename),
    cites: renamedList(scene.cites, rename.claim),
    view: renamedView(scene.view, rename),
    steps: scene.steps.map(({ reveal, point, caption }) => ({
      reveal: some(reveal),
      point: point && some(point),
      caption: caption && renamedLinks(caption, rename),
    })),
    notes: scene.notes && renamedLinks(scene.notes, rename),
  };
}

/** Where a link of a caption leads: `[the siege](claim:c.0001)`. */
const LINK = /(\]\(\s*<?(?:claim|entity):)([ec]\.[a-z0-9]+(?:[-.][a-z0-9]+)*)/g;

function renamedLinks(markdown: string, rename: Renaming): string {
  return markdown.replace(LINK, (_, before: string, id: string) => before + rename.claim(rename.entity(id)));
}

/** A record with other keys. Of two that get one key the first stays. */
function renamedKeys<Value>(held: Readonly<Record<string, Value>>, rename: Rename): Record<string, Value> {
  const renamed: Record<string, Value> = {};
  for (const [key, value] of Object.entries(held)) {
    const name = rename(key);
    if (!Object.hasOwn(renamed, name)) renamed[name] = value;
  }
  return renamed;
}

/** Some ids by their new names, each once; as they are where none has another. */
function renamedList<Id extends string>(ids: readonly Id[], rename: Rename, isSorted = false): readonly Id[] {
  const renamed = ids.map((id) => rename(id));
  if (renamed.every((id, at) => id === ids[at])) return ids;
  const distinct = [...new Set(renamed)];
  return isSorted ? distinct.sort() : distinct;
}
