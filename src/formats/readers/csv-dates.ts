import { parseWhen } from "../../model/when.ts";
import { monthCalled } from "../../words/month-names.ts";
import { dateText, readableTime } from "./times.ts";

const NUMERIC = /^\s*(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,?\s+\d{1,2}:\d{2}\S*(?:\s*[ap]m)?)?\s*$/i;
/** A day and its time, as ISO 8601 has them. */
const WITH_TIME = /^\s*(-?\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}\S*\s*$/;
const YEAR_FIRST = /^\s*(\d{4})[./](\d{1,2})[./](\d{1,2})\s*$/;
/** As in Chinese and Japanese. */
const WITH_SIGNS = /^\s*(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?\s*$/;
const YEARS = /^\s*(\d{4})\s*[–—-]\s*(\d{4})\s*$/;
const ABOUT =
  /^\s*(?:about|around|approximately|approx\.|circa|ca\.|c\.|um|etwa|gegen|vers|environ|hacia|около)\s*(.*\d{4}.*)$/i;
const IN_WORDS =
  /^\s*(?:(\d{1,2})(?:\.|er|º|°)?\s+(?:de\s+)?)?(\p{L}+)\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?,?)?\s+(?:del?\s+)?(\d{4})(?:\s+г\.?)?\s*$/u;

/** Which comes first in dates such as 03/04/2020. */
export type DateOrder = "day" | "month";

/** The order in the cells: null where there are no such dates, "unclear" where nothing tells day from month. */
export function dateOrderOf(cells: Iterable<string>): DateOrder | "unclear" | null {
  let [some, dayFirst, monthFirst] = [false, false, false];
  for (const cell of cells) {
    const [, first, mark, second] = NUMERIC.exec(cell) ?? [];
    if (first === undefined) continue;
    some = true;
    if (Number(first) > 12 || mark === ".") dayFirst = true;
    if (Number(second) > 12) monthFirst = true;
  }
  if (!some) return null;
  return dayFirst === monthFirst ? "unclear" : dayFirst ? "day" : "month";
}

/** A date as EDTF has it, as written where it is not clear; and whether all that the cell says is in it. */
export function orderedDate(
  cell: string,
  order: DateOrder | null,
): { readonly date: string; readonly isWhole: boolean } {
  const [, first = "", , second = "", year] = NUMERIC.exec(cell) ?? [];
  if (year !== undefined && order !== null) {
    const date = order === "day" ? dayOf(year, second, first) : dayOf(year, first, second);
    if (date !== null) return { date, isWhole: !cell.includes(":") };
  }
  const timed = WITH_TIME.exec(dateText(cell))?.[1];
  if (timed !== undefined && parseWhen(timed).ok) return { date: timed, isWhole: false };
  return { date: writtenDate(cell) ?? dateText(cell), isWhole: true };
}

/**
 * "12 March 2020", "1er mars 2020", "12 de marzo de 2020", "Mar 2020", "March 12, 2020", "2020/3/12", "2020年3月12日",
 * "2019–2021", "about May 2020", "c. 1900".
 */
function writtenDate(cell: string): string | null {
  const [, rest] = ABOUT.exec(cell) ?? [];
  if (rest !== undefined) {
    const date = writtenDate(rest) ?? rest.trim();
    return parseWhen(`${date}~`).ok && !date.includes("/") ? `${date}~` : null;
  }
  const [, from, to] = YEARS.exec(cell) ?? [];
  if (from !== undefined && to !== undefined) return from < to ? `${from}/${to}` : null;
  const [, firstYear, itsMonth = "", itsDay = ""] = YEAR_FIRST.exec(cell) ?? [];
  if (firstYear !== undefined) return dayOf(firstYear, itsMonth, itsDay);
  const [, signedYear, signedMonth, signedDay] = WITH_SIGNS.exec(cell) ?? [];
  if (signedYear !== undefined) {
    const date = [signedYear, ...[signedMonth, signedDay].flatMap((part) => part?.padStart(2, "0") ?? [])].join("-");
    return readableTime(date);
  }
  const [, before, word = "", after, year] = IN_WORDS.exec(cell) ?? [];
  const month = year === undefined ? null : monthCalled(word);
  if (year === undefined || month === null || (before !== undefined && after !== undefined)) return null;
  const day = before ?? after;
  return day === undefined ? `${year}-${month}` : dayOf(year, month, day);
}

function dayOf(year: string, month: string, day: string): string | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return readableTime(date);
}
