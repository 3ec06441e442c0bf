import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Point } from "../../../../src/drawing/edge-geometry.ts";
import { entitiesInPolygon, rectangleBetween } from "../../../../src/views/graph/region.ts";

const placesOf = (points: readonly Point[]) => Float32Array.from(points.flatMap(({ x, y }) => [x, y]));
const allShown = (points: readonly unknown[]) => new Uint8Array(points.length).fill(1);
const inside = (points: readonly Point[], polygon: readonly Point[]) =>
  entitiesInPolygon(placesOf(points), allShown(points), polygon);

// Odd places against even corners: no point lies on an upright side, where either answer would do.
const place = fc.record({
  x: fc.integer({ min: -40, max: 40 }).map((n) => 2 * n + 1),
  y: fc.integer({ min: -40, max: 40 }).map((n) => 2 * n + 1),
});
const corner = fc.record({
  x: fc.integer({ min: -40, max: 40 }).map((n) => 2 * n),
  y: fc.integer({ min: -40, max: 40 }).map((n) => 2 * n),
});
const places = fc.array(place, { maxLength: 40 });

describe("what lies in a rectangle", () => {
  test("is what lies between its corners, whichever way it was drawn", () => {
    fc.assert(
      fc.property(places, corner, corner, (points, a, b) => {
        const expected = points.flatMap(({ x, y }, e) =>
          x > Math.min(a.x, b.x) && x < Math.max(a.x, b.x) && y > Math.min(a.y, b.y) && y < Math.max(a.y, b.y)
            ? [e]
            : [],
        );
        expect(inside(points, rectangleBetween(a, b))).toEqual(expected);
        expect(inside(points, rectangleBetween(b, a))).toEqual(expected);
      }),
    );
  });
});

describe("what lies in a lasso", () => {
  test("does not depend on where its line begins, nor on which way it goes round", () => {
    fc.assert(
      fc.property(places, fc.array(corner, { minLength: 3, maxLength: 12 }), fc.nat(11), (points, polygon, turn) => {
        const turned = [...polygon.slice(turn % polygon.length), ...polygon.slice(0, turn % polygon.length)];
        const found = inside(points, polygon);
        // A point may lie on a slanted side; rounding then decides, and may decide otherwise from the other end.
        const clear = found.filter((e) => !isOnOutline(points[e] as Point, polygon));
        const alike = (other: readonly number[]) => other.filter((e) => !isOnOutline(points[e] as Point, polygon));
        expect(alike(inside(points, turned))).toEqual(clear);
        expect(alike(inside(points, polygon.toReversed()))).toEqual(clear);
      }),
    );
  });

  test("is what the line winds round an odd number of times", () => {
    fc.assert(
      fc.property(places, fc.array(corner, { minLength: 3, maxLength: 12 }), (points, polygon) => {
        const found = new Set(inside(points, polygon));
        points.forEach((point, e) => {
          if (!isOnOutline(point, polygon)) expect(found.has(e)).toBe(windings(point, polygon) % 2 !== 0);
        });
      }),
    );
  });

  test("leaves the middle of a star out, which it goes round twice", () => {
    const star = [0, 2, 4, 1, 3].map((k) => ({
      x: Math.sin((2 * Math.PI * k) / 5) * 10,
      y: Math.cos((2 * Math.PI * k) / 5) * 10,
    }));
    expect(
      inside(
        [
          { x: 0, y: 0 },
          { x: 0, y: 7 },
        ],
        star,
      ),
    ).toEqual([1]);
  });

  test("is nothing, where the line has fewer than three points", () => {
    expect(inside([{ x: 0, y: 0 }], [{ x: 0, y: 0 }])).toEqual([]);
    expect(
      inside(
        [{ x: 0, y: 0 }],
        [
          { x: -1, y: 0 },
          { x: 1, y: 0 },
        ],
      ),
    ).toEqual([]);
  });

  test("never holds what is not shown, nor what has no place", () => {
    const box = rectangleBetween({ x: -2, y: -2 }, { x: 2, y: 2 });
    const points = Float32Array.from([0, 0, 1, 1, Number.NaN, Number.NaN]);
    expect(entitiesInPolygon(points, Uint8Array.from([1, 0, 1]), box)).toEqual([0]);
  });
});

/** Signed turns of the outline round a point, by the angles that its sides are seen under. */
function windings({ x, y }: Point, polygon: readonly Point[]): number {
  let angle = 0;
  polygon.forEach((from, i) => {
    const to = polygon[(i + 1) % polygon.length] as Point;
    const cross = (from.x - x) * (to.y - y) - (from.y - y) * (to.x - x);
    const dot = (from.x - x) * (to.x - x) + (from.y - y) * (to.y - y);
    angle += Math.atan2(cross, dot);
  });
  return Math.round(angle / (2 * Math.PI));
}

function isOnOutline({ x, y }: Point, polygon: readonly Point[]): boolean {
  return polygon.some((from, i) => {
    const to = polygon[(i + 1) % polygon.length] as Point;
    return (
      (to.x - from.x) * (y - from.y) === (to.y - from.y) * (x - from.x) &&
      x >= Math.min(from.x, to.x) &&
      x <= Math.max(from.x, to.x) &&
      y >= Math.min(from.y, to.y) &&
      y <= Math.max(from.y, to.y)
    );
  });
}
