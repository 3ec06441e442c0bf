import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MIN_NODE_RADIUS, pointOnEdge } from "../../../../src/drawing/edge-geometry.ts";
import { isLarge, MOST_FULL_LINES } from "../../../../src/views/graph/large-graph.ts";
import {
  grown,
  isWithin,
  leastRadius,
  lineOpacity,
  linesInView,
  opacityBytes,
  RAISED_INK,
  shareInView,
  spreadOf,
} from "../../../../src/views/graph/level-of-detail.ts";
import { DENSITY_GRID, densityCells, PIECES } from "../../../../src/views/graph/line-density.ts";
import type { Bounds, Rendering } from "../../../../src/views/graph/rendering.ts";

const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const along = fc.tuple(coordinate, coordinate).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const anyView: fc.Arbitrary<Bounds> = fc.record({ x: along, y: along });

const anyLines = fc.integer({ min: 1, max: 12 }).chain((claimCount) =>
  fc
    .record({
      places: fc.array(coordinate, { minLength: 12, maxLength: 12 }),
      ends: fc.array(fc.tuple(fc.nat(5), fc.integer({ min: -1, max: 5 })), {
        minLength: claimCount,
        maxLength: claimCount,
      }),
      curvatures: fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), {
        minLength: claimCount,
        maxLength: claimCount,
      }),
      mask: fc.uint8Array({ minLength: claimCount, maxLength: claimCount, max: 1 }),
    })
    .map(({ places, ends, curvatures, mask }) => ({
      knowledge: {
        order: 6,
        claimCount,
        claimSubject: Int32Array.from(ends, ([subject]) => subject),
        claimObject: Int32Array.from(ends, ([, object]) => object),
      },
      places: Float32Array.from(places),
      curvatures: Float32Array.from(curvatures),
      bundles: null,
      claimMask: mask,
      claimDim: new Uint8Array(claimCount),
    })),
) as unknown as fc.Arbitrary<Rendering>;

describe("a graph", () => {
  test("of no more than two thousand entities and lines is drawn in full, whatever is in view", () => {
    expect(isLarge({ order: MOST_FULL_LINES, claimCount: MOST_FULL_LINES })).toBe(false);
    expect(isLarge({ order: 182, claimCount: 302 })).toBe(false);
    expect(isLarge({ order: 3, claimCount: MOST_FULL_LINES + 1 })).toBe(true);
    expect(isLarge({ order: MOST_FULL_LINES + 1, claimCount: 0 })).toBe(true);
  });
});

describe("lines in view", () => {
  test("are at least those of which a point is in view", () => {
    fc.assert(
      fc.property(anyLines, anyView, (lines, view) => {
        const found = new Set(linesInView(lines, view));
        const { claimCount, claimSubject, claimObject } = lines.knowledge;
        const at = (e: number) => ({ x: lines.places[2 * e] as number, y: lines.places[2 * e + 1] as number });
        for (let c = 0; c < claimCount; c++) {
          const [subject, object] = [claimSubject[c] as number, claimObject[c] as number];
          if (lines.claimMask[c] === 0 || object < 0) {
            expect(found.has(c)).toBe(false);
            continue;
          }
          const isSeen = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].some((t) => {
            const { x, y } = pointOnEdge(at(subject), at(object), lines.curvatures[c] as number, t);
            return isWithin({ x: [x, x], y: [y, y] }, grown(view, -1e-6));
          });
          if (isSeen) expect(found.has(c)).toBe(true);
        }
      }),
    );
  });

  test("are all lines where everything is in view, and none are named where they are too many", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const whole: Bounds = { x: [-300, 300], y: [-300, 300] };
        const shown = [...lines.claimMask.keys()].filter(
          (c) => lines.claimMask[c] === 1 && (lines.knowledge.claimObject[c] as number) >= 0,
        );
        expect(linesInView(lines, whole)).toEqual(shown);
        expect(linesInView(lines, whole, shown.length)).toEqual(shown);
        if (shown.length > 0) expect(linesInView(lines, whole, shown.length - 1)).toBeNull();
      }),
    );
  });

  test("leave those out that run past the view, though a box around them would not", () => {
    const lines = {
      knowledge: { order: 2, claimCount: 1, claimSubject: Int32Array.of(0), claimObject: Int32Array.of(1) },
      places: Float32Array.of(0, 0, 100, 100),
      curvatures: Float32Array.of(0.07),
      bundles: null,
      claimMask: Uint8Array.of(1),
      claimDim: Uint8Array.of(0),
    } as unknown as Rendering;
    expect(linesInView(lines, { x: [80, 95], y: [5, 20] })).toEqual([]);
    expect(linesInView(lines, { x: [45, 55], y: [45, 55] })).toEqual([0]);
  });
});

