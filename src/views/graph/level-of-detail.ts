import { MIN_NODE_RADIUS } from "../../drawing/edge-geometry.ts";
import { MOST_FULL_LINES } from "./large-graph.ts";
import type { LineDensity } from "./line-density.ts";
import type { Bounds, Rendering } from "./rendering.ts";

/** How far lines ink the stage. */
interface LineInk {
  /** Opacity of a line that lies alone. */
  readonly alone: number;
  /** Share of the stage that is inked where lines lie without end over each other. */
  readonly most: number;
  /** Density, as `lineOpacity` takes it, at which they ink half of `most`; where few lie, each inks as if alone. */
  readonly half: number;
}

function inkOf(alone: number, most: number): LineInk {
  return { alone, most, half: most / -Math.log(1 - alone) };
}

/** All lines: alone, each is nearly as strong as a full one; the densest core leaves six tenths of the paper. */
export const PLAIN_INK = inkOf(0.4, 0.4);
/** Lines that are singled out. */
export const RAISED_INK = inkOf(0.8, 0.9);
/** Opacity below which eight bits of a colour would no longer show a line. */
const LEAST_OPACITY = 0.006;
/** Share of the stage that entities may take where they are as small as they may be. */
const TAKEN = 0.06;
/** Radius, in CSS pixels, of the smallest entity that can still be seen. */
const LEAST_SEEN = 0.9;

type Lines = Pick<Rendering, "knowledge" | "places" | "curvatures" | "bundles" | "claimMask" | "claimDim">;

/** Whether a claim has a line of its own on the stage, faint ones included. */
export function hasLine({ knowledge, bundles, claimMask, claimDim }: Lines, claim: number): boolean {
  if ((knowledge.claimObject[claim] as number) < 0) return false;
  if (claimMask[claim] === 0 && claimDim[claim] === 0) return false;
  return bundles === null || bundles.lead[claim] === claim;
}

/**
 * Claims whose lines may meet a rectangle of layout space, ascending; null where they are more than `most`. A loop counts
 * where its entity is. Takes time linear in the claims, less where there are too many.
 */
export function linesInView(lines: Lines, view: Bounds, most = MOST_FULL_LINES): readonly number[] | null {
  const { knowledge, places, curvatures } = lines;
  const { claimCount, claimSubject, claimObject } = knowledge;
  const [halfWidth, halfHeight] = [(view.x[1] - view.x[0]) / 2, (view.y[1] - view.y[0]) / 2];
  const [x, y] = [view.x[0] + halfWidth, view.y[0] + halfHeight];
  const found: number[] = [];
  for (let c = 0; c < claimCount; c++) {
    const object = claimObject[c] as number;
    if (object < 0 || !hasLine(lines, c)) continue;
    const subject = claimSubject[c] as number;
    const x0 = (places[2 * subject] as number) - x;
    const y0 = (places[2 * subject + 1] as number) - y;
    const x1 = (places[2 * object] as number) - x;
    const y1 = (places[2 * object + 1] as number) - y;
    const dx = x1 - x0;
    const dy = y1 - y0;
    // An arc stays within its height of its chord.
    const bulge = Math.abs(curvatures[c] as number) * Math.hypot(dx, dy);
    if (Math.min(x0, x1) - bulge > halfWidth || Math.max(x0, x1) + bulge < -halfWidth) continue;
    if (Math.min(y0, y1) - bulge > halfHeight || Math.max(y0, y1) + bulge < -halfHeight) continue;
    // Across the chord: the rectangle lies wholly on one side of it.
    const length = Math.hypot(dx, dy);
    if (Math.abs(x0 * dy - y0 * dx) > halfWidth * Math.abs(dy) + halfHeight * Math.abs(dx) + bulge * length) continue;
    if (found.length === most) return null;
    found.push(c);
  }
  return found;
}

