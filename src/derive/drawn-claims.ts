import { memo } from "../lib/memo.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { drawnWords as words } from "../words/en/drawn.ts";
import type { Words } from "../words/message.ts";
import { pairsOf } from "./pairs.ts";

/**
 * How lines are drawn: each claim has its own; parallel ones have one together; or from afar, where lines are straight, so
 * that parallel ones lie on each other, and a claim of an entity about itself has none.
 */
export type LineDrawing = "apart" | "bundled" | "far";

/** Which of the shown claims have no line to themselves, by number, ascending. */
export interface DrawnClaims {
  /** They have a value instead of a second entity, and so no line. */
  readonly values: readonly number[];
  /** Claims of an entity about itself. From afar they have no line. */
  readonly loops: readonly number[];
  /** Those whose line is that of other shown claims, too. */
  readonly sharing: readonly number[];
  /** How many lines these have together. */
  readonly sharedLines: number;
  /** How many lines there are of shown claims in all. */
  readonly lines: number;
}

/** Counts what is drawn. Takes time linear in the claims. */
export const drawnClaims = memo(
  (knowledge: KnowledgeGraph, claimMask: Uint8Array, drawing: LineDrawing): DrawnClaims => {
    const { claimCount, claimSubject, claimObject } = knowledge;
    const ofClaim = pairsOf(knowledge);
    const values: number[] = [];
    const loops: number[] = [];
    const sharing: number[] = [];
    /** Lines in all, if each claim has its own; pairs of entities with a line, and with more than one claim on it. */
    const count = { apart: 0, lines: 0, shared: 0 };
    const onPair = new Uint32Array(claimCount);
    for (let c = 0; c < claimCount; c++) {
      if (claimMask[c] === 0) continue;
      const pair = ofClaim[c] as number;
      const isLoop = claimSubject[c] === claimObject[c];
      if (isLoop) loops.push(c);
      if (pair < 0) values.push(c);
      if (pair < 0 || (isLoop && drawing === "far")) continue;
      count.apart++;
      const on = (onPair[pair] as number) + 1;
      onPair[pair] = on;
      if (on === 1) count.lines++;
      if (on === 2) count.shared++;
    }
    if (drawing === "apart") return { values, loops, sharing, sharedLines: 0, lines: count.apart };
    for (let c = 0; c < claimCount && count.shared > 0; c++) {
      const pair = ofClaim[c] as number;
      if (claimMask[c] === 1 && pair >= 0 && (onPair[pair] as number) > 1) sharing.push(c);
    }
    return { values, loops, sharing, sharedLines: count.shared, lines: count.lines };
  },
);

/** Something that is true of how some of the shown claims are drawn, in words, with these claims where they are known. */
export interface DrawnPart {
  readonly words: Words;
  /** Whether they can be seen. */
  readonly isSeen: boolean;
  readonly claims: readonly number[];
}

/**
 * What is to be said of shown claims that have no line to themselves: nothing where each has one that can be seen.
 * @param tooShort how many have a line that nothing is to be seen of, its two ends being so near to each other.
 */
export function drawnInWords(
  { values, loops, sharing, sharedLines }: DrawnClaims,
  drawing: LineDrawing,
  tooShort: number,
): readonly DrawnPart[] {
  const isFar = drawing === "far";
  const part = (count: number, text: Words, isSeen: boolean, claims: readonly number[] = []) =>
    count > 0 ? [{ words: text, isSeen, claims }] : [];
  return [
    ...part(values.length, words.values({ count: values.length }), false, values),
    ...part(loops.length, words.loops({ count: loops.length, far: isFar ? "yes" : "no" }), !isFar, loops),
    ...part(sharing.length, words.sharing({ count: sharing.length, lines: sharedLines }), true, sharing),
    ...part(tooShort, words.tooShort({ count: tooShort }), false),
  ];
}
