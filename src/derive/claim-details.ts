import type { Claim } from "../model/dataset.ts";
import { DIRECTION } from "../model/direction.ts";
import { claimAt, isOneWay, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { LineLook } from "../model/line-look.ts";
import { describeWhen } from "../model/when.ts";
import { claimWords as words } from "../words/en/claims.ts";
import type { Words } from "../words/message.ts";
import {
  claimSentence,
  lookOfStance,
  objectInWords,
  predicateOf,
  type StancedAttribution,
  stanceInWords,
} from "./claim-words.ts";

// What panels say of a claim beside its sentence.

/** When a claim holds, in words. */
export function timeInWords(claim: Claim): string {
  return claim.qualifiers.time === null ? words.time() : describeWhen(claim.qualifiers.time);
}

/**
 * A claim as its predicate puts it, from subject to object or value. A claim's own label may hedge ("is held responsible
 * for"); this never does, for asking how certain a claim is.
 */
export function propositionInWords(knowledge: KnowledgeGraph, claim: number): string {
  const { subject } = claimSentence(knowledge, claim);
  const verb = predicateOf(knowledge, claim).label ?? words.noVerb();
  return [subject, verb, objectInWords(knowledge, claimAt(knowledge, claim), claim)].join(" ");
}

/**
 * The standard verb of a claim as read from its object: the predicate's inverse, or the predicate itself if it reads the
 * same both ways; null if it has none, or if the claim has a label of its own, so that it can only be read from its subject.
 */
export function inverseVerb(knowledge: KnowledgeGraph, claim: number): string | null {
  if (claimAt(knowledge, claim).label !== undefined) return null;
  const { label, inverse } = predicateOf(knowledge, claim);
  return isOneWay(knowledge, claim) ? (inverse ?? null) : (label ?? words.noVerb());
}

/** What is worth saying of a claim's direction beyond its sentence; null where it leads one way, or its predicate says it. */
export function directionInWords(knowledge: KnowledgeGraph, claim: number): Words | null {
  const { direction } = claimAt(knowledge, claim);
  if (direction === "undirected") return words.undirected();
  if (direction === "both-ways") return words.bothWays();
  return knowledge.claimDirection[claim] === DIRECTION.notStated ? words.noDirection() : null;
}

/** How certain an attribution is, in the word of the legend; of one that denies the claim, that it does. */
export function certaintyInWords(knowledge: KnowledgeGraph, { attribution, stance }: StancedAttribution): string {
  const word = stanceInWords(knowledge, stance);
  return attribution.polarity === "denied" ? words.denied({ word }) : word;
}

/** How the line of an attribution is drawn; null for a claim that nobody is recorded to make. */
export function lookOfAttribution(knowledge: KnowledgeGraph, attributed: StancedAttribution | null): LineLook {
  return attributed === null ? "unsourced" : lookOfStance(knowledge, attributed.stance);
}
