import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstDayOf, isoFromDay, lastDayOf } from "../../../../src/model/when.ts";
import {
  axisTicks,
  dayAtX,
  nextStep,
  startOfStep,
  stepOfWidth,
  timeAxis,
  timeRange,
  xOfDay,
} from "../../../../src/views/timeline/time-axis.ts";

const pairsOf = (texts: readonly string[]) =>
  texts.map((text) => {
    const [from = "", to = from] = text.split("/");
    return [firstDayOf(from), lastDayOf(to)] as const;
  });
const rangeOf = (...texts: readonly string[]) => {
  const range = timeRange(pairsOf(texts));
  if (range === null) throw new Error("Something is dated.");
  return range;
};
const iso = ({ from, to }: { readonly from: number; readonly to: number }) => [isoFromDay(from), isoFromDay(to)];

describe("timeRange", () => {
  test("is quiet where nothing begins or ends, though something may go on", () => {
    const range = rangeOf("1999/2022", "2004", "2024");
    expect(iso(range)).toEqual(["1999-01-01", "2025-01-01"]);
    expect(range.quiet.map(iso)).toEqual([
      ["2000-01-01", "2004-01-01"],
      ["2005-01-01", "2022-01-01"],
    ]);
  });

  test("is never quiet within a date, as something may have happened on any day of it", () => {
    expect(rangeOf("2024-01").quiet).toEqual([]);
    expect(rangeOf("1990/1999", "2001").quiet).toEqual([]);
  });

  test("holds years before 1 and is null where nothing is dated", () => {
    expect(iso(rangeOf("-0043", "0030"))).toEqual(["-0043-01-01", "0031-01-01"]);
    expect(timeRange([[Number.NaN, Number.NaN]])).toBeNull();
    expect(timeRange([])).toBeNull();
  });

  test("takes the known end of what is open for both", () => {
    const range = timeRange([
      [firstDayOf("1985"), Infinity],
      [-Infinity, lastDayOf("1990")],
    ]);
    expect(range && iso(range)).toEqual(["1985-01-01", "1991-01-01"]);
  });
});

describe("timeAxis", () => {
  const dated = fc
    .array(
      fc
        .tuple(fc.integer({ min: -800_000, max: 40_000 }), fc.nat(4_000))
        .map(([day, more]) => [day, day + more] as const),
      { minLength: 1, maxLength: 12 },
    )
    .map((pairs) => timeRange(pairs));

  test("keeps time in order, and finds the day again that is at a place", () => {
    fc.assert(
      fc.property(dated, fc.integer({ min: 300, max: 3_000 }), fc.boolean(), (range, width, isBroken) => {
        if (range === null) throw new Error("Something is dated.");
        const axis = timeAxis(range, width, isBroken);
        let before = -Infinity;
        for (let share = 0; share <= 1; share += 0.05) {
          const day = range.from + share * (range.to - range.from);
          const x = xOfDay(axis, day);
          expect(x).toBeGreaterThan(before);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(Math.abs(dayAtX(axis, x) - day)).toBeLessThan(1e-3 * (range.to - range.from));
          before = x;
        }
      }),
    );
  });

  test("is as long on either side of a break, and gives what it leaves out to the rest", () => {
    const range = rangeOf("1950", "1999", "2001");
    const [broken, even] = [timeAxis(range, 1_000, true), timeAxis(range, 1_000, false)];
    const lengthOf = (axis: typeof broken, year: string) =>
      xOfDay(axis, lastDayOf(year)) - xOfDay(axis, firstDayOf(year));
    expect(broken.pieces.filter(({ isBreak }) => isBreak)).toHaveLength(1);
    expect(even.pieces).toHaveLength(1);
    expect(lengthOf(broken, "1950")).toBeCloseTo(lengthOf(broken, "1999"), 6);
    expect(lengthOf(broken, "1950")).toBeGreaterThan(5 * lengthOf(even, "1950"));
  });

  test("rules years, months or days, none of them inside a break, and says first where it goes on", () => {
    const axis = timeAxis(rangeOf("1950", "1999", "2001"), 600, true);
    const ticks = axisTicks(axis, 0, 600, { grain: "year", by: 10 });
    const gap = axis.pieces.find(({ isBreak }) => isBreak);
    expect(ticks.map(({ label }) => label)).toEqual(["1950", "1999", "2000"]);
    expect(ticks.map(({ isFirst }) => isFirst)).toEqual([false, true, false]);
    expect(ticks.filter(({ x }) => x > (gap?.start ?? 0) && x < (gap?.end ?? 0))).toEqual([]);
    expect(stepOfWidth(100, () => 90)).toEqual({ grain: "day", by: 1 });
    expect(stepOfWidth(1, () => 90)).toEqual({ grain: "month", by: 3 });
  });
});

describe("a step of the calendar", () => {
  const step = fc.oneof(
    fc.constantFrom(1, 3).map((by) => ({ grain: "month", by }) as const),
    fc.constantFrom(1, 2, 10, 100, 1_000).map((by) => ({ grain: "year", by }) as const),
    fc.constant({ grain: "day", by: 1 } as const),
  );

  test("holds each day in exactly one, before and after the year 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 1_000_000 }), step, (day, each) => {
        const start = startOfStep(day, each);
        const next = nextStep(start, each);
        expect(start).toBeLessThanOrEqual(day);
        expect(next).toBeGreaterThan(day);
        expect(startOfStep(next, each)).toBe(next);
        expect(startOfStep(next - 1, each)).toBe(start);
      }),
    );
  });

  test("begins at years that are called by round numbers", () => {
    const decade = { grain: "year", by: 10 } as const;
    expect(isoFromDay(startOfStep(firstDayOf("2024"), decade))).toBe("2020-01-01");
    expect(isoFromDay(startOfStep(firstDayOf("-0012"), decade))).toBe("-0019-01-01");
  });
});
