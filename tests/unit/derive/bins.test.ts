import fc from "fast-check";
import { expect, test } from "vitest";
import { type AxisColumn, type Bins, binSteps, UNSTATED } from "../../../src/derive/bins.ts";
import { finished } from "../../../src/lib/steps.ts";
import { firstDayOf, lastDayOf, parseWhen } from "../../../src/model/when.ts";

const numbers = (values: readonly number[], isWhole = false): Bins =>
  finished(binSteps({ kind: "number", values: Float64Array.from(values) }, isWhole));
const dates = (texts: readonly string[]): Bins => {
  const whens = texts.map((text) => {
    const when = parseWhen(text);
    return when.ok ? when.value : { earliest: Number.NaN, latest: Number.NaN };
  });
  const column: AxisColumn = {
    kind: "date",
    earliest: Float64Array.from(whens, ({ earliest }) => earliest),
    latest: Float64Array.from(whens, ({ latest }) => latest),
  };
  return finished(binSteps(column, false));
};
const names = ({ bins }: Bins) => bins.map(({ name }) => name as string);

test("whole numbers have whole bins, one each where they are few", () => {
  expect(names(numbers([-2, 0, 1, 1], true))).toEqual(["-2", "-1", "0", "1"]);
  const many = numbers([...Array(500).keys()], true);
  expect(names(many).slice(0, 2)).toEqual(["0 to 99", "100 to 199"]);
});

test("one value has one bin, which is that value; none has none", () => {
  const { bins, places } = numbers([Number.NaN, 2.5, 2.5]);
  expect(bins).toEqual([{ from: "2.5", to: "2.5", name: "2.5", label: "2.5" }]);
  expect([...places]).toEqual([UNSTATED, 0, 0]);
  expect(numbers([Number.NaN]).bins).toEqual([]);
  expect(names(dates(["2019-03-01", "2019-03-01"]))).toEqual(["1 March 2019"]);
});

test("fractions are cut at round numbers, from below 0 on; where half are the same, as Sturges says", () => {
  const even = numbers(Array.from({ length: 1_000 }, (_, at) => at / 100 - 5));
  expect(names(even).slice(0, 2)).toEqual(["-5 to under -4", "-4 to under -3"]);
  expect(even.bins.at(-1)).toMatchObject({ from: "4", to: "4.99", name: "4 to 4.99" });
  expect(names(numbers([0, 0, 0, 0, 0, 0, 0, 1]))).toEqual(["0 to under 0.5", "0.5 to under 1", "1 to 1"]);
});

test("numbers that grow by orders of magnitude are cut by them", () => {
  expect(names(numbers([1, 3_000, 5_000_000], true))).toEqual(
    expect.arrayContaining(
      ["1", "2 to 4", "5 to 9", "10 to 19", "2,000 to 4,999"].map((name) => name.replaceAll(",", "")),
    ),
  );
});

test("dates are cut by days, months or years, no finer than half of them are known, also before the year 1", () => {
  expect(names(dates(["2019-03-01", "2019-03-03"]))).toEqual(["1 March 2019", "2 March 2019", "3 March 2019"]);
  expect(names(dates(["2019-03", "2019-05-02"]))).toEqual(["March 2019", "April 2019", "May 2019"]);
  expect(names(dates(["2018", "2019", "2020"]))).toEqual(["2018", "2019", "2020"]);
  expect(names(dates(["-0044-03-15", "0012"]))[0]).toBe("46–42 BC");
  expect(dates(["-0001", "0001"]).bins.map(({ from }) => from)).toEqual(["-0001", "0000", "0001"]);
  expect(dates(["../2018", "2020/.."]).places).toEqual(Uint8Array.of(0, 2));
});

test.each([
  { of: "so small that nothing lies between them", values: [0, 5e-324] },
  { of: "so great that the next whole number is the same number", values: [1e300, 1.0000000000000002e300] },
  { of: "that differ in their last digit", values: [1e17, 1e17 + 32] },
])("numbers $of have bins as well", ({ values }) => {
  for (const isWhole of [false, true]) {
    const { bins, places } = numbers(values, isWhole);
    expect(bins.length).toBeGreaterThan(0);
    for (const [at, each] of values.entries()) {
      const { from, to } = bins[places[at] as number] ?? expect.unreachable();
      expect(Number(from) <= each && each <= Number(to), `${each} in ${from} to ${to}`).toBe(true);
    }
  }
});

const value = fc.oneof(
  fc.double({ noDefaultInfinity: true }),
  fc.double({ min: -100, max: 100, noNaN: true }),
  fc.constantFrom(0, -0, 5e-324, 1e-323, 1.7e308, -1.7e308, 1e17, 1e17 + 16, 1e300, 1.0000000000000002e300, Number.NaN),
);

test("every stated number stands in the bin whose bounds it is within, of at most 36", () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), fc.boolean(), (given, isWhole) => {
      const values = isWhole ? given.map((each) => Math.max(-(2 ** 53), Math.min(2 ** 53, Math.trunc(each)))) : given;
      const { bins, places } = numbers(values, isWhole);
      expect(bins.length).toBeLessThanOrEqual(36);
      for (const [at, each] of values.entries()) {
        if (Number.isNaN(each)) {
          expect(places[at]).toBe(UNSTATED);
          continue;
        }
        const { from, to } = bins[places[at] as number] ?? expect.unreachable();
        expect(Number(from) <= each && each <= Number(to), `${each} in ${from} to ${to}`).toBe(true);
      }
      const bounds = bins.flatMap(({ from, to }) => [Number(from), Number(to)]);
      expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
    }),
  );
});

test("every date begins in the bin where it stands, and bins follow each other without a gap", () => {
  const day = fc
    .tuple(
      fc.integer({ min: -9999, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.nat(2),
    )
    .map(([year, month, dayOfMonth, parts]) => {
      const digits = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
      return [digits, ...[month, dayOfMonth].slice(0, parts).map((part) => String(part).padStart(2, "0"))].join("-");
    });
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 30 }), (texts) => {
      const { bins, places } = dates(texts);
      expect(bins.length).toBeLessThanOrEqual(36);
      for (const [at, text] of texts.entries()) {
        const { from, to } = bins[places[at] as number] ?? expect.unreachable();
        const first = firstDayOf(text);
        expect(firstDayOf(from) <= first && first <= lastDayOf(to), `${text} in ${from} to ${to}`).toBe(true);
      }
      for (const [at, { from }] of bins.entries())
        if (at > 0) expect(firstDayOf(from)).toBe(lastDayOf(bins[at - 1]?.to ?? "") + 1);
    }),
  );
});
