import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { numberColumns, plainNumber } from "./csv-numbers.ts";
import { placeOf, type Table, type TableRow } from "./csv-table.ts";
import type { GraphBuilder, Place } from "./graph-builder.ts";
import type { ReadChoices } from "./reader.ts";

/**
 * A matrix with a row and a column for each name: what is not zero is a line from its row to its column. One that is the
 * same both ways has each line once.
 */
export function readMatrix(whole: Table, decimal: "." | "," | null, choices: ReadChoices, build: GraphBuilder): void {
  const numbers = numberColumns(whole, decimal);
  const valueAt = (cells: readonly string[], column: number) => {
    const cell = (cells[column] ?? "").trim();
    return numbers.has(column) ? plainNumber(cell || "0", decimal) : cell;
  };
  const { headings, rows } = withoutTotals(whole, valueAt, build);
  const isZero = (value: string) => value === "" || Number(value) === 0;
  const columns = headings.map((heading, column) => ({ heading, column })).slice(1);
  const found: { readonly from: string; readonly to: string; readonly value: string; readonly at: Place }[] = [];
  const head = placeOf({ row: 1, within: rows[0]?.within });
  const lost: string[] = [];
  const lostInColumn: string[] = [];
  for (const row of rows) {
    const { cells } = row;
    const from = (cells[0] ?? "").trim();
    const at = placeOf(row);
    if (from !== "") build.name(from, at);
    for (const { heading, column } of columns) {
      const value = valueAt(cells, column);
      if (isZero(value)) continue;
      if (from === "") lost.push(value);
      else if (heading === "") lostInColumn.push(value);
      else found.push({ from, to: heading, value, at });
    }
  }
  lost.push(...lostInColumn);
  for (const { heading } of columns) if (heading !== "") build.name(heading, head);
  if (lost.length > 0) {
    const message = words.namelessInMatrix({ count: lost.length, values: listText(lost, "comma") });
    build.warn("nameless", head, message);
  }
  const keyOf = (from: string, to: string) => JSON.stringify([from, to]);
  const values = new Map(found.map(({ from, to, value }) => [keyOf(from, to), value]));
  // A name with two rows or two columns has more than one value for an end: then no half says it all.
  const isSymmetric =
    found.length > 0 &&
    values.size === found.length &&
    found.every(({ from, to, value }) => values.get(keyOf(to, from)) === value);
  const isDirected = choices.direction === undefined ? !isSymmetric : choices.direction === "directed";
  if (isSymmetric && choices.direction === undefined) {
    build.guess({ about: "direction", value: "undirected", message: words.symmetricMatrix() });
  }
  const done = new Set<string>();
  for (const { from, to, value, at } of found) {
    // Of the two halves of a matrix that is the same both ways, one says all.
    if (!isDirected && isSymmetric && done.has(keyOf(to, from))) continue;
    done.add(keyOf(from, to));
    build.claim({
      from,
      to,
      direction: isDirected ? "directed" : "undirected",
      // A mark such as x says no more than that there is a line.
      fields: /\d/.test(value)
        ? [{ name: words.weightField(), key: "weight", value, type: "number", isWeight: true }]
        : [],
      at,
    });
  }
}

const TOTAL = /^(?:(?:grand )?totals?|sum|summe|gesamt|total général|suma|totale|итого|всего|合计|总计)$/i;

/** Without a last row and a last column that are called totals, and are. */
function withoutTotals(
  { headings, rows }: Table,
  valueAt: (cells: readonly string[], column: number) => string,
  build: GraphBuilder,
): Pick<Table, "headings" | "rows"> {
  const [last, lastColumn] = [rows.at(-1), headings.length - 1];
  const number = (cells: readonly string[], column: number) => Number(valueAt(cells, column) || 0);
  const isSum = (total: number, parts: readonly number[]) =>
    Math.abs(total - parts.reduce((sum, part) => sum + part, 0)) <= Math.abs(total) * 1e-9;
  const hasRow = last !== undefined && TOTAL.test((last.cells[0] ?? "").trim());
  const inner = hasRow ? rows.slice(0, -1) : rows;
  const hasColumn = TOTAL.test(headings[lastColumn] ?? "");
  const columns = headings.map((_, column) => column).slice(1, hasColumn ? -1 : undefined);
  const sumsOf = ({ cells }: TableRow) => columns.map((column) => number(cells, column));
  const areSums =
    (!hasColumn || inner.every((row) => isSum(number(row.cells, lastColumn), sumsOf(row)))) &&
    (!hasRow ||
      columns.every((column) =>
        isSum(
          number(last.cells, column),
          inner.map(({ cells }) => number(cells, column)),
        ),
      ));
  if (!areSums) return { headings, rows };
  if (hasRow) build.warn("totals", placeOf(last), words.totalsRow());
  if (hasColumn) build.warn("totals", null, words.totalsColumn({ name: headings[lastColumn] ?? "" }));
  return { headings: hasColumn ? headings.slice(0, -1) : headings, rows: inner };
}
