import { ENDS, headingsOf, NUMBERED_ENDS, WITH_PASSAGES } from "./column-headings.ts";
import { orderedDate } from "./csv-dates.ts";
import type { Table } from "./csv-table.ts";
import type { ColumnChoices, TableChoices } from "./reader.ts";
import { stanceIn } from "./stance-words.ts";
import { COLUMN_ROLES, type ColumnRole, ROLES_OF, type TableKind, type TableReading } from "./table-reading.ts";
import { isWebAddress } from "./web-address.ts";

/** Columns by what they mean, by their number from 0; what no column means is absent. */
export type Columns = { readonly [Role in ColumnRole]?: number };

/** What is in a column of directions, or may be, by its heading. */
const OF_DIRECTIONS = /^(?:directed|direction|richtung|type|typ|tipo|тип|类型)$/i;

const words = <const Direction extends string>(direction: Direction, list: string) =>
  list.split(", ").map((word): [string, Direction] => [word, direction]);

/** What a direction is called in a cell. */
const DIRECTIONS: ReadonlyMap<string, "directed" | "undirected" | "both-ways"> = new Map<
  string,
  "directed" | "undirected" | "both-ways"
>([
  ...words(
    "directed",
    "gerichtet, dirigé, orienté, dirigido, direcionado, orientato, направленное, направленный, 有向",
  ),
  ...words(
    "undirected",
    "ungerichtet, non dirigé, non orienté, no dirigido, não direcionado, non orientato, ненаправленное, ненаправленный, 无向, 無向",
  ),
  ["directed", "directed"],
  ["undirected", "undirected"],
  ["mutual", "both-ways"],
  ["bidirectional", "both-ways"],
  ["both", "both-ways"],
]);
const IN_COLUMN_DIRECTED: ReadonlyMap<string, "directed" | "undirected"> = new Map([
  ["true", "directed"],
  ["false", "undirected"],
  ["yes", "directed"],
  ["no", "undirected"],
  ["1", "directed"],
  ["0", "undirected"],
]);

/** What a cell of the column of directions says; null where it says nothing that is known. */
export function directionIn(cell: string) {
  const word = cell.trim().toLowerCase();
  return DIRECTIONS.get(word) ?? IN_COLUMN_DIRECTED.get(word) ?? null;
}

/** The columns of both ends by their headings; absent where the headings do not tell. */
function endsByHeading(table: Pick<Table, "headings"> & Partial<Pick<Table, "rows">>, taken: ReadonlySet<number>) {
  for (const [from, to] of ENDS) {
    const ends = { from: columnCalled(table, [from], taken), to: columnCalled(table, [to], taken) };
    if (ends.from !== undefined && ends.to !== undefined && !areTimes(table, ends.from, ends.to)) return ends;
  }
  const numbered = numberedEnds(table, taken);
  if (numbered !== null) return numbered;
  const others = spellColumns(table);
  const free = others === null ? taken : new Set([...taken, others.start, others.end]);
  const to = columnCalled(table, headingsOf("to"), free);
  // A column "source" without a target says where something is written.
  const citations = new Set(to === undefined ? headingsOf("source") : []);
  const names = headingsOf("from").filter((name) => !citations.has(name));
  return { from: columnCalled(table, names, free), to };
}

/** "Person A" and "Person B". */
function numberedEnds({ headings }: Pick<Table, "headings">, taken: ReadonlySet<number>) {
  const found = headings.map((heading) => NUMBERED_ENDS.exec(nameOfHeading(heading)));
  for (const [from, first] of found.entries()) {
    if (first === null || taken.has(from) || !/[1a]/.test(first[2] ?? "")) continue;
    const other = first[2] === "1" ? "2" : "b";
    const to = found.findIndex((second, at) => !taken.has(at) && second?.[1] === first[1] && second?.[2] === other);
    if (to >= 0) return { from, to };
  }
  return null;
}

/** Columns "from" and "to" behind those of both ends, in which there are dates. */
function spellColumns(table: Pick<Table, "headings"> & Partial<Pick<Table, "rows">>) {
  const [start, end] = ["from", "to"].map((name) => columnCalled(table, [name], new Set()));
  return start !== undefined && end !== undefined && areTimes(table, start, end) ? { start, end } : null;
}

