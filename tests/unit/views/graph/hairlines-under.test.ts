import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hairlinesUnder } from "../../../../src/views/graph/hairlines-under.ts";

const coordinate = fc.integer({ min: 0, max: 40 });
const anyLine = fc.record({ x0: coordinate, y0: coordinate, x1: coordinate, y1: coordinate, isDrawn: fc.boolean() });

function pathsOf(lines: readonly { x0: number; y0: number; x1: number; y1: number }[]) {
  return {
    claims: Uint32Array.from(lines, (_, at) => 3 * at),
    ends: Float32Array.from(lines.flatMap(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1])),
    cells: new Uint16Array(),
    weights: new Float32Array(),
  };
}

/** Distance of a point from a line, by halving it again and again towards its nearer part. */
function distanceOf(x: number, y: number, { x0, y0, x1, y1 }: { x0: number; y0: number; x1: number; y1: number }) {
  const at = (share: number) => Math.hypot(x0 + share * (x1 - x0) - x, y0 + share * (y1 - y0) - y);
  let [from, to] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const [a, b] = [from + (to - from) / 3, to - (to - from) / 3];
    if (at(a) < at(b)) to = b;
    else from = a;
  }
  return at((from + to) / 2);
}

describe("hairlines under the pointer", () => {
  test("are those that a search of every line finds in reach, the nearest first, or none where there are too many", () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 14 }), coordinate, coordinate, (lines, x, y) => {
        const found = hairlinesUnder({ x, y }, pathsOf(lines), (line) => lines[line]?.isDrawn === true, 4);
        const distances = lines.map((line) => (line.isDrawn ? distanceOf(x, y, line) : Number.POSITIVE_INFINITY));
        const inReach = (slack: number) => distances.filter((distance) => distance <= 4 + slack).length;
        if (found.length === 0) {
          expect(inReach(-1e-6) === 0 || inReach(1e-6) > 8).toBe(true);
          return;
        }
        expect(found.length).toBeLessThanOrEqual(8);
        expect(found.length).toBeGreaterThanOrEqual(inReach(-1e-6));
        const ofFound = found.map((claim) => distances[claim / 3] as number);
        for (const distance of ofFound) expect(distance).toBeLessThanOrEqual(4 + 1e-6);
        for (const [at, distance] of ofFound.slice(1).entries())
          expect(distance).toBeGreaterThanOrEqual((ofFound[at] as number) - 1e-6);
      }),
    );
  });
});
