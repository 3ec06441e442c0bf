import type { Size } from "../../../drawing/size.ts";
import type { Camera } from "../../../model/view-state.ts";
import { shownHeadings } from "../headings.ts";
import { boundsOf, placeOf, type Rendering, shownCaptions, sizeOf } from "../rendering.ts";

/** A frame made to measure for what is shown. */
export interface Frame {
  readonly size: Size;
  readonly camera: Camera;
  /** How many entities share it. */
  readonly order: number;
}

/** Area, in square CSS pixels, for each entity that is drawn. */
const SPACE_PER_ENTITY = 6_000;
const LEAST_AREA = 420_000;
const MOST_AREA = 4_500_000;
/** Width over height, at the most and at the least. */
const WIDEST = 1.9;
const TALLEST = 0.75;
/** Room in CSS pixels around what is shown, for the names at its edges. */
const PADDING = { x: 84, y: 52 };
/** Least extent of what is shown, as a share of the whole graph, so that one node does not fill the frame. */
const LEAST_EXTENT = 0.22;

/** The frame around all entities that are shown or dimmed, and around the names of regions where those are written. */
export function frameAround(rendering: Rendering, entityDim: Uint8Array): Frame {
  const { entityMask, knowledge } = rendering;
  let [left, right, bottom, top, order] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  const include = (x: number, y: number) => {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
  };
  for (let e = 0; e < knowledge.order; e++) {
    if (entityMask[e] === 0 && entityDim[e] === 0) continue;
    const { x, y } = placeOf(rendering, e);
    include(x, y);
    order++;
  }
  for (const { at } of shownCaptions(rendering)) include(at[0], at[1]);
  for (const { at } of shownHeadings(rendering)) include(at[0], at[1]);
  const least = LEAST_EXTENT * sizeOf(boundsOf(rendering));
  const [across, up] = [Math.max(right - left, least), Math.max(top - bottom, least / 2)];
  const area = Math.min(MOST_AREA, Math.max(LEAST_AREA, order * SPACE_PER_ENTITY));
  const aspect = Math.min(WIDEST, Math.max(TALLEST, across / up));
  const width = Math.round(Math.sqrt(area * aspect));
  const most = { width: width - 2 * PADDING.x, height: width / TALLEST - 2 * PADDING.y };
  // Layout units per CSS pixel: as near as width and greatest height allow; then no higher than it must be.
  const scale = Math.max(across / most.width, up / most.height);
  const height = Math.round(Math.max(up / scale + 2 * PADDING.y, width / WIDEST));
  return {
    size: { width, height },
    camera: { x: (left + right) / 2, y: (bottom + top) / 2, ratio: scale * Math.min(width, height) },
    order,
  };
}
