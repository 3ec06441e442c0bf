import type { Table } from "./csv-table.ts";

const WITH_COMMA = /^\s*[+-]?(?:\d+|\d{1,3}(?:[. ]\d{3})+),\d+\s*$/;
const WITH_POINT = /^\s*[+-]?(?:\d+|\d{1,3}(?:[, ]\d{3})+)\.\d+\s*$/;
const WHOLE = /^\s*[+-]?\d+\s*$/;
/** Whole, with marks between the thousands: "1,234" where the point is the decimal mark. */
const GROUPED = { ",": /^\s*[+-]?\d{1,3}(?:[. ]\d{3})+\s*$/, ".": /^\s*[+-]?\d{1,3}(?:[, ]\d{3})+\s*$/ } as const;
/** Either a decimal mark or one between thousands. */
const AMBIGUOUS = /^\s*[+-]?[1-9]\d{0,2},\d{3}\s*$/;

/** The mark before the decimals of a table's numbers; null where it has none with decimals. */
export function decimalOf(table: Table): "." | "," | null {
  const { headings, separator } = table;
  let [commas, points, unclear] = [0, 0, 0];
  for (let column = 0; column < headings.length; column += 1) {
    const cells = statedIn(table, column);
    if (
      cells.some((cell) => WITH_COMMA.test(cell) && (separator !== "," || cell.includes("."))) &&
      cells.every((cell) => WITH_COMMA.test(cell) || WHOLE.test(cell) || GROUPED[","].test(cell)) &&
      !isAmbiguous(cells)
    )
      commas += 1;
    if (!cells.some((cell) => WITH_POINT.test(cell))) continue;
    // "1.234" may have a mark between thousands: what other columns have decides.
    if (separator !== "," && cells.every((cell) => GROUPED[","].test(cell) || WHOLE.test(cell))) unclear += 1;
    else points += 1;
  }
  if (commas === 0 && points === 0) return unclear === 0 ? null : ".";
  return commas > points ? "," : ".";
}

/**
 * The columns whose cells are all numbers with that mark, so that they can be read as such. A column with one that is
 * none stays as written.
 */
export function numberColumns(table: Table, decimal: "." | "," | null): ReadonlySet<number> {
  if (decimal === null) return new Set();
  const pattern = decimal === "," ? WITH_COMMA : WITH_POINT;
  const columns = table.headings.map((_, column) => column);
  return new Set(
    columns.filter((column) => {
      const cells = statedIn(table, column);
      return (
        cells.some((cell) => pattern.test(cell) || GROUPED[decimal].test(cell)) &&
        cells.every((cell) => pattern.test(cell) || WHOLE.test(cell) || GROUPED[decimal].test(cell))
      );
    }),
  );
}

/** The columns of numbers in which a comma may be a decimal mark or one between thousands. */
export function ambiguousColumns(table: Table): readonly number[] {
  return table.headings.flatMap((_, column) => (isAmbiguous(statedIn(table, column)) ? [column] : []));
}

function isAmbiguous(cells: readonly string[]): boolean {
  return cells.some((cell) => AMBIGUOUS.test(cell)) && cells.every((cell) => AMBIGUOUS.test(cell) || WHOLE.test(cell));
}

/** A cell of such a column as JavaScript writes numbers. */
export function plainNumber(cell: string, decimal: "." | "," | null): string {
  const plain = cell
    .trim()
    .replace(/^\+/, "")
    .replaceAll(decimal === "," ? /[. ]/g : /[, ]/g, "")
    .replace(",", ".");
  return plain.replace(/^(-?)0+(?=\d)/, "$1");
}

/** The cells of a column that state something; none of one in which the file has numbers, of which nothing is guessed. */
function statedIn({ rows, exact }: Table, column: number): readonly string[] {
  if (exact?.has(column)) return [];
  return rows.flatMap(({ cells }) => ((cells[column] ?? "").trim() === "" ? [] : [cells[column] ?? ""]));
}
