import { capitalised } from "../lib/capitalised.ts";
import type { Attribution, Claim, Dataset, Evidence, Predicate, Quantity, Source, Stance } from "../model/dataset.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { LineLook } from "../model/line-look.ts";
import { nameOf } from "../model/name-of.ts";
import { claimWords as words } from "../words/en/claims.ts";
import type { Words } from "../words/message.ts";
import { exactNumberText, listText } from "../words/numbers.ts";
import { type DerivedView, NO_STANCE } from "./derived-view.ts";

/** The attribution that a claim is read out by, with the position of its stance in the vocabulary. */
export interface StancedAttribution {
  readonly attribution: Attribution;
  readonly stance: number;
}

/** A claim in parts for setting it in type: subject, verb and object make one sentence when read in this order. */
export interface ClaimSentence {
  readonly subject: string;
  /** What the source says: the claim's own label, or else the standard verb, which is the label of its predicate. */
  readonly verb: string;
  /** The object's name, or the value in words; empty where the claim's own label says the value already. */
  readonly object: string;
  /** The standard verb, or the value, where the claim's own label stands in its place; else null. */
  readonly tag: string | null;
}

/** "nearly 100 killed", "about 1,000 centrifuges". If the amount is not stated, this says so. */
export function quantityInWords({ amount, unit, qualifier }: Quantity): string {
  const number = amount === null ? words.unstatedNumber() : exactNumberText(amount);
  return [qualifier, number, unit].filter(Boolean).join(" ");
}

/** Predicate record of a claim. */
export function predicateOf(knowledge: Pick<KnowledgeGraph, "dataset" | "claimPredicate">, claim: number): Predicate {
  return knowledge.dataset.vocabulary.predicates[knowledge.claimPredicate[claim] as number] as Predicate;
}

/** Stance record at a position of the vocabulary; null for "no source recorded", and where none is stated. */
export function stanceAt(knowledge: KnowledgeGraph, position: number): Stance | null {
  return knowledge.dataset.vocabulary.stances[position] ?? null;
}

/** Name of what stands at a position of `attributionStance`. */
export function stanceInWords(knowledge: KnowledgeGraph, position: number): string {
  const { stances } = knowledge.dataset.vocabulary;
  return stances[position]?.label ?? (position === stances.length ? words.noStance() : words.noSource());
}

/** How a line is drawn that has what stands at a position of `attributionStance`. */
export function lookOfStance(knowledge: KnowledgeGraph, position: number): LineLook {
  const { stances } = knowledge.dataset.vocabulary;
  return stances[position]?.pattern ?? (position === stances.length ? "unstated" : "unsourced");
}

/** The stance that a claim is drawn by, as `attributionStance` counts: of one that the lens leaves out, the firmest it has. */
export function drawnStance(
  { attributionStart, attributionStance }: KnowledgeGraph,
  { claimStance }: Pick<DerivedView, "claimStance">,
  claim: number,
): number {
  const stance = claimStance[claim] as number;
  if (stance !== NO_STANCE) return stance;
  return Math.min(...attributionStance.subarray(attributionStart[claim], attributionStart[claim + 1]));
}

/** Position of an attribution's stance as `attributionStance` counts. */
export function stanceOf({ dataset }: KnowledgeGraph, { stance }: Pick<Attribution, "stance">): number {
  const { stances } = dataset.vocabulary;
  return stance === undefined ? stances.length : stances.findIndex(({ id }) => id === stance);
}

/** What a claim's line says: its own nuance, or else its predicate; empty where neither has words. */
export function claimLabel(knowledge: Pick<KnowledgeGraph, "dataset" | "claimPredicate">, claim: number): string {
  return claimAt(knowledge, claim).label ?? predicateOf(knowledge, claim).label ?? "";
}

/** A claim as a sentence in parts, from subject to object. How certain it is has to stand beside it. */
export function claimSentence(knowledge: KnowledgeGraph, claim: number): ClaimSentence {
  const record = claimAt(knowledge, claim);
  const subject = nameOf(entityAt(knowledge, knowledge.claimSubject[claim] as number));
  const standard = predicateOf(knowledge, claim).label ?? null;
  const object = objectInWords(knowledge, record, claim);
  if (record.label === undefined) return { subject, verb: standard ?? words.noVerb(), object, tag: null };
  if (record.value !== null) return { subject, verb: record.label, object: "", tag: object };
  return { subject, verb: record.label, object, tag: standard === record.label ? null : standard };
}

/** A claim as one string, from subject to object. How certain it is has to stand beside it. */
export function sentenceInWords(knowledge: KnowledgeGraph, claim: number): string {
  const { subject, verb, object, tag } = claimSentence(knowledge, claim);
  const sentence = [subject, verb, object].filter(Boolean).join(" ");
  // A label that stands in the value's place may leave the number out.
  return object === "" && tag !== null ? words.withValue({ sentence, value: tag }) : sentence;
}

/**
 * The attribution that a claim is drawn and listed by: the first of the firmest stance among those that the lens accepts;
 * where it accepts none, the firmest of all. null where nobody is recorded to make the claim.
 */
