import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packBars, spanOf } from "../../../../src/features/exploration/lanes.ts";

const claimsFrom = (bounds: readonly (readonly [number, number])[]) => ({
  claimEarliest: Float64Array.from(bounds, ([earliest]) => earliest),
  claimLatest: Float64Array.from(bounds, ([, latest]) => latest),
});

describe("lanes of dated claims", () => {
  test("span from the first to the last stated day, open ends left out", () => {
    expect(
      spanOf(
        claimsFrom([
          [-Infinity, 10],
          [4, Infinity],
        ]),
        [0, 1],
      ),
    ).toEqual({ first: 4, last: 10 });
    expect(spanOf(claimsFrom([[-Infinity, Infinity]]), [0])).toBeNull();
  });

  test("an open end reaches the edge and is told as open", () => {
    const [bar] = packBars(claimsFrom([[-Infinity, 50]]), [0], { first: 0, last: 100 });
    expect(bar).toMatchObject({ start: 0, end: 0.5, line: 0, isOpenStart: true, isOpenEnd: false });
  });

  test("a single day is wide enough to be seen, at the very end too", () => {
    for (const day of [0, 100]) {
      const [bar] = packBars(claimsFrom([[day, day]]), [0], { first: 0, last: 100 });
      expect((bar?.end ?? 0) - (bar?.start ?? 0)).toBeGreaterThan(0.01);
      expect(bar?.end).toBeLessThanOrEqual(1);
    }
  });

  test("bars of one line never touch, and no line is empty", () => {
    const bounds = fc.array(
      fc.tuple(fc.nat(1000), fc.nat(300)).map(([start, length]): [number, number] => [start, start + length]),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(bounds, (given) => {
        const sorted = given.toSorted((a, b) => a[0] - b[0]);
        const knowledge = claimsFrom(sorted);
        const numbers = sorted.map((_, c) => c);
        const bars = packBars(knowledge, numbers, spanOf(knowledge, numbers) ?? { first: 0, last: 0 });
        const lines = Map.groupBy(bars, ({ line }) => line);
        expect([...lines.keys()].sort((a, b) => a - b)).toEqual([...lines.keys()].map((_, at) => at));
        for (const line of lines.values())
          for (const [at, bar] of line.slice(1).entries()) expect(bar.start).toBeGreaterThanOrEqual(line[at]?.end ?? 1);
      }),
    );
  });
});
