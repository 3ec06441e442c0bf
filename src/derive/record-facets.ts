import type { Claim } from "../model/dataset.ts";
import type { FamilyLook } from "../model/family-looks.ts";
import { facetWords as words } from "../words/en/facets.ts";
import type { Facet, FacetValue } from "./facet.ts";

/** The type of an entity, gathered by family. */
export const kindFacet: Facet = {
  id: "kind",
  title: words.entityTypes,
  of: "entity",
  values: ({ dataset: { vocabulary }, familyLooks }) => {
    const groups = new Map(
      vocabulary.families.map(({ id, label, definition = null }, family) => [
        id,
        { id, label, definition, ...(familyLooks[family] as FamilyLook) },
      ]),
    );
    return vocabulary.entityKinds.map(({ id, label, plural, definition = null, family }): FacetValue => {
      return { id, label: plural ?? label, definition, group: groups.get(family) ?? null, pattern: null };
    });
  },
  positionIn:
    ({ entityKind }) =>
    (e) =>
      entityKind[e] as number,
};

/** The family of a claim's predicate. */
export const predicateFamilyFacet: Facet = {
  id: "predicate-family",
  title: words.relationTypes,
  of: "claim",
  values: ({ dataset: { vocabulary } }) =>
    vocabulary.predicateFamilies.map(
      ({ id, label, definition = null }): FacetValue => ({ id, label, definition, group: null, pattern: null }),
    ),
  positionIn:
    ({ claimPredicateFamily }) =>
    (c) =>
      claimPredicateFamily[c] as number,
};

const STATUSES = [
  { id: "reviewed", label: words.reviewed, definition: words.reviewedMeans },
  { id: "draft", label: words.draft, definition: words.draftMeans },
  { id: "deprecated", label: words.withdrawn, definition: words.withdrawnMeans },
] as const;

const STATUS_POSITIONS: Readonly<Record<Claim["status"], number>> = { reviewed: 0, draft: 1, deprecated: 2 };

/** How far the makers of the dataset have checked a claim, which is no part of what the source says. */
export const statusFacet: Facet = {
  id: "status",
  title: words.reviewStatus,
  of: "claim",
  values: () =>
    STATUSES.map(({ id, label, definition }): FacetValue => {
      return { id, label: label(), definition: definition(), group: null, pattern: null };
    }),
  positionIn:
    ({ dataset: { claims } }) =>
    (c) =>
      STATUS_POSITIONS[(claims[c] as Claim).status],
};
