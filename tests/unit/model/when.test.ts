// @ts-expect-error The package brings no types.
import edtf from "edtf";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  certainlyWithin,
  dayFromIso,
  describeWhen,
  firstDayOf,
  firstDayOfYear,
  isoFromDay,
  lastDayOf,
  parseWhen,
  possiblyWithin,
  type When,
  yearOfDay,
} from "../../../src/model/when.ts";
import { ENGLISH, speak } from "../../../src/words/language.ts";

const MS_PER_DAY = 86_400_000;

function when(text: string): When {
  const result = parseWhen(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** First and last millisecond of a text, by the package that serves as judge. */
const judge: (text: string) => { readonly min: number; readonly max: number } = edtf;

/** Day numbers of a few centuries around the years in which calendars and Date.UTC have their traps. */
const anyDay = fc.integer({ min: -1_100_000, max: 1_100_000 });

/** Year, month or day with or without X, in the years that four digits can write. */
const anyDateText = fc
  .record({
    day: fc.integer({ min: firstDayOfYear(0), max: firstDayOfYear(9999) }),
    form: fc.constantFrom("YYYY", "YYYY-MM", "YYYY-MM-DD", "YYYX", "YYXX", "YYYY-XX", "YYYY-MM-XX", "YYYY-XX-XX"),
    mark: fc.constantFrom("", "?", "~", "%"),
  })
  .map(({ day, form, mark }) => {
    const iso = isoFromDay(day);
    const text = Array.from(form, (letter, index) => (letter === "X" ? "X" : iso[index])).join("");
    // The oracle knows no mark behind an unspecified digit, which level 1 does not forbid.
    return text + (text.includes("X") ? "" : mark);
  });

describe("days", () => {
  test("1 January 1970 is day 0, and 29 February 2000 follows the rule of 400 years", () => {
    expect(dayFromIso("1970-01-01")).toBe(0);
    expect(dayFromIso("2000-02-29")).toBe(11_016);
    expect(parseWhen("1900-02-29").ok).toBe(false);
  });

  test("the years 0 to 99 are themselves, not 1900 to 1999", () => {
    expect(yearOfDay(firstDayOf("0099"))).toBe(99);
    expect(dayFromIso("0000-03-01") - dayFromIso("0000-02-28")).toBe(2);
  });

  test("a day number and its ISO date name each other, as the platform's own calendar does", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayFromIso(isoFromDay(day))).toBe(day);
        expect(isoFromDay(day).slice(-5)).toBe(new Date(day * MS_PER_DAY).toISOString().slice(-19, -14));
        expect(yearOfDay(day)).toBe(new Date(day * MS_PER_DAY).getUTCFullYear());
      }),
    );
  });

  test("each year begins on the day after the last of the year before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9998 }), (year) => {
        const text = (value: number) => String(value).padStart(4, "0");
        expect(lastDayOf(text(year)) + 1).toBe(firstDayOf(text(year + 1)));
        expect(firstDayOfYear(year)).toBe(firstDayOf(text(year)));
      }),
    );
  });

  test("a month ends on its last day, in leap years too", () => {
    expect(isoFromDay(lastDayOf("2009-06"))).toBe("2009-06-30");
    expect(isoFromDay(lastDayOf("2024-02"))).toBe("2024-02-29");
    expect(lastDayOf("2009-06-01")).toBe(firstDayOf("2009-06-01"));
  });

  test.each(["", "soon", "2009-13", "2009-02-30", "199X", "2009~", "2009/2010"])(
    "%j is no bound of a window",
    (text) => {
      expect(firstDayOf(text)).toBeNaN();
      expect(lastDayOf(text)).toBeNaN();
      expect(dayFromIso(text)).toBeNaN();
    },
  );

  test("a year or a month is no single day", () => {
    expect(dayFromIso("2009")).toBeNaN();
    expect(dayFromIso("2009-06")).toBeNaN();
  });
});

