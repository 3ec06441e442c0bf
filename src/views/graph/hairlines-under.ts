import type { Point } from "../../drawing/edge-geometry.ts";
import { type LinePaths, PATH_STRIDE } from "./far-lines.ts";

/** How far, in CSS pixels, the pointer may be off a hairline: less than off a line that is drawn in full. */
export const HAIRLINE_REACH = 4;
/** Most hairlines in reach of a point of which one can be meant; of more, none is offered. */
const MOST_MEANT = 8;

/**
 * The claims whose hairlines are at a point, the nearest first, of equally near ones the first; none where so many are that
 * nobody could tell which is meant. Takes time linear in the lines (2 ms for 300,000).
 * @param at in the picture's frame, as `reach` is.
 * @param isDrawn whether a line, by its number among the paths, is drawn.
 */
export function hairlinesUnder(
  at: Point,
  { claims, ends }: LinePaths,
  isDrawn: (line: number) => boolean,
  reach: number,
): readonly number[] {
  const found: { readonly claim: number; readonly square: number }[] = [];
  for (let line = 0; line < claims.length; line++) {
    const first = PATH_STRIDE * line;
    const [x0, y0] = [(ends[first] as number) - at.x, (ends[first + 1] as number) - at.y];
    const [x1, y1] = [(ends[first + 2] as number) - at.x, (ends[first + 3] as number) - at.y];
    if ((x0 > reach && x1 > reach) || (x0 < -reach && x1 < -reach)) continue;
    if ((y0 > reach && y1 > reach) || (y0 < -reach && y1 < -reach)) continue;
    const square = squareToSegment(x0, y0, x1, y1);
    if (square > reach * reach || !isDrawn(line)) continue;
    if (found.length === MOST_MEANT) return [];
    found.push({ claim: claims[line] as number, square });
  }
  return found.sort((a, b) => a.square - b.square || a.claim - b.claim).map(({ claim }) => claim);
}

/** Square of the distance of the origin from a segment. */
function squareToSegment(x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(x0 * dx + y0 * dy) / length));
  const [x, y] = [x0 + share * dx, y0 + share * dy];
  return x * x + y * y;
}
