/** What a cell may hold; null is an empty one. */
export type CsvCell = string | number | boolean | null;

/** How a text begins that a spreadsheet would take for a formula, and run. */
const FORMULA = /^['\s]*[=+\-@＝＋－＠]|^'*[\t\r\n]/;

/**
 * Rows as CSV after RFC 4180: commas, lines that end in CRLF, and quotes around a cell that holds a comma, a quote or the
 * end of a line. A text that a spreadsheet would take for a formula has an apostrophe before it; a number has none.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(value: CsvCell): string {
  if (value === null) return "";
  const text = typeof value === "string" ? guarded(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as spreadsheets take them from the clipboard: a cell holds no tab and no end of a line. */
export function tsvText(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(tsvCell).join("\t")}\n`).join("");
}

function tsvCell(value: CsvCell): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  return guarded(value.replaceAll(/[\t\r\n]+/g, " "));
}

/** A text with an apostrophe before it where a spreadsheet would take it for a formula. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A text as it was before `guarded` put an apostrophe in front of it. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
