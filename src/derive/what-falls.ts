import type { Attribution, Evidence } from "../model/dataset.ts";
import { claimAt, claimsAt, entityAt, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import { whatFallsWords as words } from "../words/en/what-falls.ts";
import type { Words } from "../words/message.ts";
import { listText } from "../words/numbers.ts";
import { labelOf, locatorInWords, sourceName } from "./claim-words.ts";
import type { DerivedView } from "./derived-view.ts";
import { NOT_STATED_VALUE } from "./lens-facets.ts";

/**
 * What claims may stand on: a holder, by its value of the holder facet ("not-stated": attributions that name nobody), or
 * a source, where `at` is null, or a paragraph or sentence of it, by locator.
 */
export type Ground = { readonly holder: string } | { readonly source: string; readonly at: string | null };

/** What stands on a ground alone, by number, ascending. */
export interface WhatFalls {
  readonly claims: readonly number[];
  readonly entities: readonly number[];
}

type Shown = Pick<DerivedView, "claimMask" | "attributionMask">;

/** Entities that the sentence names: those with the most claims. */
const MOST_NAMES = 3;

/**
 * What of a view would fall without a ground: the shown claims all of whose attributions that the lens accepts rest on it,
 * and the entities that have shown claims now and then would have none. An attribution with passages elsewhere as well
 * rests on no source or passage alone, nor does one without any passage.
 */
export function whatFalls(knowledge: KnowledgeGraph, { claimMask, attributionMask }: Shown, ground: Ground): WhatFalls {
  const { dataset, attributionStart, claimSubject, claimObject } = knowledge;
  const restsOn = attributionsOn(knowledge, ground);
  const falls = new Uint8Array(knowledge.claimCount);
  const claims: number[] = [];
  const ends = new Set<number>();
  dataset.claims.forEach(({ attributions }, claim) => {
    const start = attributionStart[claim] as number;
    const stands = attributions.some((each, i) => attributionMask[start + i] === 1 && !restsOn(each));
    if (claimMask[claim] === 0 || attributions.length === 0 || stands) return;
    falls[claim] = 1;
    claims.push(claim);
    ends.add(claimSubject[claim] as number).add(claimObject[claim] as number);
  });
  const isLeft = (claim: number) => claimMask[claim] === 1 && falls[claim] === 0;
  const entities = [...ends].filter((entity) => entity >= 0 && !claimsAt(knowledge, entity).some(isLeft));
  return { claims, entities: entities.sort((a, b) => a - b) };
}

/** The ids of what falls, as a view lists what is faded. */
export function idsOfFalling(knowledge: KnowledgeGraph, { claims, entities }: WhatFalls): readonly string[] {
  return [
    ...entities.map((entity): string => entityAt(knowledge, entity).id),
    ...claims.map((claim): string => claimAt(knowledge, claim).id),
  ].sort();
}

/** "Without Iran, 10 of 302 claims would fall, and 1 entity would be left without any: Oman."; that nothing would. */
export function whatFallsInWords(
  knowledge: KnowledgeGraph,
  { shownClaims }: Pick<DerivedView, "shownClaims">,
  ground: Ground,
  { claims, entities }: WhatFalls,
): Words {
  const name = groundInWords(knowledge, ground);
  if (claims.length === 0) return words.nothing({ name });
  const weight = (entity: number) => knowledge.entityClaimCount[entity] as number;
  const names = [...entities]
    .sort((a, b) => weight(b) - weight(a) || a - b)
    .slice(0, MOST_NAMES)
    .map((entity): string => nameOf(entityAt(knowledge, entity)));
  const others = entities.length - names.length;
  return words.falls({
    name,
    claims: claims.length,
    all: shownClaims,
    isWhole: shownClaims === knowledge.claimCount ? "yes" : "no",
    entities: entities.length,
    names: listText(others > 0 ? [...names, words.others({ count: others })] : names),
  });
}

/** What a ground is called inside a sentence: "Iran", "paragraph 9, sentence 2", the title of a source in quotes. */
export function groundInWords(knowledge: KnowledgeGraph, ground: Ground): string {
  if ("holder" in ground)
    return ground.holder === NOT_STATED_VALUE ? words.nobody() : labelOf(knowledge, ground.holder);
  const { sources } = knowledge.dataset;
  const source = sources.find(({ id }) => id === ground.source);
  const title = source === undefined ? ground.source : sourceName(source);
  if (ground.at === null) return words.source({ title });
  const place = locatorInWords(ground.at);
  return sources.length > 1 ? words.passage({ place, title }) : place;
}

function attributionsOn({ dataset }: KnowledgeGraph, ground: Ground): (attribution: Attribution) => boolean {
  if ("holder" in ground) {
    const wanted = ground.holder === NOT_STATED_VALUE ? null : ground.holder;
    return ({ holder }) => holder === wanted;
  }
  const { source, at } = ground;
  const segment = dataset.sources.find(({ id }) => id === source)?.segments.find((each) => each.at === at);
  const isIn = (evidence: Evidence) => {
    if (evidence.source !== source) return false;
    if (at === null) return true;
    const { start, end } = evidence;
    // A passage may run on from the sentence that its locator names into the next.
    if (segment !== undefined && start !== undefined && end !== undefined)
      return start >= segment.start && end <= segment.end;
    return evidence.at === at || evidence.at?.startsWith(`${at}.`) === true;
  };
  return ({ evidence }) => evidence.length > 0 && evidence.every(isIn);
}
