import { err, ok } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { areHeadings, type Columns, columnsOf, directionIn, kindOfTable, readingOf } from "./csv-columns.ts";
import { type DateOrder, dateOrderOf, orderedDate } from "./csv-dates.ts";
import { readMatrix } from "./csv-matrix.ts";
import { ambiguousColumns, decimalOf, numberColumns, plainNumber } from "./csv-numbers.ts";
import { readTable, type Table, type TableRow } from "./csv-table.ts";
import type { FieldInput } from "./field-table.ts";
import type { ClaimInput, GraphBuilder, SourceInput } from "./graph-builder.ts";
import { htmlWords } from "./html-words.ts";
import type { ReadChoices, ReaderCodec, TextFile } from "./reader.ts";
import { spellText } from "./times.ts";

const SEPARATOR_NAMES: Readonly<Record<string, string>> = { "\t": "tab", ";": "semicolon", ",": "comma", "|": "bar" };

/**
 * Tables: lists of edges, lists of entities, both together, or a matrix of who to whom, with whatever separator and
 * decimal mark. What the headings do not say is guessed from the values, and said.
 */
export const csv: ReaderCodec = {
  async read(files, build, choices) {
    const all = files.map((file) => readFile(file, build, choices));
    const tables = all.filter(({ table }) => table.rows.length > 0);
    if (tables.length === 0) return refusal("empty-table", words.emptyTable());
    for (const { name, table } of all)
      if (table.rows.length === 0) build.warn("empty-table", () => words.file({ name }), words.emptyTable());
    const missing = missingColumn(
      tables.map(({ table }) => table),
      choices,
    );
    if (missing !== null) return err([missing]);
    const hasEntities = tables.some(({ kind }) => kind === "entities");
    build.unlisted(hasEntities ? "marked" : "entities");
    for (const { name, reached, table, kind, decimal } of tables.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])) {
      if (kind === "matrix") readMatrix(table, decimal, choices, build);
      else await readRows(name, reached, table, kind, decimal, choices, build, !hasEntities);
    }
    return ok(null);
  },
};

const ROWS_AT_ONCE = 200;

const ORDER = { entities: 0, lines: 1, matrix: 2 } as const;

function readFile({ name, text, reached }: TextFile, build: GraphBuilder, choices: ReadChoices) {
  const table = readTable(text, choices.separator, areHeadings, (column) => words.column({ column: String(column) }));
  const { kind, isGuess } = kindOfTable(table, choices.columns);
  const found = decimalOf(table);
  const separator = SEPARATOR_NAMES[table.separator] ?? table.separator;
  build.guess({ about: "separator", value: table.separator, message: words.separator({ separator }) });
  if (found !== null && choices.decimal === undefined) {
    const message = found === "," ? words.decimalComma() : words.decimalPoint();
    build.guess({ about: "decimal", value: found, message });
  }
  if (table.hasNoHeadings) build.guess({ about: "headings", value: "none", message: words.noHeadings() });
  if (isGuess) {
    const message = { lines: words.tableLines, entities: words.tableEntities, matrix: words.tableMatrix }[kind]();
    build.guess({ about: "table", value: kind, message });
  }
  for (const row of table.above) {
    const text = listText(row.cells.map((cell) => cell.trim()).filter(Boolean), "comma");
    build.warn("above-headings", placeOf(row), words.aboveHeadings({ text }));
  }
  if (choices.decimal === undefined && found === null) {
    for (const column of ambiguousColumns(table)) {
      const message = words.ambiguousNumbers({ name: table.headings[column] ?? "" });
      build.warn("ambiguous-numbers", null, message);
    }
  }
  for (const row of table.overlong) build.warn("overlong", () => words.row({ row: String(row) }), words.overlong());
  for (const row of table.misquoted) build.warn("misquoted", () => words.row({ row: String(row) }), words.misquoted());
  return { name, reached, table, kind, decimal: choices.decimal ?? found } as const;
}

