import type { StancedAttribution } from "../../derive/claim-words.ts";
import { leadingAttribution } from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import type { Evidence, Field } from "../../model/dataset.ts";
import { fieldColumn } from "../../model/field-columns.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { PanelState } from "../../model/view-state.ts";
import { inAlphabet } from "../../words/numbers.ts";

/** What the claims are listed by, as a view holds it; null for the order of their passages in the sources. */
export type ClaimOrder = Extract<PanelState, { kind: "claims" }>["by"];

type Shown = Pick<DerivedView, "claimMask" | "attributionMask" | "claimStance">;

/** Claims in an order. */
export interface OrderedClaims {
  /** Numbers of claims. */
  readonly claims: readonly number[];
  /** How many of them, at the end, do not state what the list goes by: no paragraph or page, no date, or no certainty. */
  readonly without: number;
}

/**
 * The claims that filters and focus show, in order: by the first passage with a paragraph or page of the attribution that each is
 * listed by, else of another in view; by date, the earlier first, then as they stand in the sources; by certainty, the firmest first, then likewise; or by a field,
 * numbers and dates as they grow and texts by the alphabet, or the other way round, then likewise.
 */
export function claimsInView(knowledge: KnowledgeGraph, derived: Shown, by: ClaimOrder): OrderedClaims {
  const shown: number[] = [];
  for (const [claim, isShown] of derived.claimMask.entries()) if (isShown === 1) shown.push(claim);
  const { source, paragraph, sentence } = placesOf(knowledge, derived, shown);
  // Each sort keeps the order of the one before where its own keys are alike.
  const inSources = [sentence, paragraph, source].reduce(sortedBy, shown);
  switch (by) {
    case null:
      return { claims: inSources, without: countOf(shown, (claim) => source[claim] === Infinity) };
    case "date": {
      const { claimEarliest, claimLatest } = knowledge;
      const days = claimEarliest.map((earliest, claim) => firstDay(earliest, claimLatest[claim] as number));
      return {
        claims: [claimLatest, days].reduce(sortedBy, inSources),
        without: countOf(shown, (claim) => days[claim] === Infinity),
      };
    }
    case "certainty": {
      const { length } = knowledge.dataset.vocabulary.stances;
      return {
        claims: sortedBy(inSources, derived.claimStance),
        without: countOf(shown, (claim) => (derived.claimStance[claim] as number) >= length),
      };
    }
    default: {
      const keys = fieldKeys(knowledge, by);
      if (keys === null) return claimsInView(knowledge, derived, null);
      return { claims: sortedBy(inSources, keys), without: countOf(shown, (claim) => keys[claim] === Infinity) };
    }
  }
}

/** What kind of order it is, as messages tell them apart. */
export function orderKind(by: ClaimOrder): string {
  return by === null ? "paragraph" : by.replace(/^field\..*/, "field");
}

/** The field that a list goes by; null where it goes by something else, or the dataset has no such field of claims. */
export function fieldOfOrder({ dataset }: KnowledgeGraph, by: ClaimOrder): { field: Field; isDown: boolean } | null {
  const [, id, down] = /^field\.(.+?)(\.down)?$/.exec(by ?? "") ?? [];
  const field = dataset.vocabulary.fields?.find((each) => each.id === id && each.of === "claim");
  return field === undefined ? null : { field, isDown: down !== undefined };
}

/** Numbers that order claims by a field; infinite where they do not state it, whichever way it goes. */
function fieldKeys(knowledge: KnowledgeGraph, by: ClaimOrder): Float64Array | null {
  const order = fieldOfOrder(knowledge, by);
  if (order === null) return null;
  const column = fieldColumn(knowledge, order.field);
  const keys = new Float64Array(knowledge.claimCount);
  if (column.kind === "number") keys.set(column.values);
  else if (column.kind === "date")
    keys.set(column.earliest.map((day, at) => firstDay(day, column.latest[at] as number)));
  else {
    const textAt =
      column.kind === "text" ? column.valueAt : (at: number) => column.terms[column.values[at] as number] ?? null;
    const texts = Array.from(keys, (_, claim) => textAt(claim));
    const distinct = [...new Set(texts)].filter((text) => text !== null).sort(inAlphabet().compare);
    const rank = new Map(distinct.map((text, at) => [text, at]));
    keys.set(texts.map((text) => (text === null ? Infinity : (rank.get(text) as number))));
  }
  return keys.map((key) => (Number.isFinite(key) ? (order.isDown ? -key : key) : Infinity));
}

