import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { numberColumns, plainNumber } from "./csv-numbers.ts";
import type { Table } from "./csv-table.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import type { ReadChoices } from "./reader.ts";

/**
 * A matrix with a row and a column for each name: what is not zero is a line from its row to its column. One that is the
 * same both ways has each line once.
 */
export function readMatrix(table: Table, decimal: "." | ",", choices: ReadChoices, build: GraphBuilder): void {
  const { headings, rows } = table;
  const numbers = numberColumns(table, decimal);
  const valueAt = (cells: readonly string[], column: number) => {
    const cell = (cells[column] ?? "").trim();
    return numbers.has(column) ? plainNumber(cell || "0", decimal) : cell;
  };
  const isZero = (value: string) => value === "" || Number(value) === 0;
  const columns = headings.map((heading, column) => ({ heading, column })).slice(1);
  const values = new Map<string, string>();
  const lost: string[] = [];
  const lostInColumn: string[] = [];
  for (const { cells, row } of rows) {
    const from = (cells[0] ?? "").trim();
    const at = () => words.row({ row: String(row) });
    if (from !== "") build.name(from, at);
    for (const { heading, column } of columns) {
      const value = valueAt(cells, column);
      if (isZero(value)) continue;
      if (from === "") lost.push(value);
      else if (heading === "") lostInColumn.push(value);
      else values.set(JSON.stringify([from, heading]), value);
    }
  }
  lost.push(...lostInColumn);
  for (const { heading } of columns) if (heading !== "") build.name(heading, () => words.row({ row: "1" }));
  if (lost.length > 0) {
    const message = words.namelessInMatrix({ count: lost.length, values: listText(lost, "comma") });
    build.warn("nameless", () => words.row({ row: "1" }), message);
  }
  const ends = [...values].map(([key, value]) => ({ ends: JSON.parse(key) as [string, string], value }));
  const isSymmetric =
    ends.length > 0 && ends.every(({ ends: [from, to], value }) => values.get(JSON.stringify([to, from])) === value);
  const isDirected = choices.direction === undefined ? !isSymmetric : choices.direction === "directed";
  if (isSymmetric && choices.direction === undefined) {
    build.guess({ about: "direction", value: "undirected", message: words.symmetricMatrix() });
  }
  const rowOf = new Map(rows.map(({ cells, row }) => [(cells[0] ?? "").trim(), row]));
  const done = new Set<string>();
  for (const {
    ends: [from, to],
    value,
  } of ends) {
    // Of the two halves of a matrix that is the same both ways, one says all.
    if (!isDirected && isSymmetric && done.has(JSON.stringify([to, from]))) continue;
    done.add(JSON.stringify([from, to]));
    build.claim({
      from,
      to,
      direction: isDirected ? "directed" : "undirected",
      fields: [{ name: words.weightField(), key: "weight", value, type: "number" }],
      at: () => words.row({ row: String(rowOf.get(from)) }),
    });
  }
}