function areTimes({ rows = [] }: Partial<Pick<Table, "rows">>, start: number, end: number): boolean {
  const cells = rows.flatMap((row) => [row.cells[start] ?? "", row.cells[end] ?? ""].filter((cell) => cell.trim()));
  const isTime = (cell: string) => /^[12]\d{3}(?:-|$)/.test(orderedDate(cell, "day").date);
  return Math.min(start, end) >= 2 && cells.length > 0 && cells.every(isTime);
}

/** Whether the cells of a row are headings of a list of edges. */
function areHeadings(cells: readonly string[]): boolean {
  const { from, to } = endsByHeading({ headings: cells }, new Set());
  return from !== undefined && to !== undefined && from !== to;
}

const OF_NEO4J = /:(?:ID|START_ID|END_ID)(?:\(.*\))?$/;
const TYPE_OF_NEO4J =
  /(?<=.):(?:int|long|float|double|boolean|byte|short|char|string|point|date|(?:local)?(?:date)?time|duration)(?:\[\])?(?:\{.*\})?$/i;

/** Headings of an import into Neo4j without the types in them: "born:int" is "born". Others as they are. */
export function withoutTypes(headings: readonly string[]): readonly string[] {
  if (!headings.some((heading) => OF_NEO4J.test(heading))) return headings;
  return headings.map((heading) => heading.replace(TYPE_OF_NEO4J, ""));
}

/** Whether a row is known to be one of headings: those of a list of edges, or an id and what is said of it. */
export function areKnownHeadings(cells: readonly string[]): boolean {
  const [first = "", second] = cells.filter((cell) => cell.trim() !== "");
  return areHeadings(cells) || (second !== undefined && headingsOf("id").includes(nameOfHeading(first)));
}

/** What a table is about. `isGuess`: nothing but its values says so. */
export function kindOfTable(
  table: Table,
  { kind, columns = {} }: TableChoices = {},
): { readonly kind: TableKind; readonly isGuess: boolean } {
  if (kind !== undefined) return { kind, isGuess: false };
  if (isColumn(columns.from) && isColumn(columns.to)) return { kind: "lines", isGuess: false };
  if (isMatrix(table)) return { kind: "matrix", isGuess: true };
  const isSpell = spellColumns(table) !== null;
  if (areHeadings(table.headings) && !isSpell) return { kind: "lines", isGuess: false };
  // An id between other columns is that of a line as often as that of an entity.
  if (columnCalled(table, headingsOf("id"), new Set()) === 0) return { kind: "entities", isGuess: false };
  const first = table.rows.map(({ cells }) => (cells[0] ?? "").trim()).filter(Boolean);
  const meet = [1, 2].some((column) => sharedWith(table, 0, column) > 0);
  const isRepeated = new Set(first).size < first.length;
  // Somebody says it: that is true of lines, and of entities hardly ever.
  const isSaid = (["holder", "stance", "quotation"] as const).some(
    (role) => columnCalled(table, headingsOf(role), new Set()) !== undefined,
  );
  // "Ann, Alder Ltd, director, 2001, 2005".
  const isPost = isSpell && columnCalled(table, ["role", "relation", "rolle", "rôle", "роль"], new Set()) !== undefined;
  const isLines =
    table.headings.length >= 2 && (meet || isRepeated || isPost || (isSaid && table.headings.length >= 3));
  return { kind: isLines ? "lines" : "entities", isGuess: true };
}

const isColumn = (chosen: string | number | null | undefined) => chosen !== undefined && chosen !== null;

/** Roles that a source has, so that without one a column that is called so says something else. */
const OF_SOURCES: ReadonlySet<ColumnRole> = new Set(["publisher", "published", "accessed", "page", "quotation"]);
/** Roles of lines whose columns are no ends, whatever else the table has. */
const NO_ENDS = [
  "time",
  "start",
  "end",
  "latitude",
  "longitude",
  "holder",
  "stance",
  "said",
  "address",
  "source",
  "publisher",
  "published",
  "accessed",
  "page",
  "quotation",
  "weight",
] as const;
/** Longest text that says what something is; a longer one tells more than that. */
const LONGEST_GLOSS = 160;

