import Papa from "papaparse";
import { readerWords as words } from "../../words/en/readers.ts";
import type { Words } from "../../words/message.ts";
import type { TextFile } from "./reader.ts";

/** A row of a table that states something. */
export interface TableRow {
  /** As in the file; what lies beyond the end of a short row is empty. */
  readonly cells: readonly string[];
  /** Counted from 1 as a spreadsheet counts, the headings included. */
  readonly row: number;
  /** The file or sheet that it is in, where there are several. */
  readonly within?: string | undefined;
  /** Where cells lead, by column from 0, in a file that has links beside its text. */
  readonly links?: ReadonlyMap<number, string>;
}

/** Where a row stands, in words. */
export function placeOf({ row, within }: Pick<TableRow, "row" | "within">): () => Words {
  return () =>
    within === undefined ? words.row({ row: String(row) }) : words.rowOf({ name: within, row: String(row) });
}

/** Cells in rows, from a text or a sheet. */
export interface CellTable {
  /** Of the file or the sheet. */
  readonly name: string;
  /** Rows in which all cells are blank are left out. */
  readonly rows: readonly TableRow[];
  /** What divided the cells of a text; null where the file has cells. */
  readonly separator: string | null;
  /** Columns in which the file has numbers and not the text of numbers: their marks leave nothing to guess. */
  readonly exact?: ReadonlySet<number>;
  /** Told what share of the rows was read; absent where nobody waits for it. */
  readonly reached?: TextFile["reached"];
  /** Whether it may be no table at all, but words beside one. */
  readonly mayBeWords?: true;
}

/** Cells with their headings. */
export interface Table extends CellTable {
  readonly headings: readonly string[];
  /** Whether the first row states something like the others, so that the headings are made. */
  readonly hasNoHeadings: boolean;
  /** Rows above the headings, which are no part of the table. */
  readonly above: readonly TableRow[];
  /** Rows of words below the table and a blank row, which are no part of it. */
  readonly below: readonly TableRow[];
  /** Rows that state something beyond the last heading. */
  readonly overlong: readonly TableRow[];
}

const SEPARATORS = ["\t", ";", ",", "|"] as const;
/** Rows that are looked at to tell the separator. */
const PREVIEW = 50;
/** Rows above the headings, such as a title, of which there may be so many. */
const MOST_ABOVE = 10;
/** Quotation marks that are never closed, so many of which are looked for: each costs another reading of what follows. */
const MOST_UNCLOSED = 20;

/**
 * Cuts a text into cells, RFC 4180 and what spreadsheets write besides.
 * @param separator undefined: the one that cuts most rows into equally many cells.
 * @param within the file, where there are several.
 */
export function cutText(
  text: string,
  separator: string | undefined,
  within: string | undefined,
): {
  readonly rows: readonly TableRow[];
  readonly separator: string;
  /** Rows in which a quotation mark is not closed, or closed too early. */
  readonly misquoted: readonly TableRow[];
} {
  const { declared, body, skipped } = withoutDeclaration(withLineFeeds(text));
  const found = separator ?? declared ?? separatorOf(body);
  const { data, misquoted } = cutIntoCells(body, found);
  const rows = data.map((cells, at) => ({ cells: cells.map(withoutFormula), row: at + 1 + skipped, within }));
  return {
    rows: rows.filter(({ cells }) => cells.some(isStated)),
    separator: found,
    misquoted: misquoted.flatMap((at) => rows[at] ?? []),
  };
}

/**
 * Finds the headings of cells.
 * @param firstRow what the first row was chosen to be; undefined: what it looks like.
 * @param areHeadings whether a row is known to be one of headings; what stands above such a row is no part of the table.
 */
export function withHeadings(
  table: CellTable,
  firstRow: "first" | "none" | undefined,
  areHeadings: (cells: readonly string[]) => boolean,
  makeHeading: (column: number) => string,
): Table {
  const all = table.rows;
  const headAt = firstRow === "none" ? -1 : all.slice(0, MOST_ABOVE).findIndex(({ cells }) => areHeadings(cells));
  const above = firstRow === "none" ? [] : all.slice(0, headAt < 0 ? titlesAbove(all) : headAt);
  const below = notesBelow(all.slice(above.length + 1));
  const rows = all.slice(above.length, all.length - below.length);
  const [first, ...rest] = rows;
  const hasNoHeadings =
    firstRow === undefined
      ? first !== undefined && headAt < 0 && statesSomething(first.cells, rest)
      : firstRow === "none";
  const headings = (hasNoHeadings ? [] : (first?.cells ?? [])).map((heading) =>
    heading.trim().replace(/\s*\n\s*/g, " "),
  );
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const known = hasNoHeadings ? width : headings.length;
  const overlong = rest.filter(({ cells }) => cells.slice(known).some(isStated));
  // A column that says nothing needs no heading.
  const said = new Set((hasNoHeadings ? rows : overlong).flatMap(({ cells }) => statedColumns(cells)));
  while (headings.length < width) headings.push(said.has(headings.length) ? makeHeading(headings.length + 1) : "");
  return { ...table, headings, rows: hasNoHeadings ? rows : rest, hasNoHeadings, above, below, overlong };
}

