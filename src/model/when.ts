import { err, ok, type Result } from "../lib/result.ts";
import { type DatePrecision, dateRangeText, dateText } from "../words/dates.ts";
import { dateWords as words } from "../words/en/dates.ts";
import { language } from "../words/language.ts";
import { verbatim, type Words } from "../words/message.ts";

/**
 * A stated time, compiled to days. Days are whole numbers counted from 1970-01-01 (0) in the proleptic Gregorian
 * calendar, both bounds included.
 */
export interface When {
  /** The EDTF text as written. */
  readonly text: string;
  /** First day that the text allows; -Infinity where it leaves the beginning open or unknown. */
  readonly earliest: number;
  /** Last day that the text allows; Infinity where it leaves the end open or unknown. */
  readonly latest: number;
  /** `~` or `%` stands at one of its dates: the source says "about". */
  readonly approximate: boolean;
  /** `?` or `%` stands at one of its dates: the source doubts it. */
  readonly uncertain: boolean;
}

/** One date of an EDTF text, in the parts that its words are made of. */
export interface StatedDate {
  /** First and last year: equal but for "199X" and "19XX". */
  readonly firstYear: number;
  readonly lastYear: number;
  /** 1–12; null where not given, or given as XX. */
  readonly month: number | null;
  /** 1–31; likewise. */
  readonly day: number | null;
  /** A month or day was written as XX: some one, not all of them. */
  readonly partUnspecified: boolean;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/** One end of an EDTF text: a date, or ".." (open), or nothing (unknown). */
export type StatedEnd = StatedDate | "open" | "unknown";

const DATE = /^(-?)(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)$/;
const ISO_PREFIX = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * Reads an EDTF date or interval: level 0 without times of day, level 1 without seasons and years of five digits.
 *
 * `~`, `?` and `%` set a flag and leave the bounds as stated. How far "about 2014" reaches is nobody's statement, so
 * no margin is made up here; who compares days should say that such a date is about right only.
 * @returns the compiled time, or what is wrong with the text.
 */
export function parseWhen(text: string): Result<When, Words> {
  const ends = statedEnds(text);
  if (!ends.ok) return ends;
  const { start, end } = ends.value;
  const earliest = typeof start === "string" ? -Infinity : firstDay(start);
  const latest = typeof end === "string" ? Infinity : lastDay(end);
  if (earliest > latest) return err(words.endsFirst({ text }));
  return ok({
    text,
    earliest,
    latest,
    approximate: isMarked(start, "approximate") || isMarked(end, "approximate"),
    uncertain: isMarked(start, "uncertain") || isMarked(end, "uncertain"),
  });
}

/** Whether all that the text allows lies in the days `from` to `to`, both included; infinite bounds are open ends. */
export function certainlyWithin(when: When, from: number, to: number): boolean {
  return when.earliest >= from && when.latest <= to;
}

/** Whether some day that the text allows lies in the days `from` to `to`, both included; infinite bounds are open ends. */
export function possiblyWithin(when: When, from: number, to: number): boolean {
  return when.earliest <= to && when.latest >= from;
}

/** Day number of an ISO date ("2009-06-01"); NaN where the text is no such date. */
export function dayFromIso(text: string): number {
  return ISO_PREFIX.exec(text)?.[3] === undefined ? Number.NaN : firstDayOf(text);
}

/** ISO date of a day number; the inverse of `dayFromIso` for the years -9999 to 9999. */
export function isoFromDay(day: number): string {
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  const digits = String(Math.abs(year)).padStart(4, "0");
  return `${year < 0 ? "-" : ""}${digits}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** First day of a year, month or day ("2009", "2009-06", "2009-06-01"); NaN where the text is none of them. */
export function firstDayOf(text: string): number {
  const date = readIsoPrefix(text);
  return date === null ? Number.NaN : firstDay(date);
}

/** Last day of a year, month or day ("2009", "2009-06", "2009-06-01"); NaN where the text is none of them. */
export function lastDayOf(text: string): number {
  const date = readIsoPrefix(text);
  return date === null ? Number.NaN : lastDay(date);
}

/** Calendar year that a day falls in; astronomical, so that 0 is 1 BC. */
export function yearOfDay(day: number): number {
  return civilFromDay(day).year;
}

/** Day number of 1 January of a year; astronomical, so that 0 is 1 BC. */
export function firstDayOfYear(year: number): number {
  return dayFromCivil(year, 1, 1);
}

/** Texts whose words are kept: dates recur, and putting one in words takes ten times as long as looking it up. */
const MOST_KEPT = 10_000;
let kept = new Map<string, Words>();
let keptIn = language();

/**
 * An EDTF text in words, to be read on its own: "about December 2023", "from about 2014", "until 2018" (which includes
 * 2018, as `../2018` does). A text that cannot be read comes back as it is.
 */
export function describeWhen(text: string): Words {
  if (keptIn !== language() || kept.size >= MOST_KEPT) {
    kept = new Map();
    keptIn = language();
  }
  let description = kept.get(text);
  if (description === undefined) {
    description = describe(text);
    kept.set(text, description);
  }
  return description;
}

function describe(text: string): Words {
  const ends = parseWhen(text).ok ? statedEnds(text) : null;
  if (!ends?.ok) return verbatim(text);
  const { start, end } = ends.value;
  if (typeof end === "string") {
    if (typeof start === "string") return verbatim(text);
    const date = describeInPhrase(start);
    return end === "open" ? words.from({ date }) : words.fromEndUnknown({ date });
  }
  if (typeof start === "string") {
    const date = describeInPhrase(end);
    return start === "open" ? words.until({ date }) : words.untilBeginningUnknown({ date });
  }
  return start === end ? describeAlone(start) : describeRange(start, end);
}

/**
 * The dates that an EDTF text states, for whoever writes them in a form of their own; start and end are one object where
 * it is a single date. Reads what `parseWhen` reads, but does not ask whether it ends before it begins.
 */
export function statedEnds(text: string): Result<{ readonly start: StatedEnd; readonly end: StatedEnd }, Words> {
  const parts = text.split("/");
  const [first = "", second] = parts;
  if (parts.length > 2) return err(words.twoSlashes({ text }));
  if (second === undefined) {
    const date = readDate(first);
    return date.ok ? ok({ start: date.value, end: date.value }) : date;
  }
  const start = readEnd(first);
  if (!start.ok) return start;
  const end = readEnd(second);
  if (!end.ok) return end;
  if (typeof start.value === "string" && typeof end.value === "string") return err(words.noDate({ text }));
  return ok({ start: start.value, end: end.value });
}

function readEnd(text: string): Result<StatedEnd, Words> {
  if (text === "..") return ok("open");
  return text === "" ? ok("unknown") : readDate(text);
}

function readDate(text: string): Result<StatedDate, Words> {
  const match = DATE.exec(text);
  if (match === null) return err(words.notDate({ text }));
  const [, minus, digits = "", monthText, dayText, mark] = match;
  if (minus === "-" && digits === "0000") return err(words.noYearZero({ text }));
  if (digits.endsWith("X") && monthText !== undefined) return err(words.monthOfAnyYear({ text }));
  if (monthText === "XX" && dayText !== undefined && dayText !== "XX") return err(words.dayOfAnyMonth({ text }));
  const low = Number(digits.replaceAll("X", "0"));
  const high = Number(digits.replaceAll("X", "9"));
  const month = monthText === undefined || monthText === "XX" ? null : Number(monthText);
  const day = dayText === undefined || dayText === "XX" ? null : Number(dayText);
  const firstYear = minus === "-" ? -high : low;
  if (month !== null && (month < 1 || month > 12)) return err(words.noMonth({ text, month: monthText ?? "" }));
  if (month !== null && day !== null && (day < 1 || day > daysInMonth(firstYear, month)))
    return err(words.noDay({ text }));
  return ok({
    firstYear,
    lastYear: minus === "-" ? -low : high,
    month,
    day,
    partUnspecified: monthText === "XX" || dayText === "XX",
    approximate: mark === "~" || mark === "%",
    uncertain: mark === "?" || mark === "%",
  });
}

function readIsoPrefix(text: string): StatedDate | null {
  if (!ISO_PREFIX.test(text)) return null;
  const date = readDate(text);
  return date.ok ? date.value : null;
}

function isMarked(end: StatedEnd, mark: "approximate" | "uncertain"): boolean {
  return typeof end !== "string" && end[mark];
}

function firstDay({ firstYear, month, day }: StatedDate): number {
  return dayFromCivil(firstYear, month ?? 1, day ?? 1);
}

function lastDay({ lastYear, month, day }: StatedDate): number {
  return dayFromCivil(lastYear, month ?? 12, day ?? daysInMonth(lastYear, month ?? 12));
}

function describeAlone(date: StatedDate): Words {
  const { firstYear, lastYear, partUnspecified, approximate, uncertain } = date;
  if (approximate || uncertain) return describeInPhrase(date);
  if (partUnspecified) return words.within({ date: describeInPhrase(date) });
  if (isDecade(date)) return words.inDecade({ year: String(firstYear) });
  if (lastYear > firstYear) return words.between({ first: yearText(firstYear), last: yearText(lastYear) });
  return describeInPhrase(date);
}

/** A date as it follows "from" or "until". */
function describeInPhrase(stated: StatedDate): Words {
  const { approximate, uncertain } = stated;
  const date = unmarked(stated);
  if (uncertain) return approximate ? words.perhapsAbout({ date }) : words.perhaps({ date });
  return approximate ? words.about({ date }) : date;
}

function unmarked(date: StatedDate): Words {
  const { firstYear, lastYear } = date;
  if (isDecade(date)) return words.decade({ year: String(firstYear) });
  return lastYear > firstYear
    ? dateRangeText(firstDayOfYear(firstYear), firstDayOfYear(lastYear), "year")
    : dateText(firstDay(date), precisionOf(date));
}

/** "19XX" is 1900 to 1999: no century, which would begin in 1901, and "the 1900s" would read as a decade. */
function isDecade({ firstYear, lastYear }: StatedDate): boolean {
  return lastYear - firstYear === 9 && firstYear >= 1000;
}

function describeRange(start: StatedDate, end: StatedDate): Words {
  const precision = precisionOf(start);
  const isPlain = [start, end].every(
    (date) =>
      !(date.approximate || date.uncertain || date.partUnspecified) &&
      date.firstYear === date.lastYear &&
      precisionOf(date) === precision,
  );
  return isPlain
    ? dateRangeText(firstDay(start), firstDay(end), precision)
    : words.range({ first: describeInPhrase(start), last: describeInPhrase(end) });
}

function precisionOf({ month, day }: StatedDate): DatePrecision {
  if (month === null) return "year";
  return day === null ? "month" : "day";
}

function yearText(year: number): Words {
  return dateText(firstDayOfYear(year), "year");
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Day number of a civil date. Own arithmetic, as Date.UTC takes the years 0 to 99 for 1900 to 1999.
 * Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
 */
function dayFromCivil(year: number, month: number, day: number): number {
  // Years begin in March here, so that a leap day is the last of its year.
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The civil date of a day number. Method: as `dayFromCivil` (civil_from_days). */
function civilFromDay(dayNumber: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = Math.floor(dayNumber) + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
