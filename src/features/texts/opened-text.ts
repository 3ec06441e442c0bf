import { counted } from "../../lib/count-words.ts";
import type { Source } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import { verbatim } from "../../words/message.ts";
import type { SegmentCheck, SegmentsCheck, TextState } from "./check-text.ts";

/** A reader's own copy of a source, checked. It lives in memory only: never in a view, a link, storage or an export. */
export interface OpenedText extends SegmentsCheck {
  /** Hash of the source's text that it was checked against: it belongs to no other. */
  readonly sourceHash: string;
  /** What to tell of how it was read, as of its encoding; null where there is nothing to tell. */
  readonly note: string | null;
}

/** How many sentences of a source were found in which way. */
export type TextTally = Readonly<Record<TextState, number>> & { readonly total: number };

/** Counts a source's sentences (a paragraph that is not cut up is one), the lines of its head left aside. */
export function tallySentences({ segments }: Pick<Source, "segments">, checks: readonly SegmentCheck[]): TextTally {
  const cutUp = new Set(segments.flatMap(({ kind, at }) => (kind === "sentence" ? [at.split(".", 1)[0] ?? at] : [])));
  const tally = { exact: 0, "re-anchored": 0, loose: 0, "not-found": 0, total: 0 };
  segments.forEach(({ kind, at }, index) => {
    const isSentence = kind === "sentence" || ((kind === "paragraph" || kind === "note") && !cutUp.has(at));
    if (!isSentence) return;
    tally[checks[index]?.state ?? "not-found"]++;
    tally.total++;
  });
  return tally;
}

/** The refusal of a text in which no sentence of the source stands; null where some do, or it is the very text. */
export function wrongTextFault(source: Pick<Source, "segments">, { isExact, segments }: SegmentsCheck): Issue | null {
  const tally = tallySentences(source, segments);
  if (isExact || tally["not-found"] < tally.total) return null;
  if (tally.total === 0) {
    const message = "This is not the very text, and the dataset does not say where its sentences stand.";
    return { code: "text/differs", path: "", message: verbatim(message), hint: null };
  }
  const message = `This text does not hold this source: 0 of ${counted(tally.total, "sentence was", "sentences were")} found.`;
  return {
    code: "text/other-text",
    path: "",
    message: verbatim(message),
    hint: verbatim("Nothing of it is kept. Open the text that is named here."),
  };
}

/** What a copy is to its source, in words: a headline, and what makes it up. */
export function stateOfCopy(
  { isExact }: Pick<SegmentsCheck, "isExact">,
  tally: TextTally,
): {
  readonly headline: string;
  readonly details: readonly string[];
} {
  const { exact, "re-anchored": moved, loose, "not-found": lost, total } = tally;
  if (isExact) return { headline: "Exact copy", details: [] };
  const details = [
    exact > 0 ? `${exact} at their place` : "",
    moved > 0 ? `${moved} word for word in other surroundings` : "",
    loose > 0 ? `${loose} loosely: quotes, dashes or capitals differ` : "",
    lost > 0 ? `${lost} not found` : "",
  ].filter(Boolean);
  const found = total - lost;
  const headline = `${lost > 0 ? "Incomplete" : "Re-anchored"}: ${found} of ${counted(total, "sentence")} found`;
  return { headline, details };
}

/** How a passage stands in the reader's copy, in words. */
export function stateInWords(state: TextState): string {
  return STATE_WORDS[state];
}

const STATE_WORDS: Readonly<Record<TextState, string>> = {
  exact: "word for word at its place",
  "re-anchored": "word for word, in other surroundings",
  loose: "loosely: quotes, dashes or capitals differ",
  "not-found": "not found",
};
