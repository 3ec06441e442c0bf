import type { PassagePlace, SegmentCheck } from "./check-text.ts";
import { codePointLength, codePointOffsets } from "./normalise-text.ts";
import type { PassageIndex } from "./passage-index.ts";

/** Code points of a normalised text, end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a paragraph of the copy: a sentence of the source, or words that are none of its. */
export interface Stretch extends Span {
  /** Locator of the sentence; null for what the source does not have. */
  readonly at: string | null;
}

/** A paragraph of the copy. */
export interface CopyParagraph {
  /** The source's paragraph that its first found sentence is of; null where none of them is the source's. */
  readonly at: string | null;
  readonly stretches: readonly Stretch[];
}

/**
 * Cuts a checked copy into its paragraphs, and these into found sentences and the words around them. Nothing is marked
 * that was not found; of two sentences found at one place the first in the source is marked.
 * @param normal the copy in its normal form.
 * @param checks where the source's segments stand in it.
 */
export function layOutCopy(
  normal: string,
  index: PassageIndex,
  checks: readonly SegmentCheck[],
): readonly CopyParagraph[] {
  const checkAt = new Map(checks.map((check) => [check.at, check]));
  const found = index.paragraphs
    .flatMap(({ at: paragraph, sentences }) => sentences.map(({ at }) => ({ at, paragraph, check: checkAt.get(at) })))
    .flatMap(({ at, paragraph, check }) => {
      const { start = null, end = null } = check ?? {};
      return start === null || end === null ? [] : [{ at, paragraph, start, end }];
    })
    .sort((a, b) => a.start - b.start);
  let next = 0;
  return paragraphSpans(normal).map((span): CopyParagraph => {
    const stretches: Stretch[] = [];
    let at: string | null = null;
    let from = span.start;
    for (; next < found.length; next++) {
      const sentence = found[next];
      if (sentence === undefined || sentence.start >= span.end) break;
      if (sentence.start < from || sentence.end > span.end) continue;
      if (sentence.start > from) stretches.push({ at: null, start: from, end: sentence.start });
      stretches.push({ at: sentence.at, start: sentence.start, end: sentence.end });
      at ??= sentence.paragraph;
      from = sentence.end;
    }
    if (from < span.end) stretches.push({ at: null, start: from, end: span.end });
    return { at, stretches };
  });
}

/** A piece of a stretch, with whether it is evidence that is to be seen. */
export interface Piece extends Span {
  readonly isMarked: boolean;
}

/** Cuts a stretch where marks begin and end. Marks may overlap and lie anywhere; those not found mark nothing. */
export function markStretch(
  { start, end }: Span,
  marks: readonly Pick<PassagePlace, "start" | "end">[],
): readonly Piece[] {
  const inside = marks.flatMap((mark) =>
    mark.start !== null && mark.end !== null && mark.start < end && mark.end > start
      ? [{ start: Math.max(start, mark.start), end: Math.min(end, mark.end) }]
      : [],
  );
  const cuts = [...new Set([start, end, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  cuts.slice(1).forEach((cut, index) => {
    const from = cuts[index] ?? start;
    const isMarked = inside.some((mark) => mark.start <= from && mark.end >= cut);
    const last = pieces.at(-1);
    if (last?.isMarked === isMarked) pieces[pieces.length - 1] = { ...last, end: cut };
    else pieces.push({ start: from, end: cut, isMarked });
  });
  return pieces;
}

/** Half of an astral character: without one, code points are what strings count. */
const SURROGATE = /[\uD800-\uDFFF]/;

/** How to get the words of a span: counts the text's code points once, for many cuts. */
export function wordsOf(normal: string): (span: Span) => string {
  if (!SURROGATE.test(normal)) return ({ start, end }) => normal.slice(start, end);
  const offsets = codePointOffsets(normal);
  return ({ start, end }) => normal.slice(offsets[start], offsets[end]);
}

function paragraphSpans(normal: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const paragraph of normal === "" ? [] : normal.split("\n\n")) {
    const end = start + (SURROGATE.test(paragraph) ? codePointLength(paragraph) : paragraph.length);
    spans.push({ start, end });
    start = end + "\n\n".length;
  }
  return spans;
}
