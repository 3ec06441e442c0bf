import type { CellTable, TableRow } from "./csv-table.ts";
import type { Cell, ParquetTable } from "./parquet-file.ts";

/** A table, and the name of its file. */
export interface NamedTable extends ParquetTable {
  readonly name: string;
}

/** A table of edges or entities as cells: what its columns mean is told by their headings and values. */
export function cellsOfParquet(
  { name, columns, rows, reached }: NamedTable & Required<Pick<CellTable, "reached">>,
  isOneOfSeveral: boolean,
): CellTable {
  const within = isOneOfSeveral ? name : undefined;
  const body = rows.map((row, at): TableRow => ({ cells: row.map(textOfCell), row: at + 2, within }));
  const exact = columns.flatMap((_, at) => (rows.some((row) => typeof row[at] === "number") ? [at] : []));
  return {
    name,
    rows: [{ cells: columns, row: 1, within }, ...body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))],
    separator: null,
    reached,
    exact: new Set(exact),
  };
}

function textOfCell(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "object" ? cell.map(textOfCell).join("; ") : String(cell);
}
