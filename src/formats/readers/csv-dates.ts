import { dateText } from "./times.ts";

const NUMERIC = /^\s*(\d{1,2})([./-])(\d{1,2})\2(\d{4})\s*$/;

/** How dates such as 03/04/2020 are to be read: null where there are none, "unclear" where nothing tells day from month. */
export type DateOrder = "day" | "month" | "unclear" | null;

/** The order in the cells of all columns of dates together: a number above 12 is a day, and dates with dots are day first. */
export function dateOrderOf(cells: Iterable<string>): DateOrder {
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

/** A date as EDTF has it; as written where that is not clear. */
export function orderedDate(cell: string, order: DateOrder): string {
  const [, first = "", , second = "", year] = NUMERIC.exec(cell) ?? [];
  if (year === undefined || order === null || order === "unclear") return dateText(cell);
  const [day, month] = order === "day" ? [first, second] : [second, first];
  if (Number(month) > 12 || Number(day) > 31) return dateText(cell);
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