describe("EDTF", () => {
  test("a date has the bounds that the edtf package gives it", () => {
    fc.assert(
      fc.property(anyDateText, (text) => {
        const theirs = judge(text);
        expect([when(text).earliest * MS_PER_DAY, (when(text).latest + 1) * MS_PER_DAY - 1]).toEqual([
          theirs.min,
          theirs.max,
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test("an interval has the bounds that the edtf package gives it", () => {
    fc.assert(
      fc.property(anyDateText, anyDateText, (a, b) => {
        // It reads no X in an interval with marks.
        fc.pre(when(a).latest < when(b).earliest && !`${a}${b}`.includes("X"));
        const theirs = judge(`${a}/${b}`);
        const ours = when(`${a}/${b}`);
        expect([ours.earliest * MS_PER_DAY, (ours.latest + 1) * MS_PER_DAY - 1]).toEqual([theirs.min, theirs.max]);
      }),
    );
  });

  test.each([
    ["1998", "1998-01-01", "1998-12-31"],
    ["1998-03", "1998-03-01", "1998-03-31"],
    ["1998-03-07", "1998-03-07", "1998-03-07"],
    ["199X", "1990-01-01", "1999-12-31"],
    ["19XX", "1900-01-01", "1999-12-31"],
    ["1998-XX", "1998-01-01", "1998-12-31"],
    ["1998-02-XX", "1998-02-01", "1998-02-28"],
    ["-0044-03-15", "-0044-03-15", "-0044-03-15"],
    ["-004X", "-0049-01-01", "-0040-12-31"],
    ["1998/2001-02", "1998-01-01", "2001-02-28"],
  ])("%s runs from %s to %s", (text, first, last) => {
    expect([isoFromDay(when(text).earliest), isoFromDay(when(text).latest)]).toEqual([first, last]);
  });

  test.each(["..", ""])("an end written %j is open in the bounds", (end) => {
    expect(when(`1998/${end}`)).toMatchObject({ earliest: firstDayOf("1998"), latest: Infinity });
    expect(when(`${end}/1998`)).toMatchObject({ earliest: -Infinity, latest: lastDayOf("1998") });
  });

  test("a mark sets its flag and leaves the bounds as stated", () => {
    const plain = when("1998-03");
    expect(when("1998-03?")).toEqual({ ...plain, text: "1998-03?", uncertain: true });
    expect(when("1998-03~")).toEqual({ ...plain, text: "1998-03~", approximate: true });
    expect(when("1998-03%")).toEqual({ ...plain, text: "1998-03%", approximate: true, uncertain: true });
    expect(when("1998/2001~")).toMatchObject({ approximate: true, uncertain: false });
  });

  test.each([
    "",
    "/",
    "../..",
    "1998/1999/2000",
    "2001/1999",
    "98",
    "1998-3",
    "1998-13",
    "1998-00",
    "1998-02-30",
    "1998-21",
    "1XXX",
    "199X-03",
    "1998-XX-07",
    "?1998",
    "1998-03-07T12:00",
    "1998 ",
    "-0000",
    "spring 1998",
  ])("%j is refused, with the reason", (text) => {
    const result = parseWhen(text);
    expect(result.ok ? "was read" : result.error).toMatch(/^“.*” .*\.$/);
  });
});

describe("windows", () => {
  test("what is certainly within a window is possibly within it", () => {
    fc.assert(
      fc.property(anyDateText, anyDay, anyDay, (text, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        if (certainlyWithin(when(text), from, to)) expect(possiblyWithin(when(text), from, to)).toBe(true);
      }),
    );
  });

  test("the two answers are the two quantifiers over the days of the text", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (a, b) => {
        const [from, to] = [dayFromIso("1998-02-20") + a, dayFromIso("1998-02-20") + a + b];
        const march = when("1998-03");
        const days = Array.from({ length: 31 }, (_, index) => march.earliest + index);
        const isInside = (day: number) => day >= from && day <= to;
        expect(certainlyWithin(march, from, to)).toBe(days.every(isInside));
        expect(possiblyWithin(march, from, to)).toBe(days.some(isInside));
      }),
    );
  });

  test("an open end is certainly within an open window only", () => {
    const ongoing = when("2014~/..");
    expect(certainlyWithin(ongoing, firstDayOf("2010"), Infinity)).toBe(true);
    expect(certainlyWithin(ongoing, firstDayOf("2010"), lastDayOf("2024"))).toBe(false);
    expect(possiblyWithin(ongoing, firstDayOf("2024"), lastDayOf("2024"))).toBe(true);
    expect(possiblyWithin(ongoing, firstDayOf("2010"), lastDayOf("2013"))).toBe(false);
  });
});

test.each([
  ["2010", "2010"],
  ["2020-11", "November 2020"],
  ["2020-11-27", "27 November 2020"],
  ["2023-12~", "about December 2023"],
  ["2023?", "perhaps 2023"],
  ["2023%", "perhaps about 2023"],
  ["199X", "in the 1990s"],
  ["199X~", "about the 1990s"],
  ["19XX", "between 1900 and 1999"],
  ["1998-XX", "some time in 1998"],
  ["1998-03-XX", "some time in March 1998"],
  ["2014~/..", "from about 2014"],
  ["199X/..", "from the 1990s"],
  ["2014/", "from 2014, end unknown"],
  ["../2018", "until 2018"],
  ["/2018", "until 2018, beginning unknown"],
  ["2017/2018", "2017–2018"],
  ["2014~/2018", "about 2014 to 2018"],
  ["2017-03/2017-05", "March–May 2017"],
  ["2017-03/2018-05", "March 2017 – May 2018"],
  ["2017-03-02/2017-03-05", "2–5 March 2017"],
  ["2017-03-02/2017-04-05", "2 March – 5 April 2017"],
  ["2017-03-02/2017-03-02", "2 March 2017"],
  ["-0043-03-15", "15 March 44 BC"],
  ["0099", "99 AD"],
  ["-0043/-0040", "44–41 BC"],
  ["-0043/0014", "44 BC – 14 AD"],
  ["-004X", "between 50 BC and 41 BC"],
  ["2017-03/2018", "March 2017 to 2018"],
  ["not a date", "not a date"],
])("%s reads %j", (text, words) => {
  expect(describeWhen(text)).toBe(words);
});

describe("in another language", () => {
  afterEach(() => speak(ENGLISH));

  test("dates are in its words and its order", () => {
    expect(describeWhen("2023-12-01/2024-01-05")).toBe("1 December 2023 – 5 January 2024");
    speak({ tag: "de", direction: "ltr", messages: { dates: { from: "ab {date}", about: "etwa {date}" } } });
    expect(
      ["1998-03-07", "1998-03~", "2014~/..", "2017/2018", "2017-03-02/2017-03-05", "-0043"].map(describeWhen),
    ).toEqual(["7. März 1998", "etwa März 1998", "ab etwa 2014", "2017–2018", "2.–5. März 2017", "44 v. Chr."]);
  });
});
