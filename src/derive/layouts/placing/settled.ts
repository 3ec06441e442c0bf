import type { LayoutContext, LayoutHeading, NodeBoxes } from "../../layout.ts";
import { separate } from "../force/separate.ts";
import { extentOf } from "./extents.ts";

/** Parts of a unit to which places are rounded before overlaps are removed, so that engines come to the same. */
const PARTS = 16;

/**
 * Removes what overlaps, and moves the middle of the whole to the origin: how each layout ends.
 * @param x of each node, as y; both are written.
 * @param headings of what stands there then; asked for when overlaps have been removed, where anybody wants them.
 */
export async function settled(
  boxes: NodeBoxes,
  x: Float64Array,
  y: Float64Array,
  { progress, pause, headings: take }: Pick<LayoutContext, "progress" | "pause" | "headings">,
  headings?: () => readonly LayoutHeading[],
): Promise<Float32Array> {
  progress({ phase: "separating" });
  for (const values of [x, y])
    for (let node = 0; node < values.length; node++)
      values[node] = Math.round(PARTS * (values[node] as number)) / PARTS;
  if (x.length > 1) for (const _ of separate(boxes, Uint32Array.from(x.keys()), x, y)) await pause();
  const { left, right, low, high } = extentOf(boxes, x, y, x.keys());
  const [middleX, middleY] = x.length > 0 ? [(left + right) / 2, (low + high) / 2] : [0, 0];
  const places = new Float32Array(2 * x.length);
  for (let node = 0; node < x.length; node++) {
    places[2 * node] = (x[node] as number) - middleX;
    places[2 * node + 1] = (y[node] as number) - middleY;
  }
  take?.((headings?.() ?? []).map((heading) => movedHeading(heading, 1, -middleX, -middleY)));
  return places;
}

/** A heading of a picture that has been scaled, and then moved. */
export function movedHeading(
  { guide, at, ...heading }: LayoutHeading,
  scale: number,
  right: number,
  up: number,
): LayoutHeading {
  const [x, y] = [(value: number) => scale * value + right, (value: number) => scale * value + up];
  const moved = { ...heading, at: [x(at[0]), y(at[1])] as const };
  if (guide === undefined) return moved;
  if (guide.length === 3) return { ...moved, guide: [x(guide[0]), y(guide[1]), scale * guide[2]] };
  return { ...moved, guide: [x(guide[0]), y(guide[1]), x(guide[2]), y(guide[3])] };
}
