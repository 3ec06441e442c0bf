import { certaintyInWords } from "../../derive/claim-details.ts";
import {
  holderInWords,
  lookOfStance,
  passageInWords,
  placeInWords,
  type StancedAttribution,
  sentenceInWords,
} from "../../derive/claim-words.ts";
import type { Attribution, Evidence } from "../../model/dataset.ts";
import type { ClaimId } from "../../model/ids.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { LineLook } from "../../model/line-look.ts";
import { describeWhen } from "../../model/when.ts";
import { exerciseWords as words } from "../../words/en/exercises.ts";
import { listText } from "../../words/numbers.ts";
import { firmestAttribution, type Material, sourceInWords } from "./material.ts";
import { statementOf } from "./statement.ts";

/** What shows an answer to be correct: one claim, with its attribution, certainty and passage. */
export interface Reason {
  readonly claim: ClaimId;
  /** The claim as a sentence, which leaves it to `holder` and `stance` whose word it is and how certain. */
  readonly sentence: string;
  readonly holder: string;
  /** The certainty, and that it is denied. */
  readonly stance: string;
  /** How its line is drawn. */
  readonly look: LineLook;
  /** The passage in words; with the source's title where the dataset has several. */
  readonly passage: string;
  /** When it holds, in words; null where that is not stated. */
  readonly time: string | null;
  readonly evidence: readonly Evidence[];
}

/** A claim as one of its attributions has it. */
export function reasonOf(
  { knowledge }: Pick<Material, "knowledge">,
  claim: number,
  stanced: StancedAttribution,
): Reason {
  const record = claimAt(knowledge, claim);
  const { time } = record.qualifiers;
  const { attribution } = stanced;
  return {
    claim: record.id,
    sentence: statementOf(knowledge, claim) ?? sentenceInWords(knowledge, claim),
    holder: holderInWords(knowledge, attribution),
    stance: certaintyInWords(knowledge, stanced),
    look: lookOfStance(knowledge, stanced.stance),
    passage: passageWithSource(knowledge, attribution),
    time: time === null ? null : describeWhen(time),
    evidence: attribution.evidence,
  };
}

/** A claim as its firmest accepted attribution has it; nothing where none is accepted. */
export function firmestReason(material: Material, claim: number): readonly Reason[] {
  const firmest = firmestAttribution(material, claim);
  return firmest === null ? [] : [reasonOf(material, claim, firmest)];
}

function passageWithSource(knowledge: KnowledgeGraph, { evidence }: Attribution): string {
  if (knowledge.dataset.sources.length < 2) return passageInWords(evidence);
  const places = evidence.map((each) => {
    const [place, source] = [placeInWords(each), sourceInWords(knowledge, each.source) ?? ""];
    return place === null ? words.sourceTitle({ title: source }) : words.placeInSource({ place, source });
  });
  return places.length === 0 ? passageInWords([]) : listText([...new Set(places)]);
}
