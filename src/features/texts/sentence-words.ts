import { locatorInWords, lookOfStance } from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import { counted } from "../../lib/count-words.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { LineLook } from "../../model/line-look.ts";
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
  readonly name: string;
  /** What is to be added of it: why it is bare, or what of it became no claim; null where there is nothing. */
  readonly remark: string | null;
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
    name: `${capitalised(locatorInWords(at))}, ${claimsInWords(shown.length, hidden)}`,
    remark: remarkOn(claims.length > 0, reasons),
  };
}

function claimsInWords(shown: number, hidden: number): string {
  if (shown + hidden === 0) return "no claim";
  if (hidden === 0) return counted(shown, "claim");
  return shown === 0 ? `${counted(hidden, "hidden claim")}` : `${counted(shown, "claim")} and ${hidden} hidden`;
}

function remarkOn(hasClaims: boolean, reasons: readonly string[]): string | null {
  const words = reasons.map(asSentence).join(" ");
  if (hasClaims) return words === "" ? null : `Left aside: ${words}`;
  return `Why bare: ${words === "" ? "the coverage list does not say." : words}`;
}

function asSentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
