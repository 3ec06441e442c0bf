import Papa from "papaparse";

/** A row of a table that states something. */
export interface TableRow {
  /** As in the file; what lies beyond the end of a short row is empty. */
  readonly cells: readonly string[];
  /** Counted from 1 as a spreadsheet counts, the headings included. */
  readonly row: number;
  /** Where it begins in the text, counted from 1: a cell may hold line ends. */
  readonly line: number;
}

export interface Table {
  readonly headings: readonly string[];
  /** Blank ones left out. */
  readonly rows: readonly TableRow[];
  readonly separator: string;
  /** Whether the first row states something like the others, so that the headings are made. */
  readonly hasNoHeadings: boolean;
  /** Rows above the headings, which are no part of the table. */
  readonly above: readonly TableRow[];
  /** Rows that state something beyond the last heading. */
  readonly overlong: readonly number[];
  /** Rows in which a quotation mark is not closed, or closed too early. */
  readonly misquoted: readonly number[];
}

const SEPARATORS = ["\t", ";", ",", "|"] as const;
/** Rows that are looked at to tell the separator. */
const PREVIEW = 50;
/** Rows above the headings, such as a title, of which there may be so many. */
const MOST_ABOVE = 10;
/** Quotation marks that are never closed, so many of which are looked for: each costs another reading of what follows. */
const MOST_UNCLOSED = 20;

/**
 * Reads a table of text, RFC 4180 and what spreadsheets write besides.
 * @param separator undefined: the one that cuts most rows into equally many cells.
 * @param firstRow what the first row was chosen to be; undefined: what it looks like.
 * @param areHeadings whether a row is known to be one of headings; what stands above such a row is no part of the table.
 */
export function readTable(
  text: string,
  separator: string | undefined,
  firstRow: "first" | "none" | undefined,
  areHeadings: (cells: readonly string[]) => boolean,
  makeHeading: (column: number) => string,
): Table {
  const { declared, body, skipped } = withoutDeclaration(withLineFeeds(text));
  const found = separator ?? declared ?? separatorOf(body);
  const { data, misquoted } = cutIntoCells(body, found);
  const all: TableRow[] = [];
  let line = 1 + skipped;
  for (const [at, written] of data.entries()) {
    const cells = written.map(withoutFormula);
    if (cells.some((cell) => cell.trim() !== "")) all.push({ cells, row: at + 1 + skipped, line });
    line += 1;
    for (const cell of written) if (cell.includes("\n")) line += cell.split("\n").length - 1;
  }
  const headAt = firstRow === "none" ? -1 : all.slice(0, MOST_ABOVE).findIndex(({ cells }) => areHeadings(cells));
  const above = headAt > 0 ? all.slice(0, headAt) : [];
  const rows = all.slice(above.length);
  const [first, ...rest] = rows;
  const hasNoHeadings =
    firstRow === undefined
      ? first !== undefined && headAt < 0 && statesSomething(first.cells, rest)
      : firstRow === "none";
  const headings = (hasNoHeadings ? [] : (first?.cells ?? [])).map((heading) => heading.trim());
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const known = hasNoHeadings ? width : headings.length;
  const overlong = rest
    .filter(({ cells }) => cells.slice(known).some((cell) => cell.trim() !== ""))
    .map(({ row }) => row);
  while (headings.length < width) headings.push(makeHeading(headings.length + 1));
  return {
    headings,
    rows: hasNoHeadings ? rows : rest,
    separator: found,
    hasNoHeadings,
    above,
    overlong,
    misquoted: misquoted.map((at) => at + 1 + skipped),
  };
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
    rest.every(({ cells }) => first.slice(1).some((cell) => cell.trim() === cells[0]?.trim()))
  );
}
