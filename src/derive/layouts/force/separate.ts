import type { NodeBoxes } from "../../layout.ts";
import { removeOverlaps } from "./overlap.ts";

/** Room around each box, in its unit. */
export const BOX_MARGIN = 1;

/**
 * Moves nodes until none of their boxes overlaps another; yields in between. Those nearest to the origin keep their places
 * first.
 * @param x of each member, as y; both are written.
 */
export function* separate(
  { halfWidth, above, below }: NodeBoxes,
  members: Uint32Array,
  x: Float64Array,
  y: Float64Array,
): Generator<void> {
  const up = Float64Array.from(members, (node) => ((above[node] as number) - (below[node] as number)) / 2);
  for (let at = 0; at < y.length; at++) y[at] = (y[at] as number) + (up[at] as number);
  const distances = Float64Array.from(x, (each, at) => each * each + (y[at] as number) * (y[at] as number));
  yield* removeOverlaps(
    {
      x,
      y,
      halfWidth: Float64Array.from(members, (node) => (halfWidth[node] as number) + BOX_MARGIN),
      halfHeight: Float64Array.from(
        members,
        (node) => ((above[node] as number) + (below[node] as number)) / 2 + BOX_MARGIN,
      ),
    },
    Uint32Array.from(members, (_, at) => at).sort(
      (a, b) => (distances[a] as number) - (distances[b] as number) || a - b,
    ),
  );
  for (let at = 0; at < y.length; at++) y[at] = (y[at] as number) - (up[at] as number);
}
