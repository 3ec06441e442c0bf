import { locatorInWords, lookOfStance } from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import { capitalised } from "../../lib/capitalised.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { LineLook } from "../../model/line-look.ts";
import { sourceTextWords as words } from "../../words/en/source-text.ts";
import type { Words } from "../../words/message.ts";
import type { SentenceRecord } from "./passage-index.ts";

/** A sentence as a view has it: its claims under the filters that are on, and how it is drawn and read out. */
export interface SentenceView {
  readonly at: string;
  /** Numbers of the shown claims. */
  readonly shown: readonly number[];
  /** How many more the filters hide. */
  readonly hidden: number;
  /** Line pattern of the firmest shown claim; null where none is shown. */
  readonly pattern: LineLook | null;
  /** "Paragraph 9, sentence 2, 3 claims". */
  readonly name: Words;
  /** Why it, or a part of it, was not coded; null where there is nothing to say. */
  readonly remark: Words | null;
}

/** What a sentence comes to under a derived view. */
export function viewSentence(
  knowledge: KnowledgeGraph,
  derived: Pick<DerivedView, "claimMask" | "claimStance">,
  { at, claims, reasons }: SentenceRecord,
): SentenceView {
  const shown = claims.filter((claim) => derived.claimMask[claim] === 1);
  const hidden = claims.length - shown.length;
  const firmest = Math.min(...shown.map((claim) => derived.claimStance[claim] as number));
  return {
    at,
    shown,
    hidden,
    pattern: shown.length === 0 ? null : lookOfStance(knowledge, firmest),
    name: words.sentence({ place: capitalised(locatorInWords(at)), shown: shown.length, hidden }),
    remark: remarkOn(claims.length > 0, reasons),
  };
}

function remarkOn(hasClaims: boolean, reasons: readonly string[]): Words | null {
  if (reasons.length > 0) return words.notCoded({ reasons: reasons.map(asSentence).join(" ") });
  return hasClaims ? null : words.noReason();
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