/** Rows at the top that have one cell each, such as a title and its date, above a row that has more. */
function titlesAbove(rows: readonly TableRow[]): number {
  const at = rows.slice(0, MOST_ABOVE).findIndex(({ cells }) => cells.filter(isStated).length > 1);
  return Math.max(at, 0);
}

/** Shortest note below a table, in words. */
const NOTE_WORDS = 4;

/** Rows at the end, below a blank one, that have words in one cell each, such as where a table is from. */
function notesBelow(rows: readonly TableRow[]): readonly TableRow[] {
  const isNote = ({ cells }: TableRow) => {
    const [text = "", other] = cells.filter(isStated);
    return other === undefined && text.trim().split(/\s+/).length >= NOTE_WORDS;
  };
  const start = rows.findLastIndex((row) => !isNote(row)) + 1;
  const gap = rows.findIndex((row, at) => at >= Math.max(start, 1) && row.row > (rows[at - 1]?.row ?? row.row) + 1);
  const isTable = rows.slice(0, start).some(({ cells }) => cells.filter(isStated).length > 1);
  return gap < 0 || !isTable ? [] : rows.slice(gap);
}

function statedColumns(cells: readonly string[]): readonly number[] {
  return cells.flatMap((cell, column) => (isStated(cell) ? [column] : []));
}

function isStated(cell: string): boolean {
  return cell.trim() !== "";
}

/** Cells, and the rows from 0 that are misquoted. A mark that is never closed is one of its row, and swallows no others. */
function cutIntoCells(text: string, delimiter: string) {
  let data: string[][] = [];
  const misquoted = new Set<number>();
  let rest = text;
  for (let round = 0; rest !== ""; round += 1) {
    const parsed = Papa.parse<string[]>(rest, { delimiter });
    const quotes = parsed.errors.filter(({ type }) => type === "Quotes");
    for (const { row = 0 } of quotes) misquoted.add(data.length + row);
    const open = quotes.find(({ code }) => code === "MissingQuotes");
    if (open?.index === undefined || round === MOST_UNCLOSED)
      return { data: data.concat(parsed.data), misquoted: [...misquoted] };
    const start = rest.lastIndexOf("\n", open.index) + 1;
    const end = rest.indexOf("\n", open.index);
    const line = rest.slice(start, end < 0 ? undefined : end);
    const plain = Papa.parse<string[]>(line, { delimiter, quoteChar: "\0" }).data;
    data = data.concat(parsed.data.slice(0, -1), plain);
    rest = end < 0 ? "" : rest.slice(end + 1);
  }
  return { data, misquoted: [...misquoted] };
}

/** Old spreadsheets of the Mac end lines with a carriage return alone. */
function withLineFeeds(text: string): string {
  const plain = text.replaceAll("\r\n", "\n");
  return plain.includes("\n") ? plain : plain.replaceAll("\r", "\n");
}

/** ="007" keeps a spreadsheet from making a number of it, and is no part of the text. */
function withoutFormula(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
}

/** "sep=;", by which spreadsheets are told. */
function withoutDeclaration(text: string) {
  const match = /^sep=(.)\r?\n/i.exec(text);
  return {
    declared: match?.[1],
    body: match === null ? text : text.slice(match[0].length),
    skipped: match === null ? 0 : 1,
  };
}

function separatorOf(text: string): string {
  let [best, bestScore] = [",", 0];
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(text, { delimiter: separator, preview: PREVIEW });
    const rows = data.filter((cells) => cells.some((cell) => cell.trim() !== ""));
    const width = rows[0]?.length ?? 0;
    if (width < 2) continue;
    const score = rows.filter(({ length }) => length === width).length / rows.length;
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}

/** Whether a first row is no row of headings: a number stands in it, or a name that recurs below it. */
function statesSomething(first: readonly string[], rest: readonly TableRow[]): boolean {
  const [from = "", to = ""] = first.map((cell) => cell.trim());
  if (from === "" || to === "" || first.length > 4) return false;
  if (first.slice(1).some((cell) => /^-?\d+(?:[.,]\d+)?$/.test(cell.trim()))) return !isMatrixHead(first, rest);
  return (
    rest.some(({ cells }) => [cells[0], cells[1]].some((cell) => cell?.trim() === from || cell?.trim() === to)) &&
    !isMatrixHead(first, rest)
  );
}

function isMatrixHead(first: readonly string[], rest: readonly TableRow[]): boolean {
  return (
    rest.length >= Math.max(2, first.length - 2) &&
    rest.every(({ cells }) => first.slice(1).some((cell) => cell.trim() === cells[0]?.trim())) &&
    // Names beside a name are its neighbours.
    rest.some(({ cells }) => cells.slice(1).every((cell) => !first.some((name) => isStated(name) && name === cell)))
  );
}
