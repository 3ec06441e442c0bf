import type {
  Attribution,
  Claim,
  Dataset,
  Evidence,
  Field,
  FieldScalar,
  FieldValues,
  Predicate,
  Quantity,
  Source,
  Stance,
} from "../model/dataset.ts";
import { DIRECTION } from "../model/direction.ts";
import { claimAt, entityAt, isOneWay, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { LineLook } from "../model/line-look.ts";
import { nameOf } from "../model/name-of.ts";
import { describeWhen } from "../model/when.ts";
import { type DerivedView, NO_STANCE } from "./derived-view.ts";

/** What is said where the source names nobody, or gives nothing. */
export const NOT_STATED = "not stated";
/** What is said of a claim that nobody is recorded to make. */
export const NO_SOURCE = "no source recorded";
/** What is said of how a claim is put, where somebody makes it and the dataset does not say how. */
export const NO_STANCE_STATED = "stance not stated";
/** What stands between subject and object where nothing says what the line is for. */
const BLANK_VERB = "–";

/** The attribution that a claim is read out by, with the position of its stance in the vocabulary. */
export interface StancedAttribution {
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
function predicateOf(knowledge: KnowledgeGraph, claim: number): Predicate {
  return knowledge.dataset.vocabulary.predicates[knowledge.claimPredicate[claim] as number] as Predicate;
}

/** Stance record at a position of the vocabulary; null for "no source recorded", and where none is stated. */
export function stanceAt(knowledge: KnowledgeGraph, position: number): Stance | null {
  return knowledge.dataset.vocabulary.stances[position] ?? null;
}

/** Name of what stands at a position of `attributionStance`. */
export function stanceInWords(knowledge: KnowledgeGraph, position: number): string {
  const { stances } = knowledge.dataset.vocabulary;
  return stances[position]?.label ?? (position === stances.length ? NO_STANCE_STATED : NO_SOURCE);
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

/** How the line of a voice is drawn; null for a claim that nobody is recorded to make. */
export function lookOfAttribution(knowledge: KnowledgeGraph, voice: StancedAttribution | null): LineLook {
  return voice === null ? "unsourced" : lookOfStance(knowledge, voice.stance);
}

/** What a claim's line says: its own nuance, or else its predicate; empty where neither has words. */
export function claimLabel(knowledge: KnowledgeGraph, claim: number): string {
  return claimAt(knowledge, claim).label ?? predicateOf(knowledge, claim).label ?? "";
}

/**
 * What a claim is called from its object's end: the predicate's own word where it is the same both ways, else its inverse
 * wording; null where it has none, so that the claim can only be read from its subject.
 */
export function inverseVerb(knowledge: KnowledgeGraph, claim: number): string | null {
  const { label, inverse } = predicateOf(knowledge, claim);
  return isOneWay(knowledge, claim) ? (inverse ?? null) : (label ?? BLANK_VERB);
}

/** What is worth saying of a claim's direction beyond its sentence; null where it leads one way, or its predicate says it. */
export function directionInWords(knowledge: KnowledgeGraph, claim: number): string | null {
  const { direction } = claimAt(knowledge, claim);
  if (direction === "undirected") return "undirected";
  if (direction === "both-ways") return "holds in both directions";
  return knowledge.claimDirection[claim] === DIRECTION.notStated ? `direction ${NOT_STATED}` : null;
}

/**
 * The claim as a sentence in parts, in its own direction, as its voice has it: an allegation is never read out as a
 * fact, nor a denial as a claim.
 */
export function claimSentence(
  knowledge: KnowledgeGraph,
  claim: number,
  voice: StancedAttribution | null,
): ClaimSentence {
  const record = claimAt(knowledge, claim);
  return {
    subject: nameOf(entityAt(knowledge, knowledge.claimSubject[claim] as number)),
    adverb: [
      voice === null ? "" : stanceAt(knowledge, voice.stance)?.adverb,
      voice?.attribution.polarity === "denied" ? "(denied)" : "",
    ]
      .filter(Boolean)
      .join(" "),
    verb: predicateOf(knowledge, claim).label ?? BLANK_VERB,
    object: objectInWords(knowledge, record, claim),
  };
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

/** The claim as one string, with holder and passage: what a screen reader hears of a line. */
export function claimInWords(
  knowledge: KnowledgeGraph,
  derived: Pick<DerivedView, "attributionMask" | "claimStance">,
  claim: number,
): string {
  const voice = leadingAttribution(knowledge, derived, claim);
  const said = saidInWords(knowledge, claim, voice);
  return voice === null ? said : `${said}, ${passageInWords(voice.attribution.evidence)}`;
}

/** The claim as one string, with whose word it is but not where it stands. */
export function saidInWords(knowledge: KnowledgeGraph, claim: number, voice: StancedAttribution | null): string {
  const { subject, adverb, verb, object } = claimSentence(knowledge, claim, voice);
  const sentence = [subject, adverb, verb, object].filter(Boolean).join(" ");
  if (voice === null) return `${sentence}, ${NO_SOURCE}`;
  const denied = voice.attribution.polarity === "denied" ? "denied by" : "according to";
  return `${sentence}, ${denied} ${holderInWords(knowledge, voice.attribution)}`;
}

/** Name of an attribution's holder, and through whom it is known. */
export function holderInWords(knowledge: KnowledgeGraph, { holder, via }: Pick<Attribution, "holder" | "via">): string {
  const name = holder === null ? `a holder ${NOT_STATED}` : labelOf(knowledge, holder);
  return via.length === 0 ? name : `${name}, through ${via.map((id) => labelOf(knowledge, id)).join(" and ")}`;
}

/**
 * "paragraph 9, sentence 2", "page 12"; "title" and the like for paragraph 0; "passage not stated" where there is none, or
 * only whole sources.
 */
export function passageInWords(evidence: readonly Evidence[]): string {
  const places = [...new Set(evidence.map(placeInWords).filter((place) => place !== null))];
  return places.length === 0 ? `passage ${NOT_STATED}` : places.join(" and ");
}

/** Where in its source a passage stands: its locator, its page, or both; null where it is the source as a whole. */
export function placeInWords({ at, page }: Pick<Evidence, "at" | "page">): string | null {
  const places = [...(at === undefined ? [] : [locatorInWords(at)]), ...(page === undefined ? [] : [`page ${page}`])];
  return places.length === 0 ? null : places.join(", ");
}

/** What a source is called: its title, or else its address. */
export function sourceName({ title, address, id }: Pick<Source, "title" | "address" | "id">): string {
  return title ?? address ?? id;
}

/** The licence of a dataset; "licence not stated" where it has none, which is no permission. */
export function licenceInWords({ licence }: Dataset["dataset"]): string {
  return licence ?? `licence ${NOT_STATED}`;
}

/** A field that a record has a value of, with that value in words. */
export interface FieldInWords {
  readonly field: Field;
  readonly values: readonly string[];
}

/** The fields that a record has values of, in the vocabulary's order. A number has its unit; a date is put in words. */
export function fieldsInWords(
  { dataset }: KnowledgeGraph,
  of: Field["of"],
  held: FieldValues | undefined,
): readonly FieldInWords[] {
  if (held === undefined) return [];
  const fields = dataset.vocabulary.fields ?? [];
  return fields.flatMap((field) => {
    const value = field.of === of ? held[field.id] : undefined;
    if (value === undefined) return [];
    const values = typeof value === "object" ? value : [value];
    return [{ field, values: values.map((each) => scalarInWords(field, each)) }];
  });
}

function scalarInWords({ type, unit }: Field, value: FieldScalar): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return type === "edtf" ? describeWhen(value) : value;
  const number = value.toLocaleString("en", { maximumFractionDigits: 20, useGrouping: type !== "integer" });
  return unit === undefined ? number : `${number} ${unit}`;
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

/** What an entity is called, by its id; the id itself where the dataset lacks it. */
export function labelOf({ dataset, entityNumber }: KnowledgeGraph, id: string): string {
  const entity = dataset.entities[entityNumber.get(id) ?? -1];
  return entity === undefined ? id : nameOf(entity);
}

function objectInWords(knowledge: KnowledgeGraph, record: Claim, claim: number): string {
  if (record.value !== null) return quantityInWords(record.value);
  return nameOf(entityAt(knowledge, knowledge.claimObject[claim] as number));
}
