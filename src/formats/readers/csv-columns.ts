import type { Table } from "./csv-table.ts";
import type { ColumnChoices } from "./reader.ts";
import { COLUMN_ROLES, type ColumnRole, type TableReading } from "./table-reading.ts";

/** Columns by what they mean, by their number from 0; what no column means is absent. */
export type Columns = { readonly [Role in ColumnRole]?: number };

/** What a table is about: lines, the entities themselves, or who-to-whom with a row and a column for each. */
export type TableKind = "lines" | "entities" | "matrix";

/**
 * What columns are called, in lower case: in English, in the words of Neo4j, and as Gephi and spreadsheets call them in
 * other languages.
 */
const HEADINGS: Readonly<Record<keyof Required<Columns>, readonly string[]>> = {
  from: [
    "source",
    "from",
    "source id",
    "source name",
    "source node",
    "from name",
    "from node",
    "node 1",
    "node1",
    "vertex 1",
    "from id",
    "start_id",
    "start id",
    "src",
    "sender",
    "subject",
    "quelle",
    "von",
    "origen",
    "origem",
    "origine",
    "источник",
    "от",
    "源",
    "ソース",
  ],
  to: [
    "target",
    "to",
    "target id",
    "target name",
    "target node",
    "to name",
    "to node",
    "node 2",
    "node2",
    "vertex 2",
    "to id",
    "end_id",
    "end id",
    "dst",
    "dest",
    "destination",
    "receiver",
    "recipient",
    "object",
    "ziel",
    "nach",
    "cible",
    "destino",
    "destinazione",
    "получатель",
    "цель",
    "к",
    "目标",
    "ターゲット",
  ],
  relation: [
    "relation",
    "relationship",
    "predicate",
    "interaction",
    "relation type",
    "type",
    "label",
    "kind",
    "art",
    "beziehung",
    "метка",
    "étiquette",
    "etiqueta",
    "etichetta",
    "rótulo",
    "标签",
  ],
  id: ["id", "node id", "nodeid", "edge id", "key", "vertex", "ид"],
  label: [
    "label",
    "name",
    "title",
    "bezeichnung",
    "метка",
    "имя",
    "название",
    "nom",
    "nombre",
    "étiquette",
    "etiqueta",
  ],
  kind: ["labels", "kind", "type", "category", "class", "art", "тип"],
  weight: ["weight", "gewicht", "poids", "peso", "вес", "权重"],
  direction: ["direction", "directed", "type", "тип", "typ", "tipo"],
  time: ["date", "time", "when", "datum", "дата", "fecha"],
  start: ["start", "start date", "begin", "valid from"],
  end: ["end", "end date", "valid to", "valid until"],
  source: ["source url", "source", "sources", "reference", "references", "citation", "evidence", "quelle"],
  holder: ["holder", "attributed to", "according to", "said by", "claimed by"],
};

/** Headings of both ends that belong together: beside "from" and "to", a column "source" says where something is written. */
const ENDS: readonly (readonly [string, string])[] = [
  ["source", "target"],
  ["from", "to"],
  ["source id", "target id"],
  ["from id", "to id"],
  ["start_id", "end_id"],
  ["subject", "object"],
  ["sender", "receiver"],
  ["sender", "recipient"],
  ["quelle", "ziel"],
  ["von", "nach"],
  ["источник", "цель"],
  ["от", "к"],
];
/** What is in a column of directions, or may be, by its heading. */
const OF_DIRECTIONS = /^(?:directed|direction|type|typ|tipo|тип)$/i;

