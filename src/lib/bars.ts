// What bars are made of, whoever draws them: the page or a picture.

/** How a part of a bar is filled, so that parts are told apart without colour: full, an outline, or lines along it. */
export type BarFill = "full" | "hollow" | BarLines;

/** Lines along a bar, as strokes are dashed. */
export interface BarLines {
  /** Lengths of dashes and gaps in CSS pixels; empty for unbroken lines. */
  readonly dash: readonly number[];
  readonly isRound: boolean;
  /** Whether they are in the colour of what is beside the matter. */
  readonly isFaint: boolean;
}

/** A bar, or a point where bars would tell less. */
export interface Bar {
  readonly key: string;
  /** What it counts, and how many that are, to be read out. */
  readonly name: string;
  /** How many, by part; a point has one. */
  readonly counts: readonly number[];
  /** Of a point: how far along and how high it stands, as shares of the plot. */
  readonly point?: { readonly across: number; readonly up: number };
}

/** A part of a bar: from where to where, as shares of the longest bar. */
export interface BarPiece {
  readonly part: number;
  readonly from: number;
  readonly to: number;
}

/** All that a bar counts. */
export function countOf({ counts }: Pick<Bar, "counts">): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The length that the longest of some bars has, at least 1. */
export function longestOf(bars: readonly Bar[]): number {
  return bars.reduce((most, bar) => Math.max(most, countOf(bar)), 1);
}

/** The parts of a bar that count anything, one after the other. */
export function piecesOf({ counts }: Pick<Bar, "counts">, longest: number): readonly BarPiece[] {
  const pieces: BarPiece[] = [];
  let sum = 0;
  for (const [part, count] of counts.entries()) {
    if (count > 0) pieces.push({ part, from: sum / longest, to: (sum + count) / longest });
    sum += count;
  }
  return pieces;
}

/** How high a bar that is too long for its scale is broken, as a share of its length. */
export const BREAK_AT = 0.6;

/** Path data of the break across a column from `left`, around the height `y`, in CSS pixels. */
export function breakAcross(left: number, width: number, y: number): string {
  return `M${left - 2} ${Math.round(y) + 4}L${left + width + 2} ${Math.round(y) - 4}`;
}

/** Heights at which the lines of the lines of a bar run, as shares of its thickness. */
export const LINES_AT: readonly number[] = [0.22, 0.5, 0.78];
/** Thickness of such a line over that of the bar. */
export const LINE_SHARE = 0.15;
