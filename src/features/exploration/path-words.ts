import {
  type ClaimSentence,
  claimSentence,
  holderInWords,
  inverseVerb,
  labelOf,
  leadingAttribution,
  licenceInWords,
  NO_SOURCE,
  NOT_STATED,
  passageInWords,
  type StancedAttribution,
  sourceName,
  stanceInWords,
} from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import type { Source } from "../../model/dataset.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { describeWhen } from "../../model/when.ts";
import type { ArgumentPath, PathStep } from "./paths.ts";

type Heard = Pick<DerivedView, "attributionMask" | "claimStance">;

/** A step read out in the direction of its path, and whose word it is. */
export interface StepWords extends ClaimSentence {
  readonly voice: StancedAttribution | null;
  /** The stance in words, as in "alleged" or "alleged, denied". */
  readonly stance: string;
  readonly holder: string;
  readonly passage: string;
}

/** A step in words: a claim that runs against the path is read by the inverse of its predicate. */
export function stepWords(knowledge: KnowledgeGraph, heard: Heard, { claim, from }: PathStep): StepWords {
  const voice = leadingAttribution(knowledge, heard, claim);
  const sentence = claimSentence(knowledge, claim, voice);
  const inverse = inverseVerb(knowledge, claim);
  // A claim without an inverse wording is read from its subject, whichever way the path goes.
  const isAlong = knowledge.claimSubject[claim] === from || inverse === null;
  const verb = isAlong ? sentence.verb : inverse;
  const stance = voice === null ? NO_SOURCE : stanceInWords(knowledge, voice.stance).toLowerCase();
  return {
    subject: isAlong ? sentence.subject : sentence.object,
    adverb: sentence.adverb,
    verb,
    object: isAlong ? sentence.object : sentence.subject,
    voice,
    stance: voice?.attribution.polarity === "denied" ? `${stance}, denied` : stance,
    holder: voice === null ? "" : holderInWords(knowledge, voice.attribution),
    passage: voice === null ? "" : passageInWords(voice.attribution.evidence),
  };
}

/** "Hanno it is rumoured shields Grey Company (rumoured; a holder not stated; paragraph 3, sentence 1)". */
export function stepInWords(knowledge: KnowledgeGraph, heard: Heard, step: PathStep): string {
  const words = stepWords(knowledge, heard, step);
  return `${sentenceOf(words)} (${[words.stance, words.holder, words.passage].filter(Boolean).join("; ")})`;
}

/** How weak a step is, as `weaknessOf` counts it: the stance's label, or what stands below all stances. */
function weaknessInWords(knowledge: KnowledgeGraph, weakness: number): string {
  const isSaid = weakness < knowledge.dataset.vocabulary.stances.length + 2;
  return isSaid ? stanceInWords(knowledge, weakness).toLowerCase() : "denied by all who are heard of it";
}

/** What a path is worth, as its weakest step says: "weakest step: 2, alleged", or that all steps are alike. */
export function weakestInWords(knowledge: KnowledgeGraph, { steps, weakest }: ArgumentPath): string {
  const words = weaknessInWords(knowledge, steps[weakest]?.weakness ?? 0);
  const areAlike = steps.every(({ weakness }) => weakness === steps[weakest]?.weakness);
  if (!areAlike) return `weakest step: ${weakest + 1}, ${words}`;
  return steps.length === 1 ? words : `all steps ${words}`;
}

/**
 * A path as a paragraph with a footnote per step, in plain text: our own glosses, paragraph numbers, and a bibliography
 * made from the records of the sources; what a source does not state is said to be not stated.
 */
export function pathParagraph(knowledge: KnowledgeGraph, heard: Heard, path: ArgumentPath): string {
  const { dataset } = knowledge;
  const cited = new Set<string>();
  const notes = path.steps.map((step, at) => {
    const { voice, stance, holder } = stepWords(knowledge, heard, step);
    const { gloss } = claimAt(knowledge, step.claim);
    for (const { source } of voice?.attribution.evidence ?? []) cited.add(source);
    const more = step.others.length;
    return [
      `[${at + 1}] ${gloss}`,
      `${capitalised([stance, holder].filter(Boolean).join(", "))}; ${placesOf(knowledge, voice)}.`,
      more === 0 ? "" : `${more} more ${more === 1 ? "claim joins" : "claims join"} the two.`,
    ]
      .filter(Boolean)
      .join(" ");
  });
  const sentences = path.steps.map(
    (step, at) => `${capitalised(sentenceOf(stepWords(knowledge, heard, step)))}.[${at + 1}]`,
  );
  const sources = dataset.sources.filter(({ id }) => cited.has(id));
  const worth = path.steps.length === 1 ? "" : ` (${capitalised(weakestInWords(knowledge, path))}.)`;
  return [
    `${sentences.join(" ")}${worth}`,
    notes.join("\n"),
    sources.length === 0
      ? `Source: ${NOT_STATED}.`
      : sources.map((source) => bibliographyEntry(knowledge, source)).join("\n"),
    `Read in: ${dataset.dataset.title}, version ${dataset.dataset.version}, ${licenceInWords(dataset.dataset)}.`,
  ].join("\n\n");
}

/** A source as a bibliography names it: authors, title, publisher, date; each "not stated" where the record is blank. */
export function bibliographyEntry(knowledge: KnowledgeGraph, source: Source): string {
  const { authors, title, publisher, publishedAt, address, accessedAt, page, citation } = source;
  // A reference that was given to us whole says more than we could put together.
  if (citation !== undefined) return citation;
  const names = authors.length === 0 ? `Author ${NOT_STATED}` : authors.map((id) => labelOf(knowledge, id)).join(", ");
  const where = publisher ?? `publisher ${NOT_STATED}`;
  const when = publishedAt === null ? `date ${NOT_STATED}` : describeWhen(publishedAt);
  const reference = [
    ...(page === undefined ? [] : [`Pages ${page}.`]),
    ...(address === undefined
      ? []
      : [`<${address}>${accessedAt === undefined ? "" : `, read ${describeWhen(accessedAt)}`}.`]),
  ];
  return [`${names}: “${title ?? `title ${NOT_STATED}`}”. ${capitalised(where)}, ${when}.`, ...reference].join(" ");
}

/** The names along a path: "Hanno → Grey Company → Duchy of Orm". */
export function routeInWords(knowledge: KnowledgeGraph, { entities }: Pick<ArgumentPath, "entities">): string {
  return entities.map((e) => nameOf(entityAt(knowledge, e))).join(" → ");
}

/** Where a voice stands; with the title of its source where the dataset has several. */
function placesOf({ dataset }: KnowledgeGraph, voice: StancedAttribution | null): string {
  const evidence = voice?.attribution.evidence ?? [];
  if (dataset.sources.length < 2 || evidence.length === 0) return passageInWords(evidence);
  const titles = dataset.sources.filter(({ id }) => evidence.some(({ source }) => source === id));
  return titles
    .map(
      (source) => `${passageInWords(evidence.filter((each) => each.source === source.id))} of “${sourceName(source)}”`,
    )
    .join("; ");
}

function sentenceOf({ subject, adverb, verb, object }: ClaimSentence): string {
  return [subject, adverb, verb, object].filter(Boolean).join(" ");
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
