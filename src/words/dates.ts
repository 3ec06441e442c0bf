import { language } from "./language.ts";
import type { Words } from "./message.ts";

/** How much of a date is given. */
export type DatePrecision = "year" | "month" | "day";

const PARTS: Readonly<Record<DatePrecision, Intl.DateTimeFormatOptions>> = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric" },
};

const MS_PER_DAY = 86_400_000;
/** 1 January 1000, as days are counted here: earlier years are given with their era, as in "44 BC". */
const FIRST_PLAIN_DAY = Date.UTC(1000, 0, 1) / MS_PER_DAY;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(precision: DatePrecision, isEarly: boolean): Intl.DateTimeFormat {
  const { tag } = language();
  const key = `${tag} ${precision} ${isEarly}`;
  let format = formats.get(key);
  if (format === undefined) {
    const era = isEarly ? ({ era: "short" } as const) : {};
    format = new Intl.DateTimeFormat(tag, { ...PARTS[precision], ...era, timeZone: "UTC", calendar: "gregory" });
    formats.set(key, format);
  }
  return format;
}

/**
 * The year, the month or the day that a day lies in, as in "1998", "March 1998", "7 March 1998".
 * @param day counted from 1970-01-01 in the proleptic Gregorian calendar.
 */
export function dateText(day: number, precision: DatePrecision): Words {
  return formatFor(precision, day < FIRST_PLAIN_DAY).format(day * MS_PER_DAY) as Words;
}

/** Two dates and what lies between, as in "1998–2001", "2–5 March 2017", "March 2017 – May 2018". */
export function dateRangeText(from: number, to: number, precision: DatePrecision): Words {
  const range = formatFor(precision, from < FIRST_PLAIN_DAY).formatRange(from * MS_PER_DAY, to * MS_PER_DAY);
  // Engines differ in the thin spaces around a dash. Here it stands close to single words, and else between spaces.
  return range.replace(/^(\S+)\u2009–\u2009/u, "$1–").replaceAll("\u2009", " ") as Words;
}
