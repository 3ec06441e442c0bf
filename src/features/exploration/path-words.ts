import { bibliographyEntry } from "../../derive/bibliography.ts";
import { certaintyInWords, inverseVerb } from "../../derive/claim-details.ts";
import {
  attributionInWords,
  type ClaimSentence,
  claimSentence,
  holderInWords,
  leadingAttribution,
  licenceInWords,
  passageInWords,
  type StancedAttribution,
  sourceName,
  stanceInWords,
} from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { statedVersion } from "../../model/stated-version.ts";
import { claimWords } from "../../words/en/claims.ts";
import { pathWords as words } from "../../words/en/paths.ts";
import { isolated } from "../../words/language.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import type { ArgumentPath, PathStep } from "./paths.ts";

type Included = Pick<DerivedView, "attributionMask" | "claimStance">;

/** A step of a path in words, with its attribution. */
export interface StepWords extends ClaimSentence {
  /** Whether it reads in the direction of the path; else it has to be given with both names. */
  readonly isAlong: boolean;
  readonly leading: StancedAttribution | null;
  /** The certainty, as in "alleged" or "alleged, denied". */
  readonly stance: string;
  /** Whom it is attributed to, and its passage; empty where it has no attribution. */
  readonly holder: string;
  readonly passage: string;
}

/** A step in words: a claim that runs against the path is read by the inverse of its predicate, if it has one. */
export function stepWords(knowledge: KnowledgeGraph, included: Included, { claim, from }: PathStep): StepWords {
  const leading = leadingAttribution(knowledge, included, claim);
  const sentence = claimSentence(knowledge, claim);
  const inverse = inverseVerb(knowledge, claim);
  const isFromSubject = knowledge.claimSubject[claim] === from;
  const { stances } = knowledge.dataset.vocabulary;
  const parts =
    isFromSubject || inverse === null
      ? sentence
      : { subject: sentence.object, verb: inverse, object: sentence.subject, tag: null };
  return {
    ...parts,
    isAlong: isFromSubject || inverse !== null,
    leading,
    stance: leading === null ? stanceInWords(knowledge, stances.length + 1) : certaintyInWords(knowledge, leading),
    holder: leading === null ? "" : holderInWords(knowledge, leading.attribution),
    passage: leading === null ? "" : passageInWords(leading.attribution.evidence),
  };
}

/** "Hanno shields Grey Company (rumoured; nobody named; paragraph 3, sentence 1)". */
export function stepInWords(knowledge: KnowledgeGraph, included: Included, step: PathStep): Words {
  const { leading, stance: certainty, holder: attribution, passage, ...parts } = stepWords(knowledge, included, step);
  const sentence = sentenceOf(parts);
  if (leading === null) return words.stepWithoutAttribution({ sentence, certainty });
  return words.step({ sentence, certainty, attribution, passage });
}

/** How weak a step is, as `weaknessOf` counts it: the stance's label, or what is below all stances. */
function weaknessInWords(knowledge: KnowledgeGraph, weakness: number): string {
  const isStance = weakness < knowledge.dataset.vocabulary.stances.length + 2;
  return isStance ? stanceInWords(knowledge, weakness) : words.deniedByAll();
}

/** How firm a path is, by its weakest step: "weakest: step 2, alleged", or that all steps are alike. */
export function weakestInWords(knowledge: KnowledgeGraph, { steps, weakest }: ArgumentPath): Words {
  const certainty = weaknessInWords(knowledge, steps[weakest]?.weakness ?? 0);
  if (!areAlike(steps)) return words.weakest({ step: weakest + 1, certainty });
  return steps.length === 1 ? verbatim(certainty) : words.allAlike({ certainty });
}

function areAlike(steps: readonly PathStep[]): boolean {
  return steps.every(({ weakness }) => weakness === steps[0]?.weakness);
}

/**
 * A path as a paragraph with a footnote per step, in plain text: our own glosses, paragraph numbers, and a bibliography
 * made from the records of the sources; what a source does not state is said to be not stated.
 */
export function pathParagraph(knowledge: KnowledgeGraph, included: Included, path: ArgumentPath): Words {
  const { dataset } = knowledge;
  const read = path.steps.map((step) => stepWords(knowledge, included, step));
  const cited = new Set(
    read.flatMap(({ leading }) => (leading?.attribution.evidence ?? []).map(({ source }) => source)),
  );
  const notes = read.map(({ leading }, at) => {
    const { claim = -1, others = [] } = path.steps[at] ?? {};
    const passage = placesOf(knowledge, leading);
    return [
      words.noteNumber({ number: at + 1 }),
      claimAt(knowledge, claim).gloss,
      leading === null
        ? words.noteWithoutAttribution()
        : words.note({ by: attributionInWords(knowledge, leading), passage }),
      others.length > 0 && words.othersConnect({ count: others.length }),
    ]
      .filter(Boolean)
      .join(" ");
  });
  const sentences = read
    .map((step, at) => {
      const said = claimWords.said({ by: attributionInWords(knowledge, step.leading), sentence: sentenceOf(step) });
      return words.sentence({ sentence: said, number: at + 1 });
    })
    .join(" ");
  const { title } = dataset.dataset;
  const sources = dataset.sources.filter(({ id }) => cited.has(id));
  return verbatim(
    [
      withWeakest(knowledge, path, sentences),
      notes.join("\n"),
      sources.map((source) => bibliographyEntry(knowledge, source)).join("\n") || words.sourceNotStated(),
      words.dataset({ title, version: statedVersion(dataset.dataset), licence: licenceInWords(dataset.dataset) }),
    ].join("\n\n"),
  );
}

function withWeakest(knowledge: KnowledgeGraph, { steps, weakest }: ArgumentPath, sentences: string): string {
  const certainty = weaknessInWords(knowledge, steps[weakest]?.weakness ?? 0);
  if (steps.length === 1) return sentences;
  if (areAlike(steps)) return words.paragraphAlike({ sentences, certainty });
  return words.paragraphWeakest({ sentences, step: weakest + 1, certainty });
}

/** The names along a path: "Hanno → Grey Company → Duchy of Orm". */
export function routeInWords(knowledge: KnowledgeGraph, { entities }: Pick<ArgumentPath, "entities">): Words {
  return verbatim(entities.map((e) => isolated(nameOf(entityAt(knowledge, e)))).join(" → "));
}

/** The passages of an attribution; with the titles of their sources where the dataset has several. */
function placesOf({ dataset }: KnowledgeGraph, leading: StancedAttribution | null): string {
  const evidence = leading?.attribution.evidence ?? [];
  if (dataset.sources.length < 2 || evidence.length === 0) return passageInWords(evidence);
  return listText(
    dataset.sources.flatMap((source) => {
      const passages = evidence.filter((each) => each.source === source.id);
      return passages.length === 0
        ? []
        : [words.passageOf({ passage: passageInWords(passages), source: sourceName(source) })];
    }),
  );
}

function sentenceOf({ subject, verb, object }: Pick<ClaimSentence, "subject" | "verb" | "object">): string {
  return [subject, verb, object].filter(Boolean).join(" ");
}