describe("what is drawn", () => {
  const anyAmount = fc.double({ min: 0, max: 1e9, noNaN: true });
  const anyArea = fc.double({ min: 1, max: 1e7, noNaN: true });

  test("is the fainter and the smaller the more there is of it, and never vanishes", () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyArea, (a, b, area) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(lineOpacity(many)).toBeLessThanOrEqual(lineOpacity(few));
        expect(lineOpacity(many)).toBeGreaterThanOrEqual(0.006);
        expect(lineOpacity(few)).toBeLessThanOrEqual(0.4);
        expect(leastRadius(many, area)).toBeLessThanOrEqual(leastRadius(few, area));
        expect(leastRadius(many, area)).toBeGreaterThanOrEqual(0.9);
        expect(leastRadius(few, area)).toBeLessThanOrEqual(MIN_NODE_RADIUS);
      }),
    );
  });

  test("is the darker the more lines lie over each other, and never more than four tenths inked", () => {
    const inkOf = (density: number) => 1 - (1 - lineOpacity(density)) ** density;
    const density = fc.double({ min: 0.01, max: 60, noNaN: true });
    fc.assert(
      fc.property(density, density, (a, b) => {
        expect(inkOf(Math.min(a, b))).toBeLessThanOrEqual(inkOf(Math.max(a, b)) + 1e-9);
        expect(inkOf(a)).toBeLessThanOrEqual(0.4);
        expect(lineOpacity(a)).toBeLessThanOrEqual(lineOpacity(a, RAISED_INK));
      }),
    );
    expect(inkOf(0.783)).toBeCloseTo(0.2);
    expect(lineOpacity(0)).toBe(0.4);
  });

  test("is as strong in an image of opacities as it should be, to a tenth", () => {
    const density = Float64Array.of(0, 100, 1_000, 10_000, 60_000);
    const bytes = opacityBytes(density, 1_000);
    for (const [cell, length] of density.entries()) {
      const opacity = lineOpacity(length / 1_000);
      expect(Math.abs(((bytes[cell] as number) / 255) ** 2 - opacity)).toBeLessThan(opacity / 10);
    }
  });

  test("is in view by a share from nothing to all of it", () => {
    fc.assert(
      fc.property(anyView, anyView, (view, whole) => {
        const share = shareInView(view, whole);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        if (isWithin(whole, view)) expect(share).toBe(1);
      }),
    );
  });
});

describe("entities", () => {
  const bounds: Bounds = { x: [0, 32], y: [0, 32] };

  test("that stand evenly take the whole picture, and those in one place one cell of it", () => {
    const everywhere = Float32Array.from({ length: 2 * 1024 }, (_, i) => 0.5 + (i % 2 ? (i >> 1) >> 5 : (i >> 1) & 31));
    expect(spreadOf({ places: everywhere, entityMask: new Uint8Array(1024).fill(1) }, bounds)).toBe(1);
    const together = new Float32Array(20).fill(7);
    expect(spreadOf({ places: together, entityMask: new Uint8Array(10).fill(1) }, bounds)).toBe(1 / 1024);
    expect(spreadOf({ places: together, entityMask: new Uint8Array(10) }, bounds)).toBe(1);
  });
});

describe("the density of lines", () => {
  const inside = fc.double({ min: 0, max: 1, noNaN: true });

  test("is that of a line's length over the cells in which its pieces lie", () => {
    fc.assert(
      fc.property(inside, inside, inside, inside, (x0, y0, x1, y1) => {
        const cells = new Uint16Array(PIECES + 2).fill(9_999);
        const weight = densityCells(x0, y0, x1, y1, cells, 1);
        expect((PIECES * weight) / DENSITY_GRID ** 2).toBeCloseTo(Math.hypot(x1 - x0, y1 - y0));
        expect([cells[0], cells[PIECES + 1]]).toEqual([9_999, 9_999]);
        cells.subarray(1, PIECES + 1).forEach((cell, piece) => {
          const along = (piece + 0.5) / PIECES;
          expect(Math.abs((cell % DENSITY_GRID) + 0.5 - DENSITY_GRID * (x0 + along * (x1 - x0)))).toBeLessThan(1);
          expect(
            Math.abs(Math.floor(cell / DENSITY_GRID) + 0.5 - DENSITY_GRID * (y0 + along * (y1 - y0))),
          ).toBeLessThan(1);
        });
      }),
    );
  });

  test("counts what lies beyond the frame at its edge", () => {
    const cells = new Uint16Array(PIECES);
    densityCells(-3, -3, -1, -1, cells, 0);
    expect([...cells]).toEqual(Array(PIECES).fill(0));
    densityCells(2, 2, 9, 9, cells, 0);
    expect([...cells]).toEqual(Array(PIECES).fill(DENSITY_GRID ** 2 - 1));
  });
});
