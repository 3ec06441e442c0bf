import type { Table } from "./csv-table.ts";

const WITH_COMMA = /^\s*[+-]?(?:\d+|\d{1,3}(?:[. ]\d{3})+),\d+\s*$/;
const WITH_POINT = /^\s*[+-]?(?:\d+|\d{1,3}(?:[, ]\d{3})+)\.\d+\s*$/;
const WHOLE = /^\s*[+-]?\d+\s*$/;

/** The mark before the decimals of a table's numbers; null where it has none with decimals. */
export function decimalOf({ headings, rows, separator }: Table): "." | "," | null {
  let [commas, points] = [0, 0];
  for (let column = 0; column < headings.length; column += 1) {
    const cells = statedIn(rows, column);
    if (
      separator !== "," &&
      cells.some((cell) => WITH_COMMA.test(cell)) &&
      cells.every((cell) => WITH_COMMA.test(cell) || WHOLE.test(cell))
    )
      commas += 1;
    if (cells.some((cell) => WITH_POINT.test(cell))) points += 1;
  }
  return commas === 0 && points === 0 ? null : commas > points ? "," : ".";
}

/**
 * The columns whose cells are all numbers with that mark, so that they can be read as such. A column with one that is
 * none stays as written.
 */
export function numberColumns({ headings, rows }: Table, decimal: "." | ","): ReadonlySet<number> {
  const pattern = decimal === "," ? WITH_COMMA : WITH_POINT;
  const columns = headings.map((_, column) => column);
  return new Set(
    columns.filter((column) => {
      const cells = statedIn(rows, column);
      return cells.some((cell) => pattern.test(cell)) && cells.every((cell) => pattern.test(cell) || WHOLE.test(cell));
    }),
  );
}

/** A cell of such a column as JavaScript writes numbers. */
export function plainNumber(cell: string, decimal: "." | ","): string {
  const plain = cell
    .trim()
    .replace(/^\+/, "")
    .replaceAll(decimal === "," ? /[. ]/g : /[, ]/g, "")
    .replace(",", ".");
  return plain.replace(/^(-?)0+(?=\d)/, "$1");
}

function statedIn(rows: Table["rows"], column: number): readonly string[] {
  return rows.flatMap(({ cells }) => ((cells[column] ?? "").trim() === "" ? [] : [cells[column] ?? ""]));
}
