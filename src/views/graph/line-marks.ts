import { CONTESTED_RADIUS } from "../../drawing/contested-sign.ts";
import type { Point } from "../../drawing/edge-geometry.ts";
import type { Box } from "../../drawing/label-placement.ts";
import type { Steps } from "../../lib/steps.ts";
import { claimsOfLine, lensesOfLine } from "./bundles.ts";
import { pointOnLine, type Rendering } from "./rendering.ts";
import { isNear, type Stage } from "./stage.ts";

/**
 * What is drawn on a line at every zoom: that it is contested, how many claims it stands for, and the letter of the lens
 * that alone takes it, since two colours may come to one grey in print.
 */
export interface LineMark extends Point {
  readonly claim: number;
  readonly isContested: boolean;
  /** "×3", "A"; empty where the line is one claim's and no lens's own. */
  readonly words: string;
  /** Bits of the lenses that take it while two are compared. */
  readonly lenses: number;
}

/** Where a mark may stand on its line, the best first; beside the bar of a denial, which is in the middle. */
const MARK_PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.24, 0.76] as const;
const PLACES_BESIDE_BAR = [0.36, 0.64, 0.28, 0.72] as const;
/** Marks that look for a free place; of so many lines the others take the best one. */
const MOST_PLACED_MARKS = 400;
/** Marks that are placed in one step: each is compared with all that is taken. */
const MARKS_PER_STEP = 4;
/** By the bits of the lenses that take a line. */
const LENS_LETTERS: readonly string[] = ["", "A", "B", ""];

/** Shown lines that may have a mark, by their claims, ascending. Takes time linear in the claims. */
export function linesWithMarks({
  knowledge: { claimCount, claimObject },
  claimMask,
  bundles,
  contested,
  lensComparison,
}: Rendering): readonly number[] {
  const lines: number[] = [];
  for (let c = 0; c < claimCount; c++) {
    if (bundles === null ? contested[c] === 0 && lensComparison === null : bundles.lead[c] !== c) continue;
    if (claimMask[c] === 1 && (claimObject[c] as number) >= 0) lines.push(c);
  }
  return lines;
}

/**
 * Puts marks where neither node nor name is, if their line has such a place. They are kept however far out the camera
 * is: a contested line must never look like any other. In steps.
 * @param obstacles boxes of nodes and names.
 * @param lines those that have marks, if there is something to say of them.
 */
export function* lineMarkSteps(
  rendering: Rendering,
  stage: Stage,
  obstacles: readonly Box[],
  lines: readonly number[],
): Steps<readonly LineMark[]> {
  if (lines.length === 0) return [];
  const { claimMask, bundles, contested, claimPolarity, lensComparison } = rendering;
  const taken = [...obstacles];
  const radius = CONTESTED_RADIUS * rendering.typeScale;
  const marks: LineMark[] = [];
  for (const c of lines) {
    const claims = claimsOfLine(bundles, c);
    const isContested = claims.some((claim) => contested[claim] === 1);
    const lenses = lensesOfLine(lensComparison, claims);
    // As it is counted beside the canvas: without those that filters fade.
    const shown = claims.reduce((sum, claim) => sum + (claimMask[claim] as number), 0);
    const words = [LENS_LETTERS[lenses], shown > 1 ? `×${shown}` : ""].filter(Boolean).join(" ");
    if (words === "" && !isContested) continue;
    const isDenied = claims.some((claim) => (claimPolarity[claim] as number) > 0);
    const pointAt = (t: number) => stage.toPixels(pointOnLine(rendering, c, t));
    const places = isDenied ? PLACES_BESIDE_BAR : MARK_PLACES;
    const best = pointAt(places[0]);
    if (!isNear(best, stage)) continue;
    const width = isContested ? (words === "" ? 1 : 3.2) : 0.5 * words.length + 0.5;
    const boxAt = ({ x, y }: Point): Box => ({
      left: x - radius,
      right: x + width * radius,
      top: y - radius,
      bottom: y + radius,
    });
    const isFree = (at: Point) => !taken.some((box) => overlap(box, boxAt(at)));
    const { x, y } = marks.length < MOST_PLACED_MARKS ? (places.map(pointAt).find(isFree) ?? best) : best;
    taken.push(boxAt({ x, y }));
    marks.push({ x, y, claim: c, isContested, words, lenses });
    if (marks.length % MARKS_PER_STEP === 0) yield;
  }
  return marks;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}
