import type { Point } from "../../drawing/edge-geometry.ts";

/** The corners of the upright rectangle that has two points at opposite corners. */
export function rectangleBetween(a: Point, b: Point): readonly Point[] {
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
}

/**
 * Numbers of the shown entities that lie in a polygon, ascending. A polygon that crosses itself, as a lasso easily does,
 * is read by the even-odd rule: what it goes round twice is outside. The last point joins the first. Takes time linear
 * in entities, and for those in the polygon's bounds in its points.
 * @param places entity e at [2e], [2e + 1], in the polygon's plane; NaN means nowhere.
 * @param mask per entity, 1 where shown.
 */
export function entitiesInPolygon(places: Float32Array, mask: Uint8Array, polygon: readonly Point[]): number[] {
  if (polygon.length < 3) return [];
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of polygon) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  const inside: number[] = [];
  for (let e = 0; e < mask.length; e++) {
    if (mask[e] === 0) continue;
    const x = places[2 * e] as number;
    const y = places[2 * e + 1] as number;
    if (x >= left && x <= right && y >= bottom && y <= top && isInPolygon(x, y, polygon)) inside.push(e);
  }
  return inside;
}

/** Whether a ray from the point to the right crosses the outline an odd number of times. */
function isInPolygon(x: number, y: number, polygon: readonly Point[]): boolean {
  let isInside = false;
  let from = polygon.at(-1) as Point;
  for (const to of polygon) {
    // One end counts and the other does not, so that a ray through a corner crosses once.
    if (from.y > y !== to.y > y && x < from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y))
      isInside = !isInside;
    from = to;
  }
  return isInside;
}
