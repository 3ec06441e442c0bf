import { err, ok, type Result } from "../../lib/result.ts";
import { shownText } from "../../model/field-schemas.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import {
  areKnownHeadings,
  type Columns,
  columnsOf,
  directionIn,
  kindOfTable,
  readingOf,
  withoutTypes,
} from "./csv-columns.ts";
import { type DateOrder, dateOrderOf, orderedDate } from "./csv-dates.ts";
import { readMatrix } from "./csv-matrix.ts";
import { withoutNeo4jExport } from "./csv-neo4j.ts";
import { ambiguousColumns, decimalOf, numberColumns, plainNumber } from "./csv-numbers.ts";
import { createStatements, saidInRow } from "./csv-said.ts";
import { type CellTable, cutText, placeOf, type Table, type TableRow, withHeadings } from "./csv-table.ts";
import type { FieldInput } from "./field-table.ts";
import type { ClaimInput, EvidenceInput, GraphBuilder } from "./graph-builder.ts";
import { htmlWords } from "./html-words.ts";
import type { ReadChoices, ReaderCodec, TableChoices, TextFile } from "./reader.ts";
import type { TableKind } from "./table-reading.ts";
import { isDate, spellText } from "./times.ts";
import { isWebAddress } from "./web-address.ts";

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
  if (tables.length === 0) return refusal("empty-table", words.emptyTable());
  for (const { name, table } of all)
    if (table.rows.length === 0) build.warn("empty-table", () => words.file({ name }), words.emptyTable());
  const missing = missingColumn(tables, choices);
  if (missing !== null) return err([missing]);
  const hasEntities = tables.some(({ kind }) => kind === "entities");
  build.unlisted(hasEntities ? "marked" : "named");
  const named: NamedEntities = { ids: new Set(), byName: new Map() };
  for (const each of tables.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])) {
    if (each.kind === "matrix") {
      build.table(readingOf(each.name, each.table, each.kind, {}));
      readMatrix(each.table, each.decimal, choices, build);
    } else await readRows({ ...each, kind: each.kind }, named, choices, build, !hasEntities);
  }
  return ok(null);
}

/** Without what is one column of words beside tables. */
function withoutWords(cells: readonly CellTable[], build: GraphBuilder, choices: ReadChoices): readonly CellTable[] {
  const stated = cells.filter(({ rows }) => rows.length > 0);
  const areWords = (table: CellTable) =>
    table.mayBeWords === true &&
    table.rows.every((row) => row.cells.filter((cell) => cell.trim() !== "").length < 2) &&
    findKind(table, choices).isGuess;
  const ofWords = new Set(stated.length > 1 ? stated.filter(areWords) : []);
  if (ofWords.size === stated.length) return cells;
  for (const { name } of ofWords) build.warn("no-table", () => words.file({ name }), words.onlyWords());
  return cells.filter((table) => !ofWords.has(table));
}

function findKind(table: CellTable, choices: ReadChoices) {
  const chosen = chosenFor(table.name, choices);
  return kindOfTable(headed(table, chosen), chosen);
}

const chosenFor = (name: string, { table = {}, tables }: ReadChoices): TableChoices => tables?.get(name) ?? table;

function headed(cells: CellTable, { headings }: TableChoices): Table {
  const table = withHeadings(cells, headings, areKnownHeadings, (column) => words.column({ column: String(column) }));
  return { ...table, headings: withoutTypes(table.headings) };
}

const ROWS_AT_ONCE = 200;

const ORDER = { entities: 0, lines: 1, matrix: 2 } as const;

