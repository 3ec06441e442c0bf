import type { ComputeLayout, NodeBoxes } from "../../layout.ts";
import { separate } from "../force/separate.ts";
import { extentOf } from "./extents.ts";

/** Parts of a unit to which places are rounded before overlaps are removed, so that engines come to the same. */
const PARTS = 16;

/**
 * Removes what overlaps, and moves the middle of the whole to the origin: how each layout ends.
 * @param x of each node, as y; both are written.
 */
export async function settled(
  boxes: NodeBoxes,
  x: Float64Array,
  y: Float64Array,
  { progress, pause }: Pick<Parameters<ComputeLayout>[1], "progress" | "pause">,
): Promise<Float32Array> {
  progress({ phase: "separating" });
  for (const values of [x, y])
    for (let node = 0; node < values.length; node++)
      values[node] = Math.round(PARTS * (values[node] as number)) / PARTS;
  if (x.length > 1) for (const _ of separate(boxes, Uint32Array.from(x.keys()), x, y)) await pause();
  return centred(boxes, x, y);
}

function centred(boxes: NodeBoxes, x: Float64Array, y: Float64Array): Float32Array {
  const { left, right, low, high } = extentOf(boxes, x, y, x.keys());
  const places = new Float32Array(2 * x.length);
  for (let node = 0; node < x.length; node++) {
    places[2 * node] = (x[node] as number) - (left + right) / 2;
    places[2 * node + 1] = (y[node] as number) - (low + high) / 2;
  }
  return places;
}
