import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { setTimeWindow, toggleUndated } from "../../../../src/features/filters/filter-commands.ts";
import { certainlyWithin, firstDayOf, lastDayOf, parseWhen, possiblyWithin } from "../../../../src/model/when.ts";
import { type Histogram, histogramByYear } from "../../../../src/views/timeline/histogram.ts";
import {
  MAX_BINS,
  windowInWords,
  windowOfYears,
  yearAxis,
  yearsInWords,
  yearsOfBin,
  yearsOfWindow,
  yearTicks,
} from "../../../../src/views/timeline/year-axis.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { type ClaimInput, smallDataset, smallDatasetInput } from "../../../fixtures/small-dataset.ts";

/** A workspace over one claim per date; null for an undated one. */
function workspaceOf(dates: readonly (string | null)[]) {
  const [template] = smallDatasetInput().claims as [ClaimInput];
  const claims = dates.map((time, index) => ({
    ...template,
    id: `c.${String(index + 1).padStart(4, "0")}`,
    qualifiers: { ...template.qualifiers, time },
  }));
  return createWorkspace(smallDataset({ claims, links: [], questions: [] }));
}

function histogramOf(dates: readonly (string | null)[], window: Parameters<typeof windowInWords>[0] | null = null) {
  const workspace = workspaceOf(dates);
  if (window !== null) workspace.dispatch(setTimeWindow, window);
  const { knowledge, derived } = workspace.store.getState();
  return histogramByYear(knowledge, derived);
}

/** The bins that hold something, by their years: [certain shown, possible shown, certain outside, possible outside]. */
function filled(histogram: Histogram): Record<string, number[]> {
  const { axis, certainShown, possibleShown, certainOutside, possibleOutside } = histogram;
  if (axis === null) return {};
  const rows = Array.from({ length: axis.binCount }, (_, bin) => [
    yearsInWords(yearsOfBin(axis, bin)),
    [certainShown, possibleShown, certainOutside, possibleOutside].map((counts) => counts[bin] as number),
  ]);
  return Object.fromEntries(rows.filter(([, counts]) => (counts as number[]).some((count) => count > 0)));
}

const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0);

describe("histogramByYear", () => {
  test("has a bin for each year from the first to the last dated one, empty years too", () => {
    expect(histogramOf(["1999", "2003-05"]).axis).toEqual({ first: 1999, last: 2003, yearsPerBin: 1, binCount: 5 });
  });

  test("counts a claim as certain where its whole date lies in one year", () => {
    expect(filled(histogramOf(["2018", "2018-03", "2018-03-07", "2018-02/2018-11"]))).toEqual({ "2018": [4, 0, 0, 0] });
  });

  test("counts a claim that may lie in several years as possible in each of them", () => {
    expect(filled(histogramOf(["2016-12/2018-01"]))).toEqual({
      "2016": [0, 1, 0, 0],
      "2017": [0, 1, 0, 0],
      "2018": [0, 1, 0, 0],
    });
  });

  test("clips an open end at the end of the axis, and does not call it certain there", () => {
    expect(filled(histogramOf(["2016/2017", "2017/..", "../2016"]))).toEqual({
      "2016": [0, 2, 0, 0],
      "2017": [0, 2, 0, 0],
    });
  });

  test("tells what is shown from what only the time window hides", () => {
    const histogram = histogramOf(["2016", "2017", "2017/2018", null], { from: "2018", to: null });
    expect(filled(histogram)).toEqual({ "2016": [0, 0, 1, 0], "2017": [0, 1, 1, 0], "2018": [0, 1, 0, 0] });
    expect([histogram.shown, histogram.outside, histogram.undated]).toEqual([1, 2, 1]);
  });

  test("counts undated claims whether they are shown or not, as the workspace does", () => {
    const workspace = workspaceOf(["2016", null, null]);
    const undated = () => {
      const { knowledge, derived } = workspace.store.getState();
      return [histogramByYear(knowledge, derived).undated, derived.undatedClaims];
    };
    expect(undated()).toEqual([2, 2]);
    workspace.dispatch(toggleUndated);
    expect(undated()).toEqual([2, 2]);
  });

  test("has no axis and no bins where nothing is dated", () => {
    const histogram = histogramOf([null, null]);
    expect(histogram.axis).toBeNull();
    expect(histogram.certainShown).toHaveLength(0);
    expect(histogram.undated).toBe(2);
  });

  test("bins centuries by decades or more, from a round year on", () => {
    const { axis } = histogramOf(["1204", "1999"]);
    expect(axis).toEqual({ first: 1200, last: 1999, yearsPerBin: 25, binCount: 32 });
    expect(filled(histogramOf(["0900", "1204/1209", "1204/1210", "1430"]))).toMatchObject({
      "1200–1209": [1, 1, 0, 0],
      "1210–1219": [0, 1, 0, 0],
    });
  });

  test("goes through the year 0 without a gap", () => {
    expect(histogramOf(["-0001", "0001"]).axis).toEqual({ first: -1, last: 1, yearsPerBin: 1, binCount: 3 });
    expect(filled(histogramOf(["-0001", "0000-02-29", "0001"]))).toEqual({
      "2 BC": [1, 0, 0, 0],
      "1 BC": [1, 0, 0, 0],
      "1 AD": [1, 0, 0, 0],
    });
  });
});