/** The columns of a table of lines or entities, chosen or else by their headings and values. */
export function columnsOf(table: Table, kind: "lines" | "entities", chosen: ColumnChoices = {}): Columns {
  const taken = new Set<number>();
  const found: { -readonly [Role in keyof Columns]: number } = {};
  const take = (role: keyof Columns, at: number | undefined) => {
    if (at === undefined || at < 0) return;
    taken.add(at);
    found[role] = at;
  };
  for (const role of ROLES_OF[kind]) take(role, chosenColumn(table, chosen[role]));
  const byHeading = (role: keyof Columns) => {
    if (found[role] !== undefined || chosen[role] !== undefined) return;
    if (OF_SOURCES.has(role) && found.source === undefined && found.address === undefined) return;
    take(
      role,
      columnCalled(table, headingsOf(role), taken, (column) => canMean(table, role, column)),
    );
  };
  const takeSpell = () => {
    const spell = spellColumns(table);
    for (const role of ["start", "end"] as const)
      if (spell !== null && chosen[role] === undefined && !taken.has(spell[role])) take(role, spell[role]);
  };
  if (kind === "entities") {
    takeSpell();
    // Without sources of lines beside it, an address is the entity's own.
    for (const role of ROLES_OF.entities) if (role !== "address" || found.source !== undefined) byHeading(role);
    // A table without ids is told apart by its names.
    if (found.id === undefined) take("id", found.label ?? 0);
    return found;
  }
  const ends = endsByHeading(table, taken);
  for (const role of ["from", "to"] as const)
    if (found[role] === undefined && !taken.has(ends[role] ?? -1)) take(role, ends[role]);
  const missing = (found.from === undefined ? 1 : 0) + (found.to === undefined ? 1 : 0);
  if (missing > 0) {
    const others = new Set([...columnsOfNoEnds(table, taken), ...Object.values(spellColumns(table) ?? {})]);
    const all = table.headings.map((_, at) => at).filter((at) => !taken.has(at));
    const likely = all.filter((at) => !others.has(at));
    const free = likely.length >= missing ? likely : all;
    if (found.from === undefined) take("from", free.shift());
    if (found.to === undefined) {
      const [next, third] = free.filter((at) => !taken.has(at));
      // "Ash, lends to, Beech": names of the first column recur in the third.
      const from = found.from ?? 0;
      const saysHow = next !== undefined && isRelation(table, next) && third !== undefined;
      const isTriple =
        saysHow ||
        (next === from + 1 && third === from + 2 && sharedWith(table, from, third) > sharedWith(table, from, next));
      take("to", isTriple ? third : next);
      if (isTriple && found.relation === undefined && chosen.relation === undefined) take("relation", next);
    }
  }
  takeSpell();
  if (chosen.direction === undefined) take("direction", directionColumn(table, taken));
  for (const role of ["id", "relation", "label", "weight", "place", ...NO_ENDS] as const) {
    byHeading(role);
    const isPassage = (["page", "quotation"] as const).some(
      (each) => columnCalled(table, headingsOf(each), taken) !== undefined,
    );
    if (role === "source" && found.source === undefined && chosen.source === undefined && isPassage)
      take(role, columnCalled(table, WITH_PASSAGES, taken));
  }
  return found;
}

/** Whether the heading of a column says that it is about how two things are related. */
function isRelation({ headings }: Table, column: number): boolean {
  return headingsOf("relation").includes(nameOfHeading(headings[column] ?? ""));
}

/** Columns whose headings say that they are no ends of lines. */
function columnsOfNoEnds(table: Table, taken: ReadonlySet<number>): ReadonlySet<number> {
  const columns = NO_ENDS.map((role) =>
    columnCalled(table, headingsOf(role), taken, (column) => canMean(table, role, column)),
  );
  return new Set(columns.filter((column) => column !== undefined));
}

function chosenColumn({ headings }: Table, chosen: string | number | null | undefined): number | undefined {
  if (typeof chosen === "number") return chosen < headings.length ? chosen : undefined;
  if (typeof chosen !== "string") return undefined;
  const wanted = chosen.trim().toLowerCase();
  return headings.findIndex((each) => each.toLowerCase() === wanted);
}

/** Whether what is in a column does not speak against what its heading says. */
function canMean({ rows }: Table, role: ColumnRole, column: number): boolean {
  const cells = rows.map(({ cells }) => (cells[column] ?? "").trim()).filter(Boolean);
  switch (role) {
    case "address":
      return cells.filter(isWebAddress).length * 2 > cells.length;
    case "stance":
      return cells.filter((cell) => stanceIn(cell) !== null).length * 2 >= Math.max(cells.length, 1);
    case "latitude":
    case "longitude":
      return cells.length > 0 && cells.every((cell) => /^[+-]?\d{1,3}(?:[.,]\d+)?$/.test(cell));
    case "place":
      return cells.some((cell) => /\p{L}/u.test(cell));
    case "time":
      return cells.some((cell) => /\d/.test(cell));
    case "gloss":
      return cells.every(({ length }) => length <= LONGEST_GLOSS);
    case "start":
    case "end":
    case "said":
    case "published":
    case "accessed":
      return cells.some((cell) => /\d{4}/.test(orderedDate(cell, null).date));
    default:
      return true;
  }
}

