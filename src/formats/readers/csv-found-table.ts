import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { areKnownHeadings, kindOfTable, withoutTypes } from "./csv-columns.ts";
import { ambiguousColumns, decimalOf } from "./csv-numbers.ts";
import { type CellTable, placeOf, type Table, type TableRow, withHeadings } from "./csv-table.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import type { ReadChoices, TableChoices, TextFile } from "./reader.ts";
import type { TableKind } from "./table-reading.ts";

/** Cells that were taken for a table of a kind. */
export interface FoundTable {
  readonly name: string;
  readonly reached: TextFile["reached"];
  readonly table: Table;
  readonly kind: TableKind;
  readonly decimal: "." | "," | null;
  readonly chosen: TableChoices;
}

/** What cells are taken for, by choice or else by what stands in them, which is said. */
export function findTable(cells: CellTable, build: GraphBuilder, choices: ReadChoices): FoundTable {
  const { name } = cells;
  const { table, kind, isGuess, chosen } = recognised(cells, choices);
  const found = decimalOf(table);
  if (found !== null && choices.decimal === undefined) {
    const message = found === "," ? words.decimalComma() : words.decimalPoint();
    build.guess({ about: "decimal", value: found, message });
  }
  if (table.hasNoHeadings && chosen.headings === undefined)
    build.guess({ about: "headings", value: "none", message: words.noHeadings() });
  if (isGuess) {
    const message = { lines: words.tableLines, entities: words.tableEntities, matrix: words.tableMatrix }[kind]();
    build.guess({ about: "table", value: kind, message });
  }
  const textOf = ({ cells }: TableRow) => listText(cells.map((cell) => cell.trim()).filter(Boolean), "comma");
  for (const row of table.above) build.warn("above-headings", placeOf(row), words.aboveHeadings({ text: textOf(row) }));
  for (const row of table.below) build.warn("below-table", placeOf(row), words.belowTable({ text: textOf(row) }));
  if (choices.decimal === undefined && found === null) {
    for (const column of ambiguousColumns(table)) {
      const message = words.ambiguousNumbers({ name: table.headings[column] ?? "" });
      build.warn("ambiguous-numbers", null, message);
      build.guess({ about: "decimal", value: "", message });
    }
  }
  for (const row of table.overlong) build.warn("overlong", placeOf(row), words.overlong());
  return { name, reached: cells.reached ?? (async () => {}), table, kind, decimal: choices.decimal ?? found, chosen };
}

function recognised(cells: CellTable, { table: general = {}, tables }: ReadChoices) {
  const chosen = tables?.get(cells.name) ?? general;
  const withOwn = withHeadings(cells, chosen.headings, areKnownHeadings, (column) =>
    words.column({ column: String(column) }),
  );
  const table = { ...withOwn, headings: withoutTypes(withOwn.headings) };
  return { table, chosen, ...kindOfTable(table, chosen) };
}

/** Without what is one column of words beside tables, which is said. */
export function withoutWords(
  cells: readonly CellTable[],
  build: GraphBuilder,
  choices: ReadChoices,
): readonly CellTable[] {
  const stated = cells.filter(({ rows }) => rows.length > 0);
  const areWords = (table: CellTable) =>
    table.mayBeWords === true &&
    table.rows.every((row) => row.cells.filter((cell) => cell.trim() !== "").length < 2) &&
    recognised(table, choices).isGuess;
  const ofWords = new Set(stated.length > 1 ? stated.filter(areWords) : []);
  if (ofWords.size === stated.length) return cells;
  for (const { name } of ofWords) build.warn("no-table", () => words.file({ name }), words.onlyWords());
  return cells.filter((table) => !ofWords.has(table));
}

/** The issue of a column that was chosen and that no table has, or of a table that is not there. */
export function missingColumn(tables: readonly FoundTable[], choices: ReadChoices): Issue | null {
  const issueIn = ({ columns = {} }: TableChoices, all: readonly Table[]): Issue | null => {
    const headings = all.flatMap((table) => table.headings);
    const known = new Set(headings.map((heading) => heading.toLowerCase()));
    const name = Object.values(columns).find(
      (each) => typeof each === "string" && !known.has(each.trim().toLowerCase()),
    );
    if (name === undefined) return null;
    const hint = words.columnsKnown({ known: listText(headings) });
    return { code: "reading/no-column", path: "", message: words.noColumn({ name: String(name) }), hint };
  };
  for (const [name, chosen] of choices.tables ?? []) {
    const own = tables.find((each) => each.name === name);
    if (own === undefined) {
      const hint = words.tablesKnown({ known: listText(tables.map((each) => each.name)) });
      return { code: "reading/no-table", path: "", message: words.noTable({ name }), hint };
    }
    const issue = issueIn(chosen, [own.table]);
    if (issue !== null) return issue;
  }
  const others = tables.filter(({ name }) => !choices.tables?.has(name)).map(({ table }) => table);
  return issueIn(choices.table ?? {}, others);
}
