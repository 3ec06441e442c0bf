import { describe, expect, test } from "vitest";
import {
  claimCurvature,
  controlPoint,
  fanCurvatures,
  LONE_CURVATURE,
  loopCircle,
  pointOnEdge,
} from "../../../src/drawing/edge-geometry.ts";

const west = { x: 0, y: 0 };
const east = { x: 10, y: 0 };

describe("the curve of a claim", () => {
  test("a claim without curvature runs along the chord", () => {
    expect(controlPoint(west, east, 0)).toEqual({ x: 5, y: 0 });
    expect(pointOnEdge(west, east, 0, 0.25)).toEqual({ x: 2.5, y: 0, angle: 0 });
  });

  test("curvature is the height of the arc as a fraction of the chord, to the left of the way", () => {
    const top = pointOnEdge(west, east, 0.2, 0.5);
    expect(top.x).toBeCloseTo(5);
    expect(top.y).toBeCloseTo(2);
    expect(top.angle).toBeCloseTo(0);
    expect(pointOnEdge(west, east, -0.2, 0.5).y).toBeCloseTo(-2);
  });

  test("the curve begins and ends at the two entities and is steepest there", () => {
    expect(pointOnEdge(west, east, 0.2, 0)).toMatchObject(west);
    expect(pointOnEdge(west, east, 0.2, 1)).toMatchObject(east);
    expect(pointOnEdge(west, east, 0.2, 0).angle).toBeCloseTo(Math.atan(0.8));
    expect(pointOnEdge(west, east, 0.2, 1).angle).toBeCloseTo(-Math.atan(0.8));
  });

  test("there and back with the same curvature lie on opposite sides, with opposite curvature on each other", () => {
    expect(controlPoint(east, west, 0.2).y).toBeCloseTo(-controlPoint(west, east, 0.2).y);
    expect(controlPoint(east, west, -0.2).y).toBeCloseTo(controlPoint(west, east, 0.2).y);
  });

  test("the curve turns and grows with its ends", () => {
    const up = pointOnEdge({ x: 1, y: 1 }, { x: 1, y: 21 }, 0.2, 0.5);
    expect(up.x).toBeCloseTo(-3);
    expect(up.y).toBeCloseTo(11);
  });
});

describe("the fan of parallel claims", () => {
  test("a lone claim gets a gentle arc, none get none", () => {
    expect(fanCurvatures(1)).toEqual([LONE_CURVATURE]);
    expect(fanCurvatures(0)).toEqual([]);
  });

  test.each([2, 3, 4, 7, 25])("%i claims spread symmetrically, evenly and within bounds", (count) => {
    const fan = fanCurvatures(count);
    expect(fan).toHaveLength(count);
    for (const [index, curvature] of fan.entries()) {
      expect(curvature).toBeCloseTo(-(fan[count - 1 - index] ?? Number.NaN));
      expect(Math.abs(curvature)).toBeLessThanOrEqual(0.5);
      if (index > 1) expect(curvature - (fan[index - 1] ?? 0)).toBeCloseTo((fan[1] ?? 0) - (fan[0] ?? 0));
    }
    expect(new Set(fan).size).toBe(count);
  });

  test("claims of a pair stay apart whichever way each of them runs", () => {
    const ends = { a: west, b: east };
    const tops = (["ab", "ba", "ba", "ab"] as const).map((way, index) => {
      const [source, target] = way === "ab" ? (["a", "b"] as const) : (["b", "a"] as const);
      return pointOnEdge(ends[source], ends[target], claimCurvature(source, target, index, 4), 0.5).y;
    });
    expect(tops).toEqual([...tops].sort((one, other) => one - other));
    expect(new Set(tops.map((y) => y.toFixed(6))).size).toBe(4);
  });
});

describe("the loop of a claim about its own subject", () => {
  test("it crosses the rim of the entity and mostly stands outside it", () => {
    for (const radius of [2.5, 8, 30]) {
      const loop = loopCircle(west, radius, 0.1);
      const reach = Math.hypot(loop.x, loop.y);
      expect(reach - loop.radius).toBeLessThan(radius);
      expect(reach).toBeGreaterThan(radius);
    }
  });

  test("it stands to the side of its curvature and grows with it", () => {
    expect(loopCircle(west, 8, 0.1).x).toBeCloseTo(-loopCircle(west, 8, -0.1).x);
    expect(loopCircle(west, 8, 0.3).radius).toBeGreaterThan(loopCircle(west, 8, 0.1).radius);
  });
});
