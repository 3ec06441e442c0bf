import type { CellTable, TableRow } from "./csv-table.ts";

/** Columns of `apoc.export.csv`, and the headings of an import into Neo4j that say the same. */
const ENTITY_COLUMNS: ReadonlyMap<string, string> = new Map([
  ["_id", ":ID"],
  ["_labels", ":LABEL"],
]);
const EDGE_COLUMNS: ReadonlyMap<string, string> = new Map([
  ["_start", ":START_ID"],
  ["_end", ":END_ID"],
  ["_type", ":TYPE"],
]);

/**
 * The tables of entities and of edges that `apoc.export.csv.all` writes as one, with an edge below the entities in the
 * columns beside theirs. Other tables as they are. Source: the documentation of APOC, "Export to CSV".
 */
export function withoutNeo4jExport(table: CellTable): readonly CellTable[] {
  const [head, ...rows] = table.rows;
  const headings = head?.cells.map((cell) => cell.trim()) ?? [];
  const [id, start, end] = ["_id", "_start", "_end"].map((heading) => headings.indexOf(heading));
  if (head === undefined || id === undefined || start === undefined || end === undefined) return [table];
  if (id < 0 || start < 0 || end < 0) return [table];
  const isEdge = ({ cells }: TableRow) => [start, end].some((column) => (cells[column] ?? "").trim() !== "");
  const part = (own: readonly TableRow[], names: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) => {
    const columns = headings.flatMap((heading, column) => {
      const isStated = own.some(({ cells }) => (cells[column] ?? "").trim() !== "");
      return names.has(heading) || (isStated && !others.has(heading)) ? [column] : [];
    });
    const cellsOf = (row: TableRow, textOf: (cell: string, heading: string) => string): TableRow => ({
      ...row,
      cells: columns.map((column) => textOf(row.cells[column] ?? "", headings[column] ?? "")),
    });
    return {
      ...table,
      rows: [
        cellsOf(head, (cell, heading) => names.get(heading) ?? cell),
        ...own.map((row) =>
          cellsOf(row, (cell, heading) => (heading === "_labels" ? cell.replace(/^:/, "").replaceAll(":", ";") : cell)),
        ),
      ],
    };
  };
  const edges = rows.filter(isEdge);
  const entities = rows.filter((row) => !isEdge(row));
  return [part(entities, ENTITY_COLUMNS, EDGE_COLUMNS), part(edges, EDGE_COLUMNS, ENTITY_COLUMNS)].filter(
    (each) => each.rows.length > 1,
  );
}
