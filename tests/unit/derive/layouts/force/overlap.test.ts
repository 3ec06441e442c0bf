import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Boxes, removeOverlaps } from "../../../../../src/derive/layouts/force/overlap.ts";

/** Pairs that overlap. */
function overlaps({ x, y, halfWidth, halfHeight }: Boxes): number {
  let count = 0;
  for (let a = 0; a < x.length; a++) {
    for (let b = 0; b < a; b++) {
      const apartX = Math.abs((x[a] as number) - (x[b] as number));
      const apartY = Math.abs((y[a] as number) - (y[b] as number));
      const isOverlap =
        apartX < (halfWidth[a] as number) + (halfWidth[b] as number) &&
        apartY < (halfHeight[a] as number) + (halfHeight[b] as number);
      if (isOverlap) count++;
    }
  }
  return count;
}

const boxesOf = (list: readonly (readonly [x: number, y: number, halfWidth: number, halfHeight: number])[]): Boxes => ({
  x: Float64Array.from(list, ([x]) => x),
  y: Float64Array.from(list, ([, y]) => y),
  halfWidth: Float64Array.from(list, ([, , halfWidth]) => halfWidth),
  halfHeight: Float64Array.from(list, ([, , , halfHeight]) => halfHeight),
});
function remove(boxes: Boxes): void {
  for (const _ of removeOverlaps(
    boxes,
    Uint32Array.from(boxes.x, (_, box) => box),
  ));
}

describe("after overlaps are removed", () => {
  test("no box overlaps another, wherever and however large they are", () => {
    const place = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.double({ min: -200, max: 200, noNaN: true }));
    const size = fc.double({ min: 0.5, max: 60, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place, size, size), { maxLength: 150 }), (list) => {
        const boxes = boxesOf(list);
        remove(boxes);
        expect(overlaps(boxes)).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test("no box overlaps another although all were at one place", () => {
    const boxes = boxesOf(Array.from({ length: 600 }, (_, i) => [0, 0, 10 + (i % 50), 8]));
    remove(boxes);
    expect(overlaps(boxes)).toBe(0);
  });

  test("boxes that did not overlap are where they were", () => {
    const list = Array.from({ length: 100 }, (_, i) => [30 * (i % 10), 20 * Math.floor(i / 10), 14, 9] as const);
    const boxes = boxesOf(list);
    remove(boxes);
    expect(boxes).toEqual(boxesOf(list));
  });

  test("two boxes have moved along the axis on which they overlapped less, both as far, and hardly further than they had to", () => {
    const boxes = boxesOf([
      [0, 0, 10, 30],
      [15, 1, 10, 30],
    ]);
    remove(boxes);
    expect([...boxes.y]).toEqual([0, 1]);
    expect((boxes.x[0] as number) + (boxes.x[1] as number)).toBeCloseTo(15);
    expect((boxes.x[1] as number) - (boxes.x[0] as number)).toBeCloseTo(20, 1);
  });
});
