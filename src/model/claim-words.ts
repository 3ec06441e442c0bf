import type { Attribution, Claim, Evidence, Predicate, Quantity, Stance } from "./dataset.ts";
import { type DerivedView, NO_STANCE } from "./derived-view.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "./knowledge-graph.ts";
import { describeWhen } from "./when.ts";

/** What is said where the source names nobody, or gives nothing. */
export const NOT_STATED = "not stated";

/** The attribution that a claim is read out by, with the position of its stance in the vocabulary. */
export interface Voice {
  readonly attribution: Attribution;
  readonly stance: number;
}

/** A claim taken apart for setting it in type: the parts make one sentence when read in order. */
export interface ClaimSentence {
  readonly subject: string;
  /** What goes before the verb: the word of the stance, and that it is denied; empty for plain assertion. */
  readonly adverb: string;
  readonly verb: string;
  /** The object's name, or the value in words. */
  readonly object: string;
}

/** "nearly 100 killed", "about 1,000 centrifuges"; an unstated amount is said to be so. */
export function quantityInWords({ amount, unit, qualifier }: Quantity): string {
  const number = amount === null ? "an unstated number of" : amount.toLocaleString("en", { maximumFractionDigits: 6 });
  return [qualifier, number, unit].filter(Boolean).join(" ");
}

/** Predicate record of a claim. */
export function predicateOf(knowledge: KnowledgeGraph, claim: number): Predicate {
  return knowledge.dataset.vocabulary.predicates[knowledge.claimPredicate[claim] as number] as Predicate;
}

/** Stance record at a position of the vocabulary; null for "no source recorded". */
export function stanceAt(knowledge: KnowledgeGraph, position: number): Stance | null {
  return knowledge.dataset.vocabulary.stances[position] ?? null;
}

/**
 * The claim as a sentence in parts, in its own direction, as its voice has it: an allegation is never read out as a
 * fact, nor a denial as a claim.
 */
export function claimSentence(knowledge: KnowledgeGraph, claim: number, voice: Voice | null): ClaimSentence {
  const record = claimAt(knowledge, claim);
  return {
    subject: entityAt(knowledge, knowledge.claimSubject[claim] as number).label,
    adverb: [
      voice === null ? "" : stanceAt(knowledge, voice.stance)?.adverb,
      voice?.attribution.polarity === "denied" ? "(denied)" : "",
    ]
      .filter(Boolean)
      .join(" "),
    verb: predicateOf(knowledge, claim).label,
    object: objectInWords(knowledge, record, claim),
  };
}

/**
 * The attribution that a claim is drawn and listed by: the first of the firmest stance among those that the lens accepts;
 * where it accepts none, the firmest of all. null where nobody is recorded to make the claim.
 */
export function voiceOf(
  { dataset, attributionStart, attributionStance }: KnowledgeGraph,
  { attributionMask, claimStance }: Pick<DerivedView, "attributionMask" | "claimStance">,
  claim: number,
): Voice | null {
  const attributions = dataset.claims[claim]?.attributions ?? [];
  const start = attributionStart[claim] as number;
  const accepted = claimStance[claim] !== NO_STANCE;
  let best: Voice | null = null;
  attributions.forEach((attribution, i) => {
    const stance = attributionStance[start + i] as number;
    if (accepted && attributionMask[start + i] === 0) return;
    if (best === null || stance < best.stance) best = { attribution, stance };
  });
  return best;
}

/** The claim as one string, with holder and passage: what a screen reader hears of a line. */
export function claimInWords(
  knowledge: KnowledgeGraph,
  derived: Pick<DerivedView, "attributionMask" | "claimStance">,
  claim: number,
): string {
  const voice = voiceOf(knowledge, derived, claim);
  const said = saidInWords(knowledge, claim, voice);
  return voice === null ? said : `${said}, ${passageInWords(voice.attribution.evidence)}`;
}

/** The claim as one string, with whose word it is but not where it stands. */
export function saidInWords(knowledge: KnowledgeGraph, claim: number, voice: Voice | null): string {
  const { subject, adverb, verb, object } = claimSentence(knowledge, claim, voice);
  const sentence = [subject, adverb, verb, object].filter(Boolean).join(" ");
  if (voice === null) return `${sentence}, no source recorded`;
  const denied = voice.attribution.polarity === "denied" ? "denied by" : "according to";
  return `${sentence}, ${denied} ${holderInWords(knowledge, voice.attribution)}`;
}

/** Name of an attribution's holder, and through whom it is known. */
export function holderInWords(knowledge: KnowledgeGraph, { holder, via }: Pick<Attribution, "holder" | "via">): string {
  const name = holder === null ? `a holder ${NOT_STATED}` : labelOf(knowledge, holder);
  return via.length === 0 ? name : `${name}, through ${via.map((id) => labelOf(knowledge, id)).join(" and ")}`;
}

/** "paragraph 9, sentence 2"; "title" and the like for paragraph 0; "passage not stated" where there is none. */
export function passageInWords(evidence: readonly Evidence[]): string {
  const places = [...new Set(evidence.map(({ at }) => at))].map(locatorInWords);
  return places.length === 0 ? `passage ${NOT_STATED}` : places.join(" and ");
}

/** One locator in words. */
export function locatorInWords(at: string): string {
  const [paragraph, sentence] = at.split(".");
  if (paragraph === "0")
    return ["head", "title", "subtitle", "byline"][Number(sentence ?? 0)] ?? `head, line ${sentence}`;
  return sentence === undefined ? `paragraph ${paragraph}` : `paragraph ${paragraph}, sentence ${sentence}`;
}

/** When a claim holds, in words. */
export function timeInWords(claim: Claim): string {
  return claim.qualifiers.time === null ? `time ${NOT_STATED}` : describeWhen(claim.qualifiers.time);
}

/** Label of an entity by id; the id itself where the dataset lacks it. */
export function labelOf({ dataset, entityNumber }: KnowledgeGraph, id: string): string {
  return dataset.entities[entityNumber.get(id) ?? -1]?.label ?? id;
}

function objectInWords(knowledge: KnowledgeGraph, record: Claim, claim: number): string {
  if (record.value !== null) return quantityInWords(record.value);
  return entityAt(knowledge, knowledge.claimObject[claim] as number).label;
}
