import {
  claimSentence,
  holderInWords,
  lookOfStance,
  passageInWords,
  placeInWords,
  type StancedAttribution,
  stanceInWords,
} from "../../derive/claim-words.ts";
import type { Attribution, Evidence } from "../../model/dataset.ts";
import type { ClaimId } from "../../model/ids.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { LineLook } from "../../model/line-look.ts";
import { describeWhen } from "../../model/when.ts";
import { firmestAttribution, type Material, sourceInWords } from "./material.ts";

/** What shows an answer to be right: one claim, with whose word it is, how it is said and where it stands. */
export interface Reason {
  readonly claim: ClaimId;
  /** The claim as its voice has it, stance and denial included. */
  readonly sentence: string;
  readonly holder: string;
  /** Label of the stance, and that it is denied. */
  readonly stance: string;
  /** How its line is drawn. */
  readonly look: LineLook;
  /** Where it stands, in words; with the source's title where the dataset has several. */
  readonly passage: string;
  /** When it holds, in words; null where that is not stated. */
  readonly time: string | null;
  readonly evidence: readonly Evidence[];
}

/** A claim as one of its voices has it. */
export function reasonOf({ knowledge }: Pick<Material, "knowledge">, claim: number, voice: StancedAttribution): Reason {
  const record = claimAt(knowledge, claim);
  const { subject, adverb, verb, object } = claimSentence(knowledge, claim, voice);
  const { time } = record.qualifiers;
  const { attribution } = voice;
  return {
    claim: record.id,
    sentence: [subject, adverb, verb, object].filter(Boolean).join(" "),
    holder: holderInWords(knowledge, attribution),
    stance: [stanceInWords(knowledge, voice.stance), attribution.polarity === "denied" ? "denied" : ""]
      .filter(Boolean)
      .join(", "),
    look: lookOfStance(knowledge, voice.stance),
    passage: passageWithSource(knowledge, attribution),
    time: time === null ? null : describeWhen(time),
    evidence: attribution.evidence,
  };
}

/** A claim as its firmest accepted voice has it; nothing where nobody's word is accepted. */
export function firmestReason(material: Material, claim: number): readonly Reason[] {
  const voice = firmestAttribution(material, claim);
  return voice === null ? [] : [reasonOf(material, claim, voice)];
}

function passageWithSource(knowledge: KnowledgeGraph, { evidence }: Attribution): string {
  if (knowledge.dataset.sources.length < 2) return passageInWords(evidence);
  const places = evidence.map((each) =>
    [placeInWords(each), `“${sourceInWords(knowledge, each.source)}”`].filter((words) => words !== null).join(" of "),
  );
  return places.length === 0 ? passageInWords([]) : [...new Set(places)].join(" and ");
}