interface FoundTable {
  readonly name: string;
  readonly reached: TextFile["reached"];
  readonly table: Table;
  readonly kind: TableKind;
  readonly decimal: "." | "," | null;
  readonly chosen: TableChoices;
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

function findTable(cells: CellTable, build: GraphBuilder, choices: ReadChoices): FoundTable {
  const { name } = cells;
  const chosen = chosenFor(name, choices);
  const table = headed(cells, chosen);
  const { kind, isGuess } = kindOfTable(table, chosen);
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

/** The issue of a column that was chosen and that no table has, or of a table that is not there. */
function missingColumn(tables: readonly FoundTable[], choices: ReadChoices): Issue | null {
  const issueOf = (name: string, all: readonly Table[]): Issue => {
    const hint = words.columnsKnown({ known: listText(all.flatMap(({ headings }) => headings)) });
    return { code: "reading/no-column", path: "", message: words.noColumn({ name }), hint };
  };
  const missingIn = ({ columns = {} }: TableChoices, all: readonly Table[]) =>
    Object.values(columns).find(
      (each) =>
        typeof each === "string" &&
        !all.some(({ headings }) => headings.some((heading) => heading.toLowerCase() === each.trim().toLowerCase())),
    );
  for (const [name, chosen] of choices.tables ?? []) {
    const own = tables.find((each) => each.name === name);
    if (own === undefined) {
      const hint = words.tablesKnown({ known: listText(tables.map((each) => each.name)) });
      return { code: "reading/no-table", path: "", message: words.noTable({ name }), hint };
    }
    const missing = missingIn(chosen, [own.table]);
    if (missing !== undefined) return issueOf(String(missing), [own.table]);
  }
  const others = tables.filter(({ name }) => !choices.tables?.has(name)).map(({ table }) => table);
  const missing = missingIn(choices.table ?? {}, others);
  return missing === undefined ? null : issueOf(String(missing), others);
}

async function readRows(
  { name: fileName, reached, table, kind, decimal, chosen }: FoundTable & { readonly kind: "lines" | "entities" },
  named: NamedEntities,
  choices: ReadChoices,
  build: GraphBuilder,
  isAlone: boolean,
): Promise<void> {
  const columns = columnsOf(table, kind, chosen.columns);
  build.table(readingOf(fileName, table, kind, columns));
  const numbers = numberColumns(table, decimal);
  const spellings = new Map<string, string>();
  if (kind === "lines") guessEnds(table, columns, chosen, choices, build);
  const keys = columnKeys(table.headings);
  const order = orderOfDates(table, columns, choices, build);
  const used = new Set(Object.values(columns));
  // Shown as they are, whatever else they are good for.
  for (const role of ["weight", "latitude", "longitude"] as const) used.delete(columns[role] ?? -1);
  const says = new Set(SAID.map((role) => columns[role]));
  const isSaid = SAID.some((role) => columns[role] !== undefined);
  const statements = createStatements();
  const places = new Map<string, string>();
  let timesOfDay = false;
  for (const [index, row] of table.rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) await reached(index / table.rows.length);
    const at = placeOf(row);
    const cell = (role: keyof Columns) => stated(row, columns[role]);
    const name = (role: keyof Columns) => {
      const at = columns[role];
      return at === undefined ? null : oneSpelling(row.cells[at] ?? "", spellings, row, build);
    };
    const fieldOf = (role: keyof Columns): FieldInput => {
      const column = columns[role] ?? -1;
      return {
        name: table.headings[column] || words.column({ column: String(column + 1) }),
        key: keys[column] ?? "",
        value: cell(role),
      };
    };
    const cited: EvidenceInput[] = [];
    linksIn(row, columns, cited, build);
    const fields = [...fieldsOf(table, keys, row, used, columns.weight, numbers, decimal, cited, build)];
    const dates = new Map<keyof Columns, string>();
    for (const role of DATES) {
      const written = cell(role);
      if (written === null) continue;
      const { date, isWhole } = orderedDate(written, order);
      dates.set(role, date);
      if (isWhole) continue;
      timesOfDay = true;
      fields.push(fieldOf(role));
    }
    const [start, end] = [dates.get("start") ?? null, dates.get("end") ?? null];
    const spell = start || end ? spellText(start, end) : null;
    const time = dates.get("time") ?? (spell === null || isDate(spell) ? spell : null);
    if (spell !== null && time !== spell) {
      // As written, each under its own heading.
      for (const role of ["start", "end"] as const) if (cell(role) !== null) fields.push(fieldOf(role));
      if (time === null) {
        const odd = (["start", "end"] as const).find((role) => dates.has(role) && !isDate(dates.get(role) ?? ""));
        // Of two dates, the second is the earlier one.
        const example = shownText(odd === undefined ? spell : (cell(odd) ?? ""));
        build.warn("unread-time", at, words.unreadTimes({ count: 1, example, days: "no" }));
      }
    }
    const coordinates = coordinatesOf(cell("latitude"), cell("longitude"));
    citedIn(row, columns, cited, build);
    const dateOf = (role: keyof Columns) => dates.get(role) ?? null;
    if (kind === "entities") {
      const own = cell("kind");
      const [id, label] = [name("id") ?? "", columns.label === columns.id ? null : cell("label")];
      named.ids.add(id);
      if (label !== null) named.byName.set(label, [...(named.byName.get(label) ?? []), id]);
      build.entity({
        id: name("id") ?? "",
        label: columns.label === columns.id ? null : wordsIn(cell("label"), cited, row, build),
        aliases: (cell("alias") ?? "").split(/[;|\n]/).map((alias) => alias.trim()),
        kinds: own === null ? [] : /:LABEL$/.test(table.headings[columns.kind ?? -1] ?? "") ? own.split(";") : [own],
        gloss: wordsIn(cell("gloss"), cited, row, build),
        fields,
        time,
        coordinates,
        sources: cited.map((source) => ({
          ...source,
          publisher: cell("publisher"),
          publishedAt: dateOf("published"),
          accessedAt: dateOf("accessed"),
        })),
        at,
      });
      continue;
    }
    const endIn = (role: "from" | "to" | "holder") => idCalled(name(role), named, row, build);
    const [from, to] = [endIn("from"), endIn("to")];
    if (isAlone && (from === "") !== (to === "")) {
      const kept = from || to || "";
      build.name(kept, at);
      build.warn("no-end", at, words.endWithoutOther({ end: from === "" ? "from" : "to", name: kept }));
      continue;
    }
    const place = name("place") || null;
    const ofPlace = new Set<string>();
    if (place !== null) {
      build.name(place, at, { kinds: [words.placeKind()], coordinates });
      const where = JSON.stringify(coordinates);
      if (coordinates !== null && (places.get(place) ?? where) === where) {
        places.set(place, where);
        // The place has them; of a place that stands elsewhere in another row, the row keeps its own.
        for (const role of ["latitude", "longitude"] as const) ofPlace.add(keys[columns[role] ?? -1] ?? "");
      }
    }
    const relation = wordsIn(cell("relation"), cited, row, build);
    const label = wordsIn(cell("label"), cited, row, build);
    const said = saidInRow(
      {
        holder: endIn("holder") || null,
        stance: cell("stance"),
        said: dateOf("said"),
        published: dateOf("published"),
        accessed: dateOf("accessed"),
        publisher: cell("publisher"),
        page: cell("page"),
        quotation: cell("quotation"),
      },
      cited,
      fieldOf,
      at,
      build,
    );
    const claim: ClaimInput = {
      id: cell("id"),
      from,
      to,
      relation,
      label,
      direction: directionOf(cell("direction"), row, choices, build),
      time,
      place,
      fields: [...fields.filter(({ key = "" }) => !ofPlace.has(key)), ...said.fields],
      at,
    };
    const canJoin = isSaid && choices.attributions !== "apart";
    const statement = canJoin
      ? // By all headings, since a row may be cut off after its last cell that states something.
        JSON.stringify(table.headings.map((_, column) => (says.has(column) ? "" : (row.cells[column] ?? "").trim())))
      : null;
    statements.add(claim, said.attribution, statement);
  }
  for (const claim of statements.claims) build.claim(claim);
  const count = statements.together();
  if (count > 0) build.guess({ about: "attributions", value: "together", message: words.saidTogether({ count }) });
  if (timesOfDay) build.warn("times-of-day", null, words.timesOfDay());
}

/** The entities of tables of entities. */
interface NamedEntities {
  readonly ids: Set<string>;
  /** Ids by name; several where a name is that of several. */
  readonly byName: Map<string, readonly string[]>;
}

/** An end as an id: where it is none, the id of the one entity that is called so, which is said. */
function idCalled(
  name: string | null,
  { ids, byName }: NamedEntities,
  row: TableRow,
  build: GraphBuilder,
): string | null {
  const called = name === null || ids.has(name) ? [] : [...new Set(byName.get(name))];
  const [id] = called;
  if (name === null || id === undefined) return name;
  if (called.length > 1) {
    build.warn("several-called", placeOf(row), words.severalCalled({ name, ids: listText(called) }));
    return name;
  }
  build.warn("called", placeOf(row), words.calledSo({ name, id }));
  return id;
}

/** Columns that say whose word a row is and where it stands, and nothing of what it says. */
const SAID = [
  "holder",
  "stance",
  "said",
  "source",
  "address",
  "publisher",
  "published",
  "accessed",
  "page",
  "quotation",
] as const;
const DATES = ["time", "start", "end", "said", "published", "accessed"] as const;

function coordinatesOf(latitude: string | null, longitude: string | null) {
  if (latitude === null || longitude === null) return null;
  // No degree has thousands, so that a comma can be nothing else.
  const number = (cell: string) => Number(cell.replace(",", "."));
  const at = { latitude: number(latitude), longitude: number(longitude) };
  return Math.abs(at.latitude) <= 90 && Math.abs(at.longitude) <= 180 ? at : null;
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

/** In which order dates are read; null where that is not known, so that they stay text. */
function orderOfDates(
  { rows }: Table,
  columns: Columns,
  { dates: chosen }: ReadChoices,
  build: GraphBuilder,
): DateOrder | null {
  if (chosen !== undefined) return chosen === "unclear" ? null : chosen;
  const roles = DATES.flatMap((role) => columns[role] ?? []);
  const order = dateOrderOf(rows.flatMap(({ cells }) => roles.map((column) => cells[column] ?? "")));
  if (order === null) return null;
  const message = order === "unclear" ? words.unclearDates() : words.dateOrder({ order });
  build.guess({ about: "dates", value: order, message });
  if (order === "unclear") build.warn("unclear-dates", null, message);
  return order === "unclear" ? null : order;
}

function guessEnds(
  { headings }: Table,
  columns: Columns,
  { columns: chosen }: TableChoices,
  choices: ReadChoices,
  build: GraphBuilder,
): void {
  const [from, to] = [headings[columns.from ?? 0] ?? "", headings[columns.to ?? 1] ?? ""];
  if (chosen?.from === undefined || chosen.to === undefined) {
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
  weight: number | undefined,
  numbers: ReadonlySet<number>,
  decimal: "." | "," | null,
  cited: EvidenceInput[],
  build: GraphBuilder,
): readonly FieldInput[] {
  return headings.flatMap((heading, column): readonly FieldInput[] => {
    const cell = used.has(column) ? null : stated(row, column);
    if (cell === null) return [];
    const name = heading || words.column({ column: String(column + 1) });
    const value = numbers.has(column) ? plainNumber(cell, decimal) : wordsIn(cell, cited, row, build);
    return [{ name, key: keys[column] ?? "", value, ...(column === weight && { isWeight: true }) }];
  });
}

/** A cell as plain words; the links in it are references. */
function wordsIn(cell: string | null, cited: EvidenceInput[], row: TableRow, build: GraphBuilder): string | null {
  const html = cell === null ? null : htmlWords(cell);
  if (html === null) return cell;
  build.guess({ about: "html", value: "words", message: words.htmlCells() });
  cited.push(...html.addresses.map((address) => ({ address })));
  for (const address of html.refused) build.warn("refused-link", placeOf(row), words.refusedLink({ address }));
  return html.text;
}

/** Where a cell leads; null where it leads nowhere, or says so itself: spreadsheets make a link of each address. */
function linkAt({ cells, links }: TableRow, column: number | undefined): string | null {
  const link = links?.get(column ?? -1);
  if (link === undefined || column === undefined) return null;
  const plain = (address: string) =>
    address
      .trim()
      .replace(/^(?:https?:\/\/|mailto:)/i, "")
      .replace(/\/$/, "")
      .toLowerCase();
  return plain(link) === plain(cells[column] ?? "") ? null : link;
}

/** Where the cells of a row lead is reference of what the row says. Of a line, where a name at an end leads is not. */
function linksIn(row: TableRow, columns: Columns, cited: EvidenceInput[], build: GraphBuilder): void {
  for (const column of row.links?.keys() ?? []) {
    const address = column === columns.source || column === columns.address ? null : linkAt(row, column);
    if (address === null) continue;
    const isEnd = column === columns.from || column === columns.to;
    if (isEnd) build.warn("link-of-end", placeOf(row), words.linkOfEnd({ name: row.cells[column] ?? "", address }));
    else if (isWebAddress(address)) cited.push({ address });
    else build.warn("refused-link", placeOf(row), words.refusedLink({ address }));
  }
}

/** The references in the cells that are for them: their links, else what stands there; a title and an address are one. */
function citedIn(row: TableRow, columns: Columns, cited: EvidenceInput[], build: GraphBuilder): void {
  const known = cited.length;
  const title = wordsIn(stated(row, columns.source), cited, row, build);
  // Of a title with a link in it, the link says where it is.
  const names = cited.length > known ? [] : partsOf(title);
  const addresses = partsOf(wordsIn(stated(row, columns.address), cited, row, build));
  for (const column of [columns.source, columns.address]) {
    const link = linkAt(row, column);
    if (link === null) continue;
    if (isWebAddress(link)) addresses.push(link);
    else build.warn("refused-link", placeOf(row), words.refusedLink({ address: link }));
  }
  const [name, ...otherNames] = names;
  const [link, ...otherLinks] = new Set(addresses);
  if (name !== undefined && link !== undefined && otherNames.length + otherLinks.length === 0 && !isWebAddress(name)) {
    // An address that is none is still what the row says.
    cited.push(...(isWebAddress(link) ? [{ title: name, address: link }] : [{ title: name }, { address: link }]));
  } else for (const part of new Set([...names, ...addresses])) cited.push({ address: part });
}

/** Several web addresses in one cell, else the cell as it is. */
function partsOf(cell: string | null): string[] {
  if (cell === null) return [];
  return /^https?:\S+(?:[\s;|]+https?:\S+)+$/i.test(cell) ? cell.split(/[\s;|]+/) : [cell];
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

function refusal(rule: string, message: Issue["message"]) {
  return err([{ code: `reading/${rule}`, path: "", message, hint: null }]);
}