/** The issue of a column that was chosen and that no table has. */
function missingColumn(tables: readonly Table[], { columns = {} }: ReadChoices): Issue | null {
  const known = tables.flatMap(({ headings }) => headings);
  const has = (name: string) => known.some((heading) => heading.toLowerCase() === name.trim().toLowerCase());
  const name = Object.values(columns).find((each) => each !== null && !has(each));
  if (typeof name !== "string") return null;
  const hint = words.columnsKnown({ known: listText(known) });
  return { code: "reading/no-column", path: "", message: words.noColumn({ name }), hint };
}

async function readRows(
  fileName: string,
  reached: TextFile["reached"],
  table: Table,
  kind: "lines" | "entities",
  decimal: "." | "," | null,
  choices: ReadChoices,
  build: GraphBuilder,
  isAlone: boolean,
): Promise<void> {
  const columns = columnsOf(table, kind, choices.columns);
  build.table(readingOf(fileName, table, columns));
  const numbers = numberColumns(table, decimal);
  const spellings = new Map<string, string>();
  if (kind === "lines") guessEnds(table, columns, choices, build);
  const keys = columnKeys(table.headings);
  const order = guessDates(table, columns, build);
  for (const [index, row] of table.rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) await reached(index / table.rows.length);
    const at = placeOf(row);
    const cell = (role: keyof Columns) => stated(row, columns[role]);
    const name = (role: keyof Columns) => {
      const at = columns[role];
      return at === undefined ? null : oneSpelling(row.cells[at] ?? "", spellings, row, build);
    };
    const cited: SourceInput[] = [];
    const used = new Set(Object.values(columns));
    if (columns.weight !== undefined) used.delete(columns.weight);
    const fields = fieldsOf(table, keys, row, used, numbers, decimal, cited, build);
    const [day, start, end] = (["time", "start", "end"] as const).map((role) => {
      const written = cell(role);
      return written === null ? null : orderedDate(written, order);
    });
    const time = day ?? (start || end ? spellText(start ?? null, end ?? null) : null);
    if (kind === "entities") {
      const own = cell("kind");
      build.entity({
        id: name("id") ?? "",
        label: columns.label === columns.id ? null : wordsIn(cell("label"), cited, row, build),
        kinds: own === null ? [] : /:LABEL$/.test(table.headings[columns.kind ?? -1] ?? "") ? own.split(";") : [own],
        fields,
        time,
        sources: cited,
        at,
      });
      continue;
    }
    const source = cell("source");
    if (source !== null) citedIn(source, cited, row, build);
    const [from, to] = [name("from"), name("to")];
    if (isAlone && (from === "") !== (to === "")) {
      const end = from === "" ? "from" : "to";
      const kept = from || to || "";
      build.name(kept, at);
      build.warn("no-end", at, words.endWithoutOther({ end, name: kept }));
      continue;
    }
    const holder = name("holder") || null;
    build.claim({
      id: cell("id"),
      from,
      to,
      relation: wordsIn(cell("relation"), cited, row, build),
      label: wordsIn(cell("label"), cited, row, build),
      direction: directionOf(cell("direction"), row, choices, build),
      time,
      fields,
      attributions: cited.length === 0 && holder === null ? [] : [{ holder, sources: cited }],
      at,
    });
  }
}

/** What tells columns apart, also those of other tables: the heading, and its place among others that are the same. */
function columnKeys(headings: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return headings.map((heading, column) => {
    const count = (counts.get(heading) ?? 0) + 1;
    counts.set(heading, count);
    return `column ${heading || column}${count === 1 ? "" : ` ${count}`}`;
  });
}

function guessDates({ rows }: Table, columns: Columns, build: GraphBuilder): DateOrder {
  const roles = [columns.time, columns.start, columns.end].filter((column) => column !== undefined);
  const order = dateOrderOf(rows.flatMap(({ cells }) => roles.map((column) => cells[column] ?? "")));
  if (order === "unclear") build.warn("unclear-dates", null, words.unclearDates());
  else if (order !== null) build.guess({ about: "dates", value: order, message: words.dateOrder({ order }) });
  return order;
}

