import type { Dataset } from "../../model/dataset.ts";
import { DIRECTION, directionOf } from "../../model/direction.ts";
import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { formatWords } from "../../words/en/formats.ts";
import type { Words } from "../../words/message.ts";
import { hasOnePassage } from "../flat-attributes.ts";
import type { Loss } from "../format.ts";

/** Those of losses that occur in a dataset, by how often. */
export function countedLosses(counted: readonly (readonly [() => Words, number])[]): readonly Loss[] {
  return counted.flatMap(([what, count]) => (count === 0 ? [] : [{ what: what(), count }]));
}

/** What of a dataset is not in a graph of nodes and edges with plain values: those of `EXCHANGE_LOSSES` that occur in it. */
export function exchangeLosses(dataset: Dataset): readonly Loss[] {
  const { claims, sources } = dataset;
  const edges = claims.filter(({ object }) => object !== null);
  const evidenceOf = ({ attributions }: Dataset["claims"][number]) => attributions.flatMap(({ evidence }) => evidence);
  const counted: readonly (readonly [() => Words, number])[] = [
    [words.values, claims.length - edges.length],
    [words.openDirections, openDirections(dataset)],
    [formatWords.spans, edges.filter((claim) => evidenceOf(claim).some(({ start }) => start !== undefined)).length],
    [
      formatWords.attributions,
      edges.filter(({ attributions }) =>
        attributions.some(
          ({ via, saidAt, label, note, origin }) =>
            via.length > 0 || (saidAt ?? label ?? note) !== null || origin !== undefined,
        ),
      ).length,
    ],
    [
      formatWords.passages,
      edges.filter(
        (claim) =>
          !hasOnePassage(claim.attributions) &&
          evidenceOf(claim).some(({ page, address, quotation }) => (page ?? address ?? quotation) !== undefined),
      ).length,
    ],
    [formatWords.aliases, cutAliases(dataset)],
    [words.sources, sources.length],
    ...restLosses(dataset),
  ];
  return countedLosses(counted);
}

/** What is lost where sources alone are written. */
export function sourceLosses({ entities, claims }: Dataset): readonly Loss[] {
  return countedLosses([[words.claimsAndEntities, entities.length + claims.length]]);
}

/** What no format of other programs holds of a dataset, and how often it occurs. */
export function restLosses({
  links,
  vocabulary,
  layouts,
  stories,
  questions,
  figures = [],
}: Dataset): readonly (readonly [() => Words, number])[] {
  return [
    [words.links, links.length],
    [
      words.terms,
      vocabulary.families.length +
        vocabulary.stances.length +
        [...vocabulary.entityKinds, ...vocabulary.predicateFamilies].filter(({ definition }) => definition).length +
        vocabulary.predicates.filter(
          ({ inverse, definition, domain, range, role }) =>
            (inverse ?? definition ?? domain ?? range ?? role) !== undefined,
        ).length,
    ],
    [
      words.fields,
      (vocabulary.fields ?? []).filter(({ unit, definition, meaning }) => (unit ?? definition ?? meaning) !== undefined)
        .length,
    ],
    [words.layouts, layouts.slice(1).length + (layouts[0]?.captions.length ?? 0)],
    [words.stories, stories.length + questions.length + figures.length],
  ];
}

/** Claims that have a line without a direction. */
export function openDirections({ claims, vocabulary }: Dataset): number {
  const predicates = new Map(vocabulary.predicates.map((predicate) => [predicate.id, predicate]));
  return claims.filter(
    (claim) => claim.object !== null && directionOf(claim, predicates.get(claim.predicate)) === DIRECTION.notStated,
  ).length;
}

/** Entities of whose aliases one has a semicolon, which stands between them. */
export function cutAliases({ entities }: Dataset): number {
  return entities.filter(({ aliases }) => aliases.some((alias) => alias.includes(";"))).length;
}
