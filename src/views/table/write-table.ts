import { type CsvCell, csvText, tsvText } from "../../lib/csv.ts";
import type { Steps } from "../../lib/steps.ts";
import type { Column } from "./columns.ts";
import { RECORDS_AT_ONCE } from "./rows.ts";

/** A form in which rows of a table can be taken away. */
export type TableForm = "csv" | "tsv";

/**
 * Rows with the titles of their columns, in steps. What is not stated is an empty cell; a number is written without
 * grouping, everything else in words. A text that a spreadsheet would take for a formula has an apostrophe before it.
 */
export function* writeTableSteps(columns: readonly Column[], rows: Iterable<number>, form: TableForm): Steps<string> {
  const written: string[] = [];
  let lines: CsvCell[][] = [columns.map(({ title }) => title)];
  const flush = () => {
    written.push(form === "csv" ? csvText(lines) : tsvText(lines));
    lines = [];
  };
  let read = 0;
  for (const row of rows) {
    if (read++ % RECORDS_AT_ONCE === 0) {
      flush();
      yield;
    }
    lines.push(
      columns.map(({ cell }): CsvCell => {
        const { text, value } = cell(row);
        return value ?? text;
      }),
    );
  }
  flush();
  return written.join("");
}