function guessEnds({ headings }: Table, columns: Columns, choices: ReadChoices, build: GraphBuilder): void {
  const [from, to] = [headings[columns.from ?? 0] ?? "", headings[columns.to ?? 1] ?? ""];
  if (choices.columns?.from === undefined || choices.columns.to === undefined) {
    build.guess({ about: "ends", value: `from=${from},to=${to}`, message: words.endColumns({ from, to }) });
  }
  if (columns.direction === undefined && choices.direction === undefined) {
    build.guess({ about: "direction", value: "directed", message: words.assumedDirected() });
  }
}

function directionOf(
  cell: string | null,
  row: TableRow,
  choices: ReadChoices,
  build: GraphBuilder,
): ClaimInput["direction"] {
  const standard = choices.direction ?? "directed";
  if (cell === null) return standard;
  const direction = directionIn(cell);
  if (direction === null)
    build.warn("unknown-direction", placeOf(row), words.unknownDirection({ word: cell, direction: standard }));
  return direction ?? standard;
}

/** The values of all columns without a meaning of their own. */
function fieldsOf(
  { headings }: Table,
  keys: readonly string[],
  row: TableRow,
  used: ReadonlySet<number | undefined>,
  numbers: ReadonlySet<number>,
  decimal: "." | "," | null,
  cited: SourceInput[],
  build: GraphBuilder,
): readonly FieldInput[] {
  return headings.flatMap((heading, column): readonly FieldInput[] => {
    const cell = used.has(column) ? null : stated(row, column);
    if (cell === null) return [];
    const name = heading || words.column({ column: String(column + 1) });
    const value = numbers.has(column) ? plainNumber(cell, decimal) : wordsIn(cell, cited, row, build);
    return [{ name, key: keys[column] ?? "", value }];
  });
}

/** A cell as plain words; the links in it are references. */
function wordsIn(cell: string | null, cited: SourceInput[], row: TableRow, build: GraphBuilder): string | null {
  const html = cell === null ? null : htmlWords(cell);
  if (html === null) return cell;
  build.guess({ about: "html", value: "words", message: words.htmlCells() });
  cited.push(...html.addresses.map((address) => ({ address })));
  for (const address of html.refused) build.warn("refused-link", placeOf(row), words.refusedLink({ address }));
  return html.text;
}

/** The references in a cell that is for them: its links, else the cell as it is. */
function citedIn(cell: string, cited: SourceInput[], row: TableRow, build: GraphBuilder): void {
  const known = cited.length;
  const text = wordsIn(cell, cited, row, build);
  if (cited.length > known) return;
  for (const part of /^https?:\S+(?:[\s;|]+https?:\S+)+$/i.test(cell.trim()) ? cell.trim().split(/[\s;|]+/) : [text])
    cited.push({ address: part });
}

/** A name without the spaces around it; where two are told apart by these alone, they are one, and that is said. */
function oneSpelling(cell: string, spellings: Map<string, string>, row: TableRow, build: GraphBuilder): string {
  const name = cell.trim();
  const before = spellings.get(name);
  if (before === undefined) spellings.set(name, cell);
  else if (before !== cell && name !== "") {
    spellings.set(name, name);
    const written = cell === name ? before : cell;
    if (written !== name) build.warn("same-but-spaces", placeOf(row), words.sameButSpaces({ written, name }));
  }
  return name;
}

function stated({ cells }: TableRow, column: number | undefined): string | null {
  const cell = column === undefined ? "" : (cells[column] ?? "");
  return cell.trim() === "" ? null : cell.trim();
}

const placeOf =
  ({ row }: TableRow) =>
  () =>
    words.row({ row: String(row) });

function refusal(rule: string, message: Issue["message"]) {
  return err([{ code: `reading/${rule}`, path: "", message, hint: null }]);
}
