import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DIRECTIONS, nextPlace } from "../../../src/drawing/next-place.ts";

const anyDirection = fc.constantFrom(...Object.values(DIRECTIONS));
const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const anyScene = fc
  .array(fc.tuple(coordinate, coordinate, fc.boolean()), { minLength: 1, maxLength: 30 })
  .chain((points) =>
    fc.record({
      places: fc.constant(
        Float32Array.from({ length: 2 * points.length }, (_, at) => Number(points[at >> 1]?.[at % 2])),
      ),
      mask: fc.constant(Uint8Array.from(points, ([, , isShown]) => (isShown ? 1 : 0))),
      from: fc.nat(points.length - 1),
    }),
  );

/** A plus sign with a far point to the right, and one off the axis. */
const places = Float32Array.from([0, 0, 10, 0, -10, 0, 0, 10, 0, -10, 30, 0, 9, 9]);
const allShown = new Uint8Array(7).fill(1);

describe("the next entity", () => {
  test.each([
    ["ArrowRight", 1],
    ["ArrowLeft", 2],
    ["ArrowUp", 3],
    ["ArrowDown", 4],
  ] as const)("%s goes to the nearest one there", (key, expected) => {
    expect(nextPlace(places, allShown, 0, DIRECTIONS[key])).toBe(expected);
  });

  test("one that is hidden is passed over", () => {
    const mask = Uint8Array.from([1, 0, 1, 1, 1, 1, 0]);
    expect(nextPlace(places, mask, 0, DIRECTIONS.ArrowRight)).toBe(5);
  });

  test("one straight ahead is preferred to a nearer one far aside", () => {
    const rendering = Float32Array.from([0, 0, 8, 8, 14, 0]);
    expect(nextPlace(rendering, new Uint8Array(3).fill(1), 0, DIRECTIONS.ArrowRight)).toBe(2);
  });

  test("there is none at the edge", () => {
    expect(nextPlace(places, allShown, 5, DIRECTIONS.ArrowRight)).toBe(-1);
  });

  test("is always shown, never the same, and always ahead", () => {
    fc.assert(
      fc.property(anyScene, anyDirection, ({ places, mask, from }, [dx, dy]) => {
        const next = nextPlace(places, mask, from, [dx, dy]);
        if (next === -1) return;
        expect(next).not.toBe(from);
        expect(mask[next]).toBe(1);
        const ahead =
          ((places[2 * next] as number) - (places[2 * from] as number)) * dx +
          ((places[2 * next + 1] as number) - (places[2 * from + 1] as number)) * dy;
        expect(ahead).toBeGreaterThan(0);
      }),
    );
  });

  test("walking one way comes to an end", () => {
    fc.assert(
      fc.property(anyScene, anyDirection, ({ places, mask, from }, direction) => {
        let steps = 0;
        for (let at = from; at !== -1; at = nextPlace(places, mask, at, direction)) steps++;
        expect(steps).toBeLessThanOrEqual(mask.length);
      }),
    );
  });
});