/** What a direction is called in a cell. */
const DIRECTIONS: ReadonlyMap<string, "directed" | "undirected" | "both-ways"> = new Map([
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
function endsByHeading(table: Pick<Table, "headings">, taken: ReadonlySet<number>) {
  for (const [from, to] of ENDS) {
    const ends = { from: columnCalled(table, [from], taken), to: columnCalled(table, [to], taken) };
    if (ends.from !== undefined && ends.to !== undefined) return ends;
  }
  return { from: columnCalled(table, HEADINGS.from, taken), to: columnCalled(table, HEADINGS.to, taken) };
}

/** Whether the cells of a row are headings of a list of edges. */
function areHeadings(cells: readonly string[]): boolean {
  const { from, to } = endsByHeading({ headings: cells }, new Set());
  return from !== undefined && to !== undefined && from !== to;
}

/** Whether a row is known to be one of headings: those of a list of edges, or an id and what is said of it. */
export function areKnownHeadings(cells: readonly string[]): boolean {
  const [first = "", second] = cells.filter((cell) => cell.trim() !== "");
  return areHeadings(cells) || (second !== undefined && HEADINGS.id.includes(nameOfHeading(first)));
}

/** What a table is about. `isGuess`: nothing but its values says so. */
export function kindOfTable(
  table: Table,
  chosen: ColumnChoices = {},
): { readonly kind: TableKind; readonly isGuess: boolean } {
  if (typeof chosen.from === "string" && typeof chosen.to === "string") return { kind: "lines", isGuess: false };
  if (isMatrix(table)) return { kind: "matrix", isGuess: true };
  if (areHeadings(table.headings)) return { kind: "lines", isGuess: false };
  // An id between other columns is that of a line as often as that of an entity.
  if (columnCalled(table, HEADINGS.id, new Set()) === 0) return { kind: "entities", isGuess: false };
  const first = table.rows.map(({ cells }) => (cells[0] ?? "").trim()).filter(Boolean);
  const meet = [1, 2].some((column) => sharedWithFirst(table, column) > 0);
  const isRepeated = new Set(first).size < first.length;
  const isLines = table.headings.length >= 2 && (meet || isRepeated);
  return { kind: isLines ? "lines" : "entities", isGuess: true };
}

/** The columns of a table of lines or entities, chosen or else by their headings and values. */
export function columnsOf(table: Table, kind: "lines" | "entities", chosen: ColumnChoices = {}): Columns {
  const taken = new Set<number>();
  const found: { -readonly [Role in keyof Columns]: number } = {};
  const take = (role: keyof Columns, at: number | undefined) => {
    if (at === undefined || at < 0) return;
    taken.add(at);
    found[role] = at;
  };
  for (const [role, heading] of Object.entries(chosen) as [ColumnRole, string | null][]) {
    if (heading === null) continue;
    const wanted = heading.trim().toLowerCase();
    take(
      role,
      table.headings.findIndex((each) => each.toLowerCase() === wanted),
    );
  }
  const byHeading = (role: keyof Columns) => {
    if (found[role] === undefined && chosen[role] === undefined) take(role, columnCalled(table, HEADINGS[role], taken));
  };
  if (kind === "entities") {
    for (const role of ["id", "label", "kind", "time", "start", "end"] as const) byHeading(role);
    // A table without ids is told apart by its names.
    if (found.id === undefined) take("id", found.label ?? 0);
    return found;
  }
  const ends = endsByHeading(table, taken);
  for (const role of ["from", "to"] as const)
    if (found[role] === undefined && !taken.has(ends[role] ?? -1)) take(role, ends[role]);
  const free = table.headings.map((_, at) => at).filter((at) => !taken.has(at));
  if (found.from === undefined) take("from", free.shift());
  if (found.to === undefined) {
    const [next, third] = free.filter((at) => !taken.has(at));
    // "Ash, lends to, Beech": names of the first column recur in the third.
    const isTriple =
      found.from === 0 && next === 1 && third === 2 && sharedWithFirst(table, 2) > sharedWithFirst(table, 1);
    take("to", isTriple ? third : next);
    if (isTriple && found.relation === undefined && chosen.relation === undefined) take("relation", next);
  }
  if (chosen.direction === undefined) take("direction", directionColumn(table, taken));
  for (const role of ["id", "relation", "label", "weight", "time", "start", "end", "source", "holder"] as const)
    byHeading(role);
  return found;
}

/** Values of a column that are shown. */
const EXAMPLES = 2;

/** What each column of a table was taken for. */
export function readingOf(name: string, { headings, rows }: Table, columns: Columns): TableReading {
  const roles = new Map(COLUMN_ROLES.map((role) => [columns[role], role]));
  return {
    name,
    columns: headings.map((heading, at) => {
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

/** Cells of a column that are names in the first one. */
function sharedWithFirst({ rows }: Table, column: number): number {
  const names = new Set(rows.map(({ cells }) => (cells[0] ?? "").trim()).filter(Boolean));
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
): number | undefined {
  for (const name of names) {
    const at = headings.findIndex((heading, column) => !taken.has(column) && nameOfHeading(heading) === name);
    if (at >= 0) return at;
  }
  return undefined;
}

/** ":START_ID(Person)" and "personId:ID" of Neo4j mean what follows the colon; its labels are kinds. */
function nameOfHeading(heading: string): string {
  const role = /:(ID|START_ID|END_ID|TYPE|LABEL)(?:\(.*\))?$/.exec(heading)?.[1];
  if (role === "LABEL") return "labels";
  return role?.toLowerCase() ?? heading.replaceAll("_", " ").trim().toLowerCase();
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
