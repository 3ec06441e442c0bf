import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { readingOf } from "./csv-columns.ts";
import { findTable, missingColumn, withoutWords } from "./csv-found-table.ts";
import { readMatrix } from "./csv-matrix.ts";
import { withoutNeo4jExport } from "./csv-neo4j.ts";
import { createRecordReader } from "./csv-records.ts";
import { type CellTable, cutText, placeOf } from "./csv-table.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import type { ReadChoices, ReaderCodec, TextFile } from "./reader.ts";

const SEPARATOR_NAMES: Readonly<Record<string, string>> = { "\t": "tab", ";": "semicolon", ",": "comma", "|": "bar" };

/**
 * Tables: lists of edges, lists of entities, both together, or a matrix of who to whom, with whatever separator and
 * decimal mark. What the headings do not say is guessed from the values, and said.
 */
export const csv: ReaderCodec = {
  read: (files, build, choices) =>
    readTables(
      files.map((file) => cellsOf(file, files.length > 1, build, choices)),
      build,
      choices,
    ),
};

/**
 * The cells of a text.
 * @param isOneOfSeveral whether places are to say in which file they are.
 */
export function cellsOf(
  { name, text, reached }: TextFile,
  isOneOfSeveral: boolean,
  build: GraphBuilder,
  choices: ReadChoices,
): CellTable {
  const table = { name, reached, ...cutText(text, choices.separator, isOneOfSeveral ? name : undefined) };
  const separator = SEPARATOR_NAMES[table.separator] ?? table.separator;
  build.guess({ about: "separator", value: table.separator, message: words.separator({ separator }) });
  for (const row of table.misquoted) build.warn("misquoted", placeOf(row), words.misquoted());
  return table;
}

/** Entities first, whose names tables of lines may use. */
const ORDER = { entities: 0, lines: 1, matrix: 2 } as const;

/** Tables of cells, from a text or from a sheet, in the same way. */
export async function readTables(
  cells: readonly CellTable[],
  build: GraphBuilder,
  choices: ReadChoices,
): Promise<Result<null, readonly Issue[]>> {
  const all = withoutWords(namedApart(cells.flatMap(withoutNeo4jExport)), build, choices).map((each) =>
    findTable(each, build, choices),
  );
  const tables = all.filter(({ table }) => table.rows.length > 0);
  if (tables.length === 0)
    return err([{ code: "reading/empty-table", path: "", message: words.emptyTable(), hint: null }]);
  for (const { name, table } of all)
    if (table.rows.length === 0) build.warn("empty-table", () => words.file({ name }), words.emptyTable());
  const missing = missingColumn(tables, choices);
  if (missing !== null) return err([missing]);
  const hasEntities = tables.some(({ kind }) => kind === "entities");
  build.unlisted(hasEntities ? "marked" : "named");
  const readRecords = createRecordReader(hasEntities, choices, build);
  for (const found of tables.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])) {
    if (found.kind === "matrix") {
      build.table(readingOf(found.name, found.table, found.kind, {}));
      readMatrix(found.table, found.decimal, choices, build);
    } else await readRecords({ ...found, kind: found.kind });
  }
  return ok(null);
}

/** Tables, of which no two are called alike. */
function namedApart(tables: readonly CellTable[]): readonly CellTable[] {
  const counts = new Map<string, number>();
  return tables.map((table) => {
    const count = (counts.get(table.name) ?? 0) + 1;
    counts.set(table.name, count);
    return count === 1 ? table : { ...table, name: words.fileAgain({ name: table.name, count }) };
  });
}
