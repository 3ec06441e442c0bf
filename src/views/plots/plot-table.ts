import { type CsvCell, csvText, tsvText } from "../../lib/csv.ts";
import { plotWords as words } from "../../words/en/plots.ts";
import type { Plot } from "./plot.ts";

/** The numbers of a plot as a table: a row for each bar, a column for each part of it, in the form of a file or of the clipboard. */
export function plotTable({ title, bars, apart, parts }: Plot, form: "csv" | "tsv"): string {
  const rows = [...bars, ...apart];
  const isGrouped = rows.some(({ group }) => group !== undefined);
  const lines: CsvCell[][] = [
    [...(isGrouped ? [words.groupColumn()] : []), title, ...parts.map(({ label }) => label)],
    ...rows.map(({ group, what, counts }): CsvCell[] => [
      ...(isGrouped ? [group ?? ""] : []),
      what,
      ...parts.map((_, at) => counts[at] ?? 0),
    ]),
  ];
  return form === "csv" ? csvText(lines) : tsvText(lines);
}
