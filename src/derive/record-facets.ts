import type { Claim } from "../model/dataset.ts";
import type { FamilyLook } from "../model/family-looks.ts";
import type { Facet, FacetValue } from "./facet.ts";

/** What it is about: the kind of an entity, gathered by family. */
export const kindFacet: Facet = {
  id: "kind",
  title: "What it is about",
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

/** What is said: the family of a claim's predicate. */
export const predicateFamilyFacet: Facet = {
  id: "predicate-family",
  title: "What is said",
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
  { id: "reviewed", label: "reviewed", definition: "A second person has checked it against the source." },
  { id: "draft", label: "draft", definition: "Nobody has checked it yet." },
  { id: "deprecated", label: "withdrawn", definition: "Kept for the record, no longer held to be in the source." },
] as const;

const STATUS_POSITIONS: Readonly<Record<Claim["status"], number>> = { reviewed: 0, draft: 1, deprecated: 2 };

/** How far it is checked: what the makers of the dataset say of a claim, which is no part of what the source says. */
export const statusFacet: Facet = {
  id: "status",
  title: "How far it is checked",
  of: "claim",
  values: () => STATUSES.map((status): FacetValue => ({ ...status, group: null, pattern: null })),
  positionIn:
    ({ dataset: { claims } }) =>
    (c) =>
      STATUS_POSITIONS[(claims[c] as Claim).status],
};
