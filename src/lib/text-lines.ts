import { numberText } from "../words/numbers.ts";

/** Controls, line ends and marks that reorder a line: a label from a file must not steer the terminal. */
const STEERING = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066\u2067]/gu;
/** Marks around a name in another direction, as messages put them. In pairs they keep a name together and do no more. */
const ISOLATING = /[\u2068\u2069]/gu;

/** A text as it can stand on one line of a terminal: white space joined, all that would steer it made visible. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, " ").replace(STEERING, visible).trim();
  return areInPairs(line.match(ISOLATING) ?? []) ? line : line.replace(ISOLATING, visible);
}

function visible(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function areInPairs(marks: readonly string[]): boolean {
  let open = 0;
  for (const mark of marks) {
    open += mark === "\u2068" ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** A row of a table; numbers are set right. */
export type Row = readonly (string | number)[];

/** Rows as aligned columns, two spaces apart, with a line end after each row. Long texts are cut at 48 characters. */
export function textTable(rows: readonly Row[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => ({
      text: typeof cell === "number" ? numberText(cell) : indented(cell),
      right: typeof cell === "number",
    })),
  );
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...cells.map((row) => widthOf(row[column]?.text ?? ""))),
  );
  const lines = cells.map((row) =>
    row
      .map(({ text, right }, column) => {
        const padding = " ".repeat((widths[column] ?? 0) - widthOf(text));
        return right ? padding + text : text + padding;
      })
      .join("  ")
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join("");
}

const MAX_CELL = 48;

/** A cell's text on one line, its indentation kept. */
function indented(text: string): string {
  const indentation = /^ */.exec(text)?.[0] ?? "";
  return indentation + shortened(oneLine(text));
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_CELL
    ? text
    : `${characters
        .slice(0, MAX_CELL - 1)
        .join("")
        .trimEnd()}…`;
}

/** Columns that a text takes, but for wide scripts: code points without combining marks and what is invisible. */
function widthOf(text: string): number {
  return [...text.replace(/[\p{M}\p{Cf}]/gu, "")].length;
}
