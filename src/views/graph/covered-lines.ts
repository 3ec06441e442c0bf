import { OUTLINE_SHARE } from "../../drawing/edge-geometry.ts";
import { type LinePaths, PATH_STRIDE } from "./far-lines.ts";
import type { Rendering } from "./rendering.ts";

/** How large the frame and the marks in it are drawn. */
export interface DrawnScale {
  /** CSS pixels per unit of the frame. */
  readonly unit: number;
  /** What the radius of an entity is divided by. */
  readonly sizeRatio: number;
  /** Radius, in CSS pixels, below which no entity is drawn. */
  readonly leastRadius: number;
}

/**
 * How many shown claims have a line from afar of which nothing is seen: it is no longer than what the entities at its two
 * ends cover, with the paper around them. What others cover is not counted; glyphs count as the circles of their areas.
 */
export function coveredLines(
  { knowledge, claimMask, sizes }: Pick<Rendering, "knowledge" | "claimMask" | "sizes">,
  { claims, ends }: LinePaths,
  { unit, sizeRatio, leastRadius }: DrawnScale,
): number {
  const { claimSubject, claimObject } = knowledge;
  // In units of the frame; once for each entity, not for each of its lines.
  const reach = new Float32Array(sizes.length);
  for (let e = 0; e < sizes.length; e++)
    reach[e] = (Math.max((sizes[e] as number) / sizeRatio, leastRadius) + OUTLINE_SHARE * leastRadius) / unit;
  let covered = 0;
  for (let line = 0; line < claims.length; line++) {
    const c = claims[line] as number;
    if (claimMask[c] === 0) continue;
    const at = PATH_STRIDE * line;
    const dx = (ends[at + 2] as number) - (ends[at] as number);
    const dy = (ends[at + 3] as number) - (ends[at + 1] as number);
    const most = (reach[claimSubject[c] as number] as number) + (reach[claimObject[c] as number] as number);
    if (dx * dx + dy * dy <= most * most) covered++;
  }
  return covered;
}