/** Values of a column that are shown. */
const EXAMPLES = 2;

/** What a table and each of its columns were taken for. */
export function readingOf(
  name: string,
  { headings, rows, hasNoHeadings }: Table,
  kind: TableKind,
  columns: Columns,
): TableReading {
  const roles = new Map(COLUMN_ROLES.map((role) => [columns[role], role]));
  return {
    name,
    kind,
    hasHeadings: !hasNoHeadings,
    columns: (kind === "matrix" ? [] : headings).map((heading, at) => {
      const examples = new Set<string>();
      for (const { cells } of rows) {
        const cell = (cells[at] ?? "").trim();
        if (cell !== "") examples.add(cell);
        if (examples.size === EXAMPLES) break;
      }
      return { heading, role: roles.get(at) ?? null, examples: [...examples] };
    }),
  };
}

/** Cells of a column that are names in another one. */
function sharedWith({ rows }: Table, other: number, column: number): number {
  const names = new Set(rows.map(({ cells }) => (cells[other] ?? "").trim()).filter(Boolean));
  return rows.filter(({ cells }) => names.has((cells[column] ?? "").trim())).length;
}

/**
 * A column of directions, whatever it is called: Gephi translates its headings. Under a heading of directions a few words
 * may be others.
 */
function directionColumn({ headings, rows }: Table, taken: ReadonlySet<number>): number | undefined {
  const at = headings.findIndex((heading, column) => {
    if (taken.has(column)) return false;
    const words = rows.map(({ cells }) => (cells[column] ?? "").trim().toLowerCase()).filter(Boolean);
    const known = /^(?:directed|direction)$/i.test(heading) ? [DIRECTIONS, IN_COLUMN_DIRECTED] : [DIRECTIONS];
    const others = words.filter((word) => !known.some((map) => map.has(word))).length;
    return words.length > 0 && (OF_DIRECTIONS.test(heading) ? others * 2 < words.length : others === 0);
  });
  return at < 0 ? undefined : at;
}

function columnCalled(
  { headings }: Pick<Table, "headings">,
  names: readonly string[],
  taken: ReadonlySet<number>,
  canBe: (column: number) => boolean = () => true,
): number | undefined {
  const columns = columnsByName(headings);
  for (const name of names) {
    const at = columns.get(name)?.find((column) => !taken.has(column) && canBe(column));
    if (at !== undefined) return at;
  }
  return undefined;
}

const foundColumns = new WeakMap<readonly string[], ReadonlyMap<string, readonly number[]>>();

/** Columns by what their headings mean, worked out once: fifty names are looked for, in tables of thousands of columns. */
function columnsByName(headings: readonly string[]): ReadonlyMap<string, readonly number[]> {
  let columns = foundColumns.get(headings);
  if (columns === undefined) {
    columns = Map.groupBy(headings.keys(), (column) => nameOfHeading(headings[column] ?? ""));
    foundColumns.set(headings, columns);
  }
  return columns;
}

/** ":START_ID(Person)" and "personId:ID" of Neo4j mean what follows the colon; its labels are kinds. */
function nameOfHeading(heading: string): string {
  const role = /:(ID|START_ID|END_ID|TYPE|LABEL)(?:\(.*\))?$/.exec(heading)?.[1];
  if (role === "LABEL") return "labels";
  if (role !== undefined) return role.toLowerCase();
  // "Amount (EUR)" and "Date (UTC)" say how, and not what.
  return heading
    .replace(/(?<=\S)\s*\([^()]*\)\s*$/, "")
    .replace(/[_\s]+/g, " ")
    .trim()
    .toLowerCase();
}

function isMatrix({ headings, rows }: Table): boolean {
  const columns = headings.slice(1);
  if (columns.length < 2 || rows.length < 2) return false;
  const names = new Set(columns);
  const shared = rows.filter(({ cells }) => names.has((cells[0] ?? "").trim())).length;
  const isSquare = shared === rows.length && rows.length >= columns.length - 1;
  return (
    isSquare &&
    rows.every(({ cells }) => cells.slice(1).every((cell) => /^\s*(?:x|✓|✔|-?\d+(?:[.,]\d+)?)?\s*$/i.test(cell)))
  );
}
