import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packed } from "../../../../../src/derive/layouts/force/pack.ts";

const sides = fc.array(
  fc.tuple(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.double({ min: 0.1, max: 100, noNaN: true })),
  {
    maxLength: 60,
  },
);
const packedSides = (list: readonly (readonly [number, number])[]) => {
  const corners = packed(
    Float64Array.from(list, ([width]) => width),
    Float64Array.from(list, ([, height]) => height),
  );
  return list.map(([width, height], i) => {
    const [left, low] = [corners[2 * i] as number, corners[2 * i + 1] as number];
    return { left, low, right: left + width, high: low + height };
  });
};

describe("packed rectangles", () => {
  test("do not overlap, and begin at the origin", () => {
    fc.assert(
      fc.property(sides, (list) => {
        const boxes = packedSides(list);
        boxes.forEach((a, i) => {
          expect(Math.min(a.left, a.low)).toBeGreaterThanOrEqual(0);
          for (const b of boxes.slice(0, i)) {
            const isApart =
              a.left >= b.right - 1e-9 || b.left >= a.right - 1e-9 || a.low >= b.high - 1e-9 || b.low >= a.high - 1e-9;
            expect(isApart).toBe(true);
          }
        });
      }),
    );
  });

  test("stand close: a thousand equal ones leave less than a fifth empty", () => {
    const boxes = packedSides(Array.from({ length: 1_000 }, () => [10, 10]));
    const [right, high] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.high))];
    expect(100_000 / (right * high)).toBeGreaterThan(0.8);
  });

  test("small ones go beside a large one, not only below it", () => {
    const [large, ...small] = packedSides([[100, 100], ...Array.from({ length: 50 }, () => [10, 10] as const)]);
    expect(small.some(({ left, high }) => left >= (large?.right ?? 0) && high <= 100)).toBe(true);
  });
});