describe("for any claims", () => {
  const year = fc.integer({ min: -400, max: 2400 });
  const nearYear = fc.integer({ min: 1995, max: 2024 });
  const text = (value: number) => `${value < 0 ? "-" : ""}${String(Math.abs(value)).padStart(4, "0")}`;
  const dateAt = (years: fc.Arbitrary<number>) =>
    fc.oneof(
      years.map(text),
      fc.tuple(years, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${text(y)}-${String(m).padStart(2, "0")}`),
      fc.tuple(years, years).map(([a, b]) => `${text(Math.min(a, b))}/${text(Math.max(a, b))}`),
      years.map((y) => `${text(y)}/..`),
      years.map((y) => `../${text(y)}`),
      fc.constant(null),
    );
  const dates = fc.oneof(
    fc.array(dateAt(year), { minLength: 1, maxLength: 12 }),
    fc.array(dateAt(nearYear), { minLength: 1, maxLength: 12 }),
  );
  const bounds = fc
    .tuple(nearYear, nearYear)
    .map(([a, b]) => ({ from: text(Math.min(a, b)), to: text(Math.max(a, b)) }));

  test("each dated claim stands in at least one bin, and in exactly one where it is certain", () => {
    fc.assert(
      fc.property(dates, fc.option(bounds), (texts, window) => {
        const histogram = histogramOf(texts, window);
        const { certainShown, possibleShown, certainOutside, possibleOutside, shown, outside, undated } = histogram;
        expect(shown + outside + undated).toBe(texts.length);
        expect(sum(certainShown)).toBeLessThanOrEqual(shown);
        expect(sum(certainOutside)).toBeLessThanOrEqual(outside);
        expect(sum(certainShown) + sum(possibleShown)).toBeGreaterThanOrEqual(shown);
        expect(sum(certainOutside) + sum(possibleOutside)).toBeGreaterThanOrEqual(outside);
      }),
    );
  });

  test("a bin counts what a window of its own years would keep, certainly and possibly", () => {
    fc.assert(
      fc.property(dates, (texts) => {
        const histogram = histogramOf(texts);
        const { axis } = histogram;
        if (axis === null) return;
        const whens = texts.flatMap((each) => {
          const when = each === null ? null : parseWhen(each);
          return when?.ok ? [when.value] : [];
        });
        for (let bin = 0; bin < axis.binCount; bin++) {
          const { from, to } = yearsOfBin(axis, bin);
          const [first, last] = [firstDayOf(text(from)), lastDayOf(text(to))];
          const certain = whens.filter((when) => certainlyWithin(when, first, last)).length;
          const possible = whens.filter((when) => possiblyWithin(when, first, last)).length - certain;
          expect(histogram.certainShown[bin]).toBe(certain);
          expect(histogram.possibleShown[bin]).toBe(possible);
        }
      }),
    );
  });

  test("there are never more bars than can be told apart, and the axis holds every year", () => {
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), fc.nat({ max: 19_998 }), (first, length) => {
        const last = Math.min(first + length, 9999);
        const axis = yearAxis(first, last);
        expect(axis.binCount).toBeLessThanOrEqual(MAX_BINS);
        expect(axis.first).toBeLessThanOrEqual(first);
        expect(axis.last).toBeGreaterThanOrEqual(last);
        expect(axis.last - axis.first + 1).toBe(axis.binCount * axis.yearsPerBin);
      }),
    );
  });

  test("labels under the axis never touch, at any width, and there is always one", () => {
    fc.assert(
      fc.property(year, fc.nat({ max: 2000 }), fc.integer({ min: 60, max: 3000 }), (first, length, width) => {
        const ticks = yearTicks(yearAxis(first, first + length), width);
        expect(ticks.length).toBeGreaterThan(0);
        for (let i = 1; i < ticks.length; i++) {
          const [one, other] = [ticks[i - 1], ticks[i]];
          if (one && other) expect(other.x - other.halfWidth).toBeGreaterThan(one.x + one.halfWidth);
        }
        for (const { x } of ticks) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  test("years become a window and the same years again", () => {
    fc.assert(
      fc.property(year, fc.nat({ max: 60 }), fc.nat({ max: 100 }), fc.nat({ max: 100 }), (first, length, a, b) => {
        const axis = yearAxis(first, first + length);
        const within = (n: number) => axis.first + (n % (axis.last - axis.first + 1));
        const years = { from: Math.min(within(a), within(b)), to: Math.max(within(a), within(b)) };
        expect(yearsOfWindow(axis, windowOfYears(axis, years))).toEqual(years);
      }),
    );
  });
});

describe("a window on the axis", () => {
  const axis = yearAxis(1999, 2024);

  test("is open at the ends of the axis", () => {
    expect(windowOfYears(axis, { from: 1999, to: 2024 })).toEqual({ from: null, to: null });
    expect(windowOfYears(axis, { from: 2000, to: 2024 })).toEqual({ from: "2000", to: null });
  });

  test("stands on the years of its days, and not beyond the axis", () => {
    expect(yearsOfWindow(axis, { from: "2009-06", to: "2018-02-03" })).toEqual({ from: 2009, to: 2018 });
    expect(yearsOfWindow(axis, { from: "1850", to: "2100" })).toEqual({ from: 1999, to: 2024 });
  });

  test.each([
    [null, null, null],
    ["2009", "2018", "2009–2018"],
    ["2009", null, "from 2009"],
    [null, "2018", "until 2018"],
    ["2018", "2018", "2018"],
    ["-0043", "0014", "44 BC – 14 AD"],
    ["2009-06", "2018", "June 2009 to 2018"],
  ])("from %s to %s reads as %s", (from, to, words) => {
    expect(windowInWords({ from, to })).toBe(words);
  });

  test("the ends are labelled, and round years between", () => {
    expect(
      yearTicks(axis, 1344)
        .map(({ label }) => label)
        .slice(0, 4),
    ).toEqual(["1999", "2002", "2004", "2006"]);
    expect(yearTicks(axis, 358).map(({ label }) => label)).toEqual(["1999", "2005", "2010", "2015", "2020", "2024"]);
  });

  test("years before the first are round by their own count", () => {
    expect(yearTicks(yearAxis(-43, 14), 760).map(({ label }) => label)).toEqual([
      "44 BC",
      "30 BC",
      "20 BC",
      "10 BC",
      "14 AD",
    ]);
  });
});
