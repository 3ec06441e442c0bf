import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LayoutInput } from "../../../../../src/derive/layout.ts";
import { unitsPerPlace } from "../../../../../src/derive/layouts/force/arrangement.ts";
import { computeForceLayout } from "../../../../../src/derive/layouts/force/compute-force-layout.ts";
import { GIVEN_SHARE } from "../../../../../src/derive/layouts/force/place-beside.ts";
import { runInSlices } from "../../../../../src/lib/task.ts";

type Place = readonly [x: number, y: number];
type Lines = readonly (readonly [from: number, to: number])[];

function inputOf(places: readonly (Place | null)[], lines: Lines): LayoutInput & { readonly start: Float32Array } {
  const { length: order } = places;
  return {
    order,
    from: Int32Array.from(lines, ([from]) => from),
    to: Int32Array.from(lines, ([, to]) => to),
    boxes: {
      halfWidth: Float32Array.from({ length: order }, (_, node) => 10 + (node % 7) * 8),
      above: Float32Array.from({ length: order }, (_, node) => 4 + (node % 3)),
      below: Float32Array.from({ length: order }, (_, node) => 20 + (node % 2) * 14),
    },
    iterations: 10,
    seed: 1,
    start: Float32Array.from(places.flatMap((at) => at ?? [Number.NaN, Number.NaN])),
    keepsStart: true,
  };
}

async function placed(input: LayoutInput): Promise<Float32Array> {
  const outcome = await runInSlices({ run: computeForceLayout }, input);
  if (outcome.is !== "done") throw new Error(`The layout was ${outcome.is}.`);
  return outcome.output;
}

/** The places in the unit of the boxes, which is found from those that were given. */
function inUnits({ start, boxes }: ReturnType<typeof inputOf>, places: Float32Array): readonly Place[] {
  const given = Array.from({ length: start.length / 2 }, (_, node) => node).filter(
    (node) => !Number.isNaN(start[2 * node]),
  );
  const middle = (axis: 0 | 1) =>
    given.reduce((sum, node) => sum + (start[2 * node + axis] as number), 0) / given.length;
  const along = (axis: 0 | 1) => Float64Array.from(given, (node) => (start[2 * node + axis] as number) - middle(axis));
  const area = given.reduce(
    (sum, node) =>
      sum + 2 * (boxes.halfWidth[node] as number) * ((boxes.above[node] as number) + (boxes.below[node] as number)),
    0,
  );
  const scale = unitsPerPlace(along(0), along(1), area, GIVEN_SHARE);
  return Array.from({ length: start.length / 2 }, (_, node) => [
    scale * (places[2 * node] as number),
    scale * (places[2 * node + 1] as number),
  ]);
}

const anyPartlyPlaced = fc.integer({ min: 2, max: 24 }).chain((order) =>
  fc.record({
    // The first has a place, or it would be a layout from nothing.
    places: fc
      .array(fc.option(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }))), {
        minLength: order - 1,
        maxLength: order - 1,
      })
      .map((others): (Place | null)[] => [[3, 4], ...others]),
    lines: fc.array(fc.tuple(fc.nat(order - 1), fc.integer({ min: -1, max: order - 1 })), { maxLength: 40 }),
  }),
);

describe("where only some nodes have places", () => {
  test("these stay exactly there, and the others get free ones, the same each time", async () => {
    await fc.assert(
      fc.asyncProperty(anyPartlyPlaced, async ({ places: given, lines }) => {
        const input = inputOf(given, lines);
        const places = await placed(input);
        expect(places.every(Number.isFinite)).toBe(true);
        given.forEach((at, node) => {
          if (at !== null) expect([...places.subarray(2 * node, 2 * node + 2)]).toEqual([...at]);
        });
        expect(await placed(input)).toEqual(places);

        const { halfWidth, above, below } = input.boxes;
        const units = inUnits(input, places);
        const box = (node: number) => {
          const [x, y] = units[node] as Place;
          const half = halfWidth[node] as number;
          return {
            left: x - half,
            right: x + half,
            low: y - (below[node] as number),
            high: y + (above[node] as number),
          };
        };
        for (let node = 0; node < given.length; node++) {
          if (given[node] !== null) continue;
          const a = box(node);
          for (let other = 0; other < given.length; other++) {
            if (other === node) continue;
            const b = box(other);
            const isOver = a.left < b.right && b.left < a.right && a.low < b.high && b.low < a.high;
            expect(isOver, `${node} over ${other}`).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a node goes to its neighbour, and one of several neighbours between them", async () => {
    const side = 6;
    const given = Array.from(
      { length: side * side },
      (_, node): Place => [100 * (node % side), 100 * Math.floor(node / side)],
    );
    const [corner, opposite] = [0, side * side - 1];
    const [lone, second, middle] = [given.length, given.length + 1, given.length + 2];
    const lines = [
      [lone, corner],
      [lone, second],
      [middle, corner],
      [opposite, middle],
    ] as const;
    const input = inputOf([...given, null, null, null], lines);
    const places = await placed(input);
    const at = (node: number) => [places[2 * node] as number, places[2 * node + 1] as number] as const;
    const away = (node: number, [x, y]: Place) => Math.hypot(at(node)[0] - x, at(node)[1] - y);
    const nearest = (node: number) =>
      given.map((_, other) => other).reduce((a, b) => (away(node, at(a)) <= away(node, at(b)) ? a : b));
    expect(nearest(lone)).toBe(corner);
    expect(nearest(second)).toBe(corner);
    expect(away(middle, [250, 250])).toBeLessThan(150);
  });

  test("what is connected to none of them stands to the right, laid out by itself", async () => {
    const given: readonly Place[] = [
      [0, 0],
      [10, 0],
      [10, 10],
    ];
    const input = inputOf(
      [...given, null, null, null, null],
      [
        [3, 4],
        [4, 5],
        [0, 1],
      ],
    );
    const places = await placed(input);
    const right = Math.max(...given.map(([x]) => x));
    for (const node of [3, 4, 5, 6]) expect(places[2 * node]).toBeGreaterThan(right);
  });
});
