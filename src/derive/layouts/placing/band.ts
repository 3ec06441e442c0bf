import type { HeadingMeaning, LayoutHeading, LayoutInput } from "../../layout.ts";
import { placeBetween } from "../force/place-beside.ts";
import { areaOf, type BoxExtent, extentOf } from "./extents.ts";

/** Width of a picture over its height, more or less: that of a screen. */
export const ASPECT = 1.5;
/** Room between a band and what is above it, and around each of its boxes. */
const BAND_GAP = 90;
/** How far the rows of a band are moved apart at most, and up to which width of all over its height. */
const MOST_STRETCH = 2;
const STRETCHED_ASPECT = 1.25;
/** From what stands highest up to a heading over it: so far, or a share of how high all of it is, if that is more. */
const HEADING_GAP = 34;
const HEADING_SHARE = 0.075;
const BOX_GAP = 6;

/**
 * Puts the nodes that have no place (NaN) into a band of rows below all that have one, each about below what it is joined
 * with. Writes x and y.
 * @returns these nodes.
 */
export function placeInBand(input: LayoutInput, x: Float64Array, y: Float64Array): readonly number[] {
  const { order, boxes } = input;
  const { halfWidth, above, below } = boxes;
  const isPlaced = (node: number) => !Number.isNaN(x[node] as number);
  const nodes = Array.from({ length: order }, (_, node) => node);
  const placed = nodes.filter(isPlaced);
  const waiting = nodes.filter((node) => !isPlaced(node));
  if (waiting.length === 0) return [];
  placeBetween(input, x, y);
  const { left, right, low, high } =
    placed.length > 0 ? extentOf(boxes, x, y, placed) : { left: 0, right: 0, low: BAND_GAP, high: BAND_GAP };
  const middle = (left + right) / 2;
  // What is joined to nothing that has a place goes to the end.
  const wanted = (node: number) => (isPlaced(node) ? (x[node] as number) : Infinity);
  waiting.sort((a, b) => compared(wanted(a), wanted(b)) || a - b);
  const widthOf = (node: number) => 2 * ((halfWidth[node] as number) + BOX_GAP);
  const length = waiting.reduce((sum, node) => sum + widthOf(node), 0);
  const across = Math.max(right - left, Math.sqrt(ASPECT * areaOf(boxes, waiting)));
  const rows = Math.max(1, Math.ceil(length / across));
  const heightOf = (node: number) => (above[node] as number) + (below[node] as number);
  const ownHeight = rows * (waiting.reduce((most, node) => Math.max(most, heightOf(node)), 0) + 2 * BOX_GAP);
  const free = Math.max(right - left, length / rows) / STRETCHED_ASPECT - (high - low) - BAND_GAP;
  const stretch = Math.min(MOST_STRETCH, Math.max(1, free / ownHeight));
  let top = low - BAND_GAP;
  for (let row = 0; row < rows; row++) {
    const own = waiting.filter((_, at) => at % rows === row);
    const width = own.reduce((sum, node) => sum + widthOf(node), 0);
    const [up, down] = [above, below].map((room) =>
      own.reduce((most, node) => Math.max(most, room[node] as number), 0),
    ) as [number, number];
    let at = middle - width / 2;
    for (const node of own) {
      x[node] = at + widthOf(node) / 2;
      y[node] = top - up;
      at += widthOf(node);
    }
    top -= stretch * (up + down + 2 * BOX_GAP);
  }
  return waiting;
}

function compared(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** How high over something a heading of it is, so that names of what stands highest fit in between. */
export function headingHeight({ low, high }: Pick<BoxExtent, "low" | "high">): number {
  return high + Math.max(HEADING_GAP, HEADING_SHARE * (high - low));
}

/** The heading of a band; none where nothing is in it. */
export function bandHeading(
  says: HeadingMeaning,
  boxes: LayoutInput["boxes"],
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  members: readonly number[],
): readonly LayoutHeading[] {
  if (members.length === 0) return [];
  const { left, right, high } = extentOf(boxes, x, y, members);
  return [{ says, at: [(left + right) / 2, high + HEADING_GAP], members }];
}
