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
  id: ["id", "node id", "nodeid", "edge id", "key", "ид"],
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

/** What a table is about. `isGuess`: nothing but its values says so. */
export function kindOfTable(
  table: Table,
  chosen: ColumnChoices = {},
): { readonly kind: TableKind; readonly isGuess: boolean } {
  if (typeof chosen.from === "string" && typeof chosen.to === "string") return { kind: "lines", isGuess: false };
  if (isMatrix(table)) return { kind: "matrix", isGuess: true };
  const named = (role: keyof Columns) => columnCalled(table, HEADINGS[role], new Set()) !== undefined;
  if (named("from") && named("to")) return { kind: "lines", isGuess: false };
  // An id between other columns is that of a line as often as that of an entity.
  if (columnCalled(table, HEADINGS.id, new Set()) === 0) return { kind: "entities", isGuess: false };
  const [first, second] = [0, 1].map((at) => table.rows.map(({ cells }) => (cells[at] ?? "").trim()).filter(Boolean));
  const names = new Set(first);
  const meet = second?.some((name) => names.has(name)) ?? false;
  const isRepeated = names.size < (first?.length ?? 0);
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
  for (const role of ["from", "to"] as const) byHeading(role);
  const free = table.headings.map((_, at) => at).filter((at) => !taken.has(at));
  if (found.from === undefined) take("from", free.shift());
  if (found.to === undefined)
    take(
      "to",
      free.find((at) => !taken.has(at)),
    );
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

/** A column of nothing but directions, whatever it is called: Gephi translates its headings. */
function directionColumn({ headings, rows }: Table, taken: ReadonlySet<number>): number | undefined {
  const at = headings.findIndex((heading, column) => {
    if (taken.has(column)) return false;
    const words = rows.map(({ cells }) => (cells[column] ?? "").trim().toLowerCase()).filter(Boolean);
    const known = /^(?:directed|direction)$/i.test(heading) ? [DIRECTIONS, IN_COLUMN_DIRECTED] : [DIRECTIONS];
    return words.length > 0 && words.every((word) => known.some((map) => map.has(word)));
  });
  return at < 0 ? undefined : at;
}

function columnCalled({ headings }: Table, names: readonly string[], taken: ReadonlySet<number>): number | undefined {
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
    isSquare && rows.every(({ cells }) => cells.slice(1).every((cell) => /^\s*(?:-?\d+(?:[.,]\d+)?)?\s*$/.test(cell)))
  );
}
