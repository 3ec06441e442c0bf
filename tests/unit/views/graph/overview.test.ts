import fc from "fast-check";
import { expect, test } from "vitest";
import { overviewOf } from "../../../../src/views/graph/overview.ts";

const SIZE = { width: 90, height: 60 };
const coordinate = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const anyGraph = fc.array(
  fc.record({ x: coordinate, y: coordinate, is: fc.constantFrom("shown", "faded", "hidden") }),
  {
    maxLength: 40,
  },
);

test("an overview has ink where something is shown, less where it is faded, and none anywhere else", () => {
  fc.assert(
    fc.property(anyGraph, fc.constantFrom(1, 1.5, 2), (graph, perPixel) => {
      const places = Float32Array.from(graph.flatMap(({ x, y }) => [x, y]));
      const maskOf = (is: string) => Uint8Array.from(graph, (each) => (each.is === is ? 1 : 0));
      const overview = overviewOf(places, { mask: maskOf("shown"), dim: maskOf("faded") }, SIZE, perPixel);
      const width = Math.round(SIZE.width * perPixel);
      const inked = new Set<number>();
      for (const [e, { is }] of graph.entries()) {
        if (is === "hidden") continue;
        const { x, y } = overview.toPixels({ x: places[2 * e] as number, y: places[2 * e + 1] as number });
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(SIZE.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(SIZE.height);
        const at = Math.floor(y * perPixel) * width + Math.floor(x * perPixel);
        inked.add(at);
        expect(overview.ink[at]).toBeGreaterThanOrEqual(is === "shown" ? 76 : 30);
      }
      expect(overview.ink.every((strength, at) => strength === 0 || inked.has(at))).toBe(true);
    }),
  );
});

test("a point of an overview stands for the place that is drawn there", () => {
  fc.assert(
    fc.property(anyGraph, coordinate, coordinate, (graph, x, y) => {
      const places = Float32Array.from(graph.flatMap((each) => [each.x, each.y]));
      const mask = new Uint8Array(graph.length).fill(1);
      const { toPixels, toPlace } = overviewOf(places, { mask, dim: new Uint8Array(graph.length) }, SIZE, 1);
      const back = toPixels(toPlace(toPixels({ x, y })));
      const there = toPixels({ x, y });
      expect(Math.abs(back.x - there.x)).toBeLessThan(1e-6 * (1 + Math.abs(there.x)));
      expect(Math.abs(back.y - there.y)).toBeLessThan(1e-6 * (1 + Math.abs(there.y)));
    }),
  );
});