export function leadingAttribution(
  { dataset, attributionStart, attributionStance }: KnowledgeGraph,
  { attributionMask, claimStance }: Pick<DerivedView, "attributionMask" | "claimStance">,
  claim: number,
): StancedAttribution | null {
  const attributions = dataset.claims[claim]?.attributions ?? [];
  const start = attributionStart[claim] as number;
  const accepted = claimStance[claim] !== NO_STANCE;
  let best: StancedAttribution | null = null;
  attributions.forEach((attribution, i) => {
    const stance = attributionStance[start + i] as number;
    if (accepted && attributionMask[start + i] === 0) return;
    if (best === null || stance < best.stance) best = { attribution, stance };
  });
  return best;
}

/** A claim read out, with how certain it is, whose it is and where it stands. Screen readers get this for a line. */
export function claimInWords(
  knowledge: KnowledgeGraph,
  derived: Pick<DerivedView, "attributionMask" | "claimStance">,
  claim: number,
): Words {
  const attribution = leadingAttribution(knowledge, derived, claim);
  if (attribution === null) return saidInWords(knowledge, claim, null);
  return words.saidAt({
    by: attributionInWords(knowledge, attribution),
    sentence: sentenceInWords(knowledge, claim),
    passage: passageInWords(attribution.attribution.evidence),
  });
}

/** A claim read out, with how certain it is and whose it is. */
export function saidInWords(knowledge: KnowledgeGraph, claim: number, attribution: StancedAttribution | null): Words {
  return words.said({ by: attributionInWords(knowledge, attribution), sentence: sentenceInWords(knowledge, claim) });
}

/** How certain a claim is and whose it is: "Alleged by Iran", "Reported, nobody named", "Denied by Iran (asserted)". */
export function attributionInWords(knowledge: KnowledgeGraph, attribution: StancedAttribution | null): Words {
  if (attribution === null) return words.withoutSource();
  const word = stanceInWords(knowledge, attribution.stance);
  const isNamed = attribution.attribution.holder !== null || attribution.attribution.via.length > 0;
  const holder = holderInWords(knowledge, attribution.attribution);
  if (attribution.attribution.polarity === "denied")
    return isNamed ? words.deniedBy({ holder, word }) : words.deniedByNobody({ word });
  if (!isNamed) return words.byNobody({ word: capitalised(word) });
  // Where no claim says how certain it is, nothing is to be told apart by that.
  const stance = knowledge.dataset.vocabulary.stances.length === 0 ? "attributed" : word;
  const known = attribution.attribution.holder === null ? "other" : stance;
  return words.by({ stance: known, holder, word: capitalised(word) });
}

/** To whom a claim is attributed, and through whom that is known. */
export function holderInWords(knowledge: KnowledgeGraph, { holder, via }: Pick<Attribution, "holder" | "via">): string {
  const name = holder === null ? words.nobody() : labelOf(knowledge, holder);
  return via.length === 0
    ? name
    : words.through({ holder: name, via: listText(via.map((id) => labelOf(knowledge, id))) });
}

/**
 * "paragraph 9, sentence 2", "page 12"; "title" and the like for paragraph 0; "passage not stated" if there is none, or
 * only whole sources.
 */
export function passageInWords(evidence: readonly Evidence[]): Words {
  const places = [...new Set(evidence.map(placeInWords).filter((place) => place !== null))];
  return places.length === 0 ? words.passage() : listText(places);
}

/** Where in its source a passage stands: its locator, its page, or both; null where it is the source as a whole. */
export function placeInWords({ at, page }: Pick<Evidence, "at" | "page">): Words | null {
  if (at === undefined) return page === undefined ? null : words.page({ page });
  return page === undefined ? locatorInWords(at) : words.placeOnPage({ place: locatorInWords(at), page });
}

/** What a source is called: its title, or else its address. */
export function sourceName({ title, address, id }: Pick<Source, "title" | "address" | "id">): string {
  return title ?? address ?? id;
}

/** The licence of a dataset; "licence not stated" where it has none, which is no permission. */
export function licenceInWords({ licence }: Dataset["dataset"]): string {
  return licence ?? words.licence();
}

/** One locator in words. */
export function locatorInWords(at: string): Words {
  const [paragraph = "", sentence] = at.split(".");
  if (paragraph === "0") return words.head({ line: sentence ?? "0" });
  return sentence === undefined ? words.paragraph({ paragraph }) : words.sentence({ paragraph, sentence });
}

/** What an entity is called, by its id; the id itself where the dataset lacks it. */
export function labelOf({ dataset, entityNumber }: KnowledgeGraph, id: string): string {
  const entity = dataset.entities[entityNumber.get(id) ?? -1];
  return entity === undefined ? id : nameOf(entity);
}

/** What stands at the object of a claim: a name, or a value in words. */
export function objectInWords(knowledge: KnowledgeGraph, record: Claim, claim: number): string {
  if (record.value !== null) return quantityInWords(record.value);
  return nameOf(entityAt(knowledge, knowledge.claimObject[claim] as number));
}
