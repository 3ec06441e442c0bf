import type { LayoutHeading, LayoutInput } from "../../layout.ts";
import { placeBetween } from "../force/place-beside.ts";
import { areaOf, extentOf } from "./extents.ts";

/** Width of a picture over its height, more or less: that of a screen. */
export const ASPECT = 1.5;
/** Room between a band and what is above it, and around each of its boxes. */
const BAND_GAP = 90;
const BOX_GAP = 6;

/**
 * Puts the nodes that have no place (NaN) into a band of rows below all that have one, each about below what it is joined
 * with. Writes x and y.
 */
export function placeInBand(input: LayoutInput, x: Float64Array, y: Float64Array): void {
  const { order, boxes } = input;
  const { halfWidth, above, below } = boxes;
  const isPlaced = (node: number) => !Number.isNaN(x[node] as number);
  const nodes = Array.from({ length: order }, (_, node) => node);
  const placed = nodes.filter(isPlaced);
  const waiting = nodes.filter((node) => !isPlaced(node));
  if (waiting.length === 0) return;
  placeBetween(input, x, y);
  const { left, right, low } = placed.length > 0 ? extentOf(boxes, x, y, placed) : { left: 0, right: 0, low: BAND_GAP };
  const middle = (left + right) / 2;
  // What is joined to nothing that has a place goes to the end.
  const wanted = (node: number) => (isPlaced(node) ? (x[node] as number) : Infinity);
  waiting.sort((a, b) => compared(wanted(a), wanted(b)) || a - b);
  const widthOf = (node: number) => 2 * ((halfWidth[node] as number) + BOX_GAP);
  const length = waiting.reduce((sum, node) => sum + widthOf(node), 0);
  const across = Math.max(right - left, Math.sqrt(ASPECT * areaOf(boxes, waiting)));
  const rows = Math.max(1, Math.ceil(length / across));
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
    top -= up + down + 2 * BOX_GAP;
  }
}

function compared(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The heading of a band; none where nothing is in it. */
export function bandHeading(text: string, members: readonly number[], places: Float32Array): readonly LayoutHeading[] {
  if (members.length === 0) return [];
  let [left, right, top, bottom] = [Infinity, -Infinity, -Infinity, Infinity];
  for (let at = 0; at < places.length; at += 2) bottom = Math.min(bottom, places[at + 1] as number);
  for (const e of members) {
    left = Math.min(left, places[2 * e] as number);
    right = Math.max(right, places[2 * e] as number);
    top = Math.max(top, places[2 * e + 1] as number);
  }
  return [{ text, at: [(left + right) / 2, top + 0.03 * Math.max(right - left, top - bottom)], members }];
}
