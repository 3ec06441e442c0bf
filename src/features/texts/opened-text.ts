import type { Source } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import { sourceTextWords as words } from "../../words/en/source-text.ts";
import type { Words } from "../../words/message.ts";
import type { SegmentCheck, SegmentsCheck, TextState } from "./check-text.ts";

/** A reader's own copy of a source, checked. It lives in memory only: never in a view, a link, storage or an export. */
export interface OpenedText extends SegmentsCheck {
  /** Hash of the source's text that it was checked against: it belongs to no other. */
  readonly sourceHash: string;
  /** A note on its encoding; null where there is nothing to note. */
  readonly note: Words | null;
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

/** The problem of a text in which no sentence of the source is found; null where some are, or it is the exact text. */
export function wrongTextFault(source: Pick<Source, "segments">, { isExact, segments }: SegmentsCheck): Issue | null {
  const tally = tallySentences(source, segments);
  if (isExact || tally["not-found"] < tally.total) return null;
  if (tally.total === 0) return { code: "text/differs", path: "", message: words.unlocated(), hint: null };
  const message = words.wrongText({ total: tally.total });
  return { code: "text/other-text", path: "", message, hint: words.wrongTextFix() };
}

/** How a copy matches its source: a headline, and the counts behind it. */
export function stateOfCopy(
  { isExact }: Pick<SegmentsCheck, "isExact">,
  tally: TextTally,
): {
  readonly headline: Words;
  readonly details: readonly Words[];
} {
  const { total } = tally;
  if (isExact) return { headline: words.exact(), details: [] };
  const missing = tally["not-found"];
  return {
    headline: missing > 0 ? words.incomplete({ found: total - missing, total }) : words.complete({ total }),
    details: COUNTS.flatMap(([state, counted]) => (tally[state] > 0 ? [counted({ count: tally[state] })] : [])),
  };
}

const COUNTS = [
  ["exact", words.countExact],
  ["re-anchored", words.countElsewhere],
  ["loose", words.countLoose],
  ["not-found", words.countMissing],
] as const;

/** How a passage matches the reader's copy, as a sentence. */
export function matchInWords(state: TextState): Words {
  return MATCHES[state]();
}

const MATCHES: Readonly<Record<TextState, () => Words>> = {
  exact: words.matchesExactly,
  "re-anchored": words.matchesElsewhere,
  loose: words.matchesLoosely,
  "not-found": words.notFound,
};
