import type { ClaimLink, Dataset, Vocabulary } from "../../model/dataset.ts";
import { createFreshIds, renaming } from "../merging/fresh-ids.ts";
import { pairedByKey } from "../merging/join-records.ts";
import { joinTerms, type TermNames } from "../merging/join-terms.ts";
import { mergeDatasets } from "../merging/merge-datasets.ts";
import { proposeMatches, takenBecauseOf } from "../merging/propose-matches.ts";
import {
  type Renaming,
  renamedClaim,
  renamedEntity,
  renamedLayout,
  renamedLink,
  renamedSource,
  renamedStory,
  renamedView,
} from "../merging/rename-references.ts";

/**
 * Dataset B with the ids that A has for the same, as a merge of the two finds it: entities by id, name or alias where only
 * one fits, claims by what they say, sources by address or title, terms by label. What A has not got has an id that A has
 * not got either. All records stay in their places.
 */
export function inTermsOf(a: Dataset, b: Dataset): Dataset {
  const decisions = takenBecauseOf(proposeMatches(a, b), ["id", "label", "alias"]);
  // Entities, claims and sources share no ids.
  const toResult = renaming(mergeDatasets(a, b, decisions).report.renamed);
  const { names } = joinTerms(a.vocabulary, b.vocabulary);
  const rename: Renaming = {
    entity: toResult,
    claim: toResult,
    source: toResult,
    story: (id) => id,
    kind: renaming(names.entityKinds),
    stance: renaming(names.stances),
    predicate: renaming(names.predicates),
    predicateFamily: renaming(names.predicateFamilies),
    field: renaming(names.fields),
  };
  return {
    ...b,
    vocabulary: renamedTerms(b.vocabulary, names),
    entities: b.entities.map((entity) => ({ ...renamedEntity(entity, rename), id: rename.entity(entity.id) })),
    claims: b.claims.map((claim) => ({ ...renamedClaim(claim, rename), id: rename.claim(claim.id) })),
    links: renamedLinks(
      a.links,
      b.links.map((link) => renamedLink(link, rename)),
    ),
    sources: b.sources.map((source) => ({ ...renamedSource(source, rename), id: rename.source(source.id) })),
    layouts: b.layouts.map((layout) => renamedLayout(layout, rename)),
    questions: b.questions.map((question) => ({ ...question, view: renamedView(question.view, rename) })),
    stories: b.stories.map((story) => renamedStory(story, rename)),
    ...(b.figures && { figures: b.figures.map((figure) => ({ ...figure, view: renamedView(figure.view, rename) })) }),
  };
}

function renamedTerms(terms: Vocabulary, names: TermNames): Vocabulary {
  const family = renaming(names.families);
  const kind = renaming(names.entityKinds);
  const predicateFamily = renaming(names.predicateFamilies);
  const predicate = renaming(names.predicates);
  const stance = renaming(names.stances);
  const field = renaming(names.fields);
  return {
    ...terms,
    families: terms.families.map((each) => ({ ...each, id: family(each.id) })),
    entityKinds: terms.entityKinds.map((each) => ({ ...each, id: kind(each.id), family: family(each.family) })),
    predicateFamilies: terms.predicateFamilies.map((each) => ({ ...each, id: predicateFamily(each.id) })),
    predicates: terms.predicates.map((each) => ({
      ...each,
      id: predicate(each.id),
      family: predicateFamily(each.family),
      ...(each.domain && { domain: each.domain.map(family) }),
      ...(each.range && { range: each.range.map(family) }),
    })),
    stances: terms.stances.map((each) => ({ ...each, id: stance(each.id) })),
    ...(terms.fields && { fields: terms.fields.map((each) => ({ ...each, id: field(each.id) })) }),
    fallbackPredicate: terms.fallbackPredicate && predicate(terms.fallbackPredicate),
  };
}

/** Links with the ids of those of A that join the same claims in the same way. */
function renamedLinks(a: readonly ClaimLink[], b: readonly ClaimLink[]): readonly ClaimLink[] {
  const pairs = pairedByKey(a, b, ({ from, relation, to }) => JSON.stringify([from, relation, to]));
  const fresh = createFreshIds(new Set([...a, ...b].map(({ id }) => id)));
  const taken = new Set(a.map(({ id }) => id));
  return b.map((link) => ({ ...link, id: pairs.get(link)?.id ?? (taken.has(link.id) ? fresh(link.id) : link.id) }));
}