/**
 * Opacity of a far line at a place: the less the more lines lie there, so that a dense core is darker than what is around
 * it, and still lines.
 * @param density of lines around the place: how many lie over a pixel, on average; 0 or more.
 * @returns 0.006 to `ink.alone`: `density` lines together ink `ink.most` × density ÷ (density + half) of the stage.
 */
export function lineOpacity(density: number, { alone, most, half }: LineInk = PLAIN_INK): number {
  // Too few to lie over each other, and to divide by.
  if (density < 1e-6) return alone;
  // `**` takes twice as long, and this is asked of each cell for each frame of a zoom.
  const opacity = 1 - Math.exp(Math.log1p((-most * density) / (density + half)) / density);
  return Math.min(alone, Math.max(LEAST_OPACITY, opacity));
}

/**
 * The opacities of far lines in each cell of a grid, as bytes of an image: 255 times the square root of each, so that
 * faint ones keep their differences.
 * @param unit pixels per unit of the frame.
 */
export function opacityBytes(density: LineDensity, unit: number, ink?: LineInk): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(density.length);
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = Math.round(255 * Math.sqrt(lineOpacity((density[at] as number) / unit, ink)));
  return bytes;
}

/**
 * The radius, in CSS pixels, below which no entity is drawn.
 * @param count of entities in view.
 * @param area of the stage, in square CSS pixels.
 * @returns 0.9 to `MIN_NODE_RADIUS`, the smaller the more there are.
 */
export function leastRadius(count: number, area: number): number {
  const fitting = Math.sqrt((TAKEN * area) / (Math.PI * Math.max(count, 1)));
  return Math.min(MIN_NODE_RADIUS, Math.max(LEAST_SEEN, fitting));
}

/** Cells on each side of the grid by which it is found how evenly entities stand. */
const SPREAD_GRID = 32;

/**
 * The share of a picture on which its entities stand, from 1/1024, all in one place, to 1, spread evenly: the square of
 * their number over the sum of squares of the numbers in equal cells (inverse participation ratio). 1 where there is none.
 */
export function spreadOf({ places, entityMask }: Pick<Rendering, "places" | "entityMask">, { x, y }: Bounds): number {
  const counts = new Uint32Array(SPREAD_GRID ** 2);
  const [left, low] = [x[0], y[0]];
  const [perX, perY] = [SPREAD_GRID / (x[1] - left || 1), SPREAD_GRID / (y[1] - low || 1)];
  const cell = (cells: number) => Math.min(SPREAD_GRID - 1, Math.max(0, Math.floor(cells)));
  for (let e = 0; e < entityMask.length; e++) {
    if (entityMask[e] === 0) continue;
    const column = cell(((places[2 * e] as number) - left) * perX);
    const at = column + SPREAD_GRID * cell(((places[2 * e + 1] as number) - low) * perY);
    counts[at] = (counts[at] as number) + 1;
  }
  let sum = 0;
  let squares = 0;
  for (const count of counts) {
    sum += count;
    squares += count * count;
  }
  return squares === 0 ? 1 : sum ** 2 / squares / counts.length;
}

/** Share of a picture that is in view, from 0 to 1, were what is on it spread evenly. */
export function shareInView(view: Bounds, whole: Bounds): number {
  const across = ([from, to]: readonly [number, number], [least, most]: readonly [number, number]) =>
    most === least ? 1 : Math.max(0, Math.min(to, most) - Math.max(from, least)) / (most - least);
  return across(view.x, whole.x) * across(view.y, whole.y);
}

/** Whether a rectangle lies within another. */
export function isWithin(inner: Bounds, outer: Bounds): boolean {
  return inner.x[0] >= outer.x[0] && inner.x[1] <= outer.x[1] && inner.y[0] >= outer.y[0] && inner.y[1] <= outer.y[1];
}

/** A rectangle that is larger by a share of its size on each side. */
export function grown({ x, y }: Bounds, by: number): Bounds {
  const along = ([from, to]: readonly [number, number]): [number, number] => [
    from - by * (to - from),
    to + by * (to - from),
  ];
  return { x: along(x), y: along(y) };
}