/**
 * The attributions that a claim is in view by, the firmest first: those that the lens accepts. The first is the one that
 * the claim is drawn and listed by.
 */
export function attributionsInView(
  knowledge: KnowledgeGraph,
  { attributionMask }: Pick<DerivedView, "attributionMask">,
  claim: number,
): readonly StancedAttribution[] {
  const start = knowledge.attributionStart[claim] as number;
  return claimAt(knowledge, claim)
    .attributions.flatMap((attribution, at) =>
      attributionMask[start + at] === 1
        ? [{ attribution, stance: knowledge.attributionStance[start + at] as number }]
        : [],
    )
    .sort((a, b) => a.stance - b.stance);
}

/**
 * Claims in the order of their keys, which stand by claim number; those with equal keys as they were. Two of 100,000 claims
 * are never compared: what is sorted is the keys that there are, and then numbers.
 */
function sortedBy(claims: readonly number[], keys: Float64Array | Uint8Array): readonly number[] {
  const { length } = claims;
  const distinct = Float64Array.from(new Set(claims.map((claim) => keys[claim] as number))).sort();
  const rank = new Map(Array.from(distinct, (key, at) => [key, at]));
  const order = Float64Array.from(claims, (claim, at) => (rank.get(keys[claim] as number) as number) * length + at);
  return Array.from(order.sort(), (place) => claims[place % length] as number);
}

function countOf(claims: readonly number[], isCounted: (claim: number) => boolean): number {
  return claims.reduce((sum, claim) => sum + (isCounted(claim) ? 1 : 0), 0);
}

/** The day that a date begins on, or ends on where it has no beginning; infinite where it has neither. */
function firstDay(earliest: number, latest: number): number {
  if (Number.isFinite(earliest)) return earliest;
  return Number.isFinite(latest) ? latest : Infinity;
}

/**
 * Where each claim stands, by number of the claim: source in the dataset's order, paragraph, sentence. 0 is the paragraph as
 * a whole. Where only a page is stated it takes the sentence's place, after all paragraphs; where nothing is, all three are
 * infinite.
 */
function placesOf(knowledge: KnowledgeGraph, derived: Shown, claims: readonly number[]) {
  const { claimCount, dataset } = knowledge;
  const rank = new Map<string, number>(dataset.sources.map(({ id }, at) => [id, at]));
  const column = () => new Float64Array(claimCount).fill(Infinity);
  const places = { source: column(), paragraph: column(), sentence: column() };
  for (const claim of claims) {
    const passage =
      leadingAttribution(knowledge, derived, claim)?.attribution.evidence.find(isPlaced) ??
      attributionsInView(knowledge, derived, claim)
        .flatMap(({ attribution }) => attribution.evidence)
        .find(isPlaced);
    if (passage === undefined) continue;
    const { source, at, page } = passage;
    places.source[claim] = rank.get(source) ?? dataset.sources.length;
    if (at === undefined) {
      places.sentence[claim] = Number(/\d+/.exec(page ?? "")?.[0] ?? Infinity);
    } else {
      const [paragraph, sentence = 0] = at.split(".").map(Number);
      places.paragraph[claim] = paragraph as number;
      places.sentence[claim] = sentence;
    }
  }
  return places;
}

/** Whether it says where in its source a passage stands. One that is only quoted does not. */
function isPlaced({ at, page }: Evidence): boolean {
  return at !== undefined || page !== undefined;
}
