import { withoutGuard } from "../../lib/csv.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { ABOUT_SHEET, CELL_SEPARATOR, LIST_OF, type TableName } from "../csv-set.ts";
import type { CellTable, TableRow } from "./csv-table.ts";
import type { DeclaredType, FieldInput } from "./field-table.ts";
import type { AttributionInput, GraphBuilder, Place, SourceInput } from "./graph-builder.ts";
import { stanceIn } from "./stance-words.ts";

/** A row by the titles of its columns, without empty cells. */
export interface SetRow {
  readonly at: Place;
  readonly cells: ReadonlyMap<string, string>;
}

/** What is known of a column. */
export interface ColumnType {
  readonly type: DeclaredType | undefined;
  readonly isList: boolean;
}

/** The tables that we write of a dataset, and the types of their columns by table and title. */
export interface TableSet {
  readonly rows: (name: TableName) => readonly SetRow[];
  readonly types: (name: TableName) => ReadonlyMap<string, ColumnType>;
}

/** Hands all that is in the tables to a builder. A claim with a value is read from its entity, where it is a text as well. */
export function readTableSet({ rows, types }: TableSet, build: GraphBuilder): void {
  const [entities, claims] = [rows("entities"), rows("claims")];
  build.expect(entities.length + claims.length);
  const sources = new Map(rows("sources").map(({ cells }) => [cells.get("id") ?? "", sourceFrom(cells)]));
  const attributions = attributionsIn(rows("attributions"), sources);
  for (const { at, cells } of entities) {
    const [x, y] = [cells.get("x"), cells.get("y")];
    build.entity({
      id: cells.get("id") ?? "",
      label: cells.get("label"),
      position: x === undefined || y === undefined ? null : { x: Number(x), y: Number(y) },
      fields: fieldsIn(cells, ["id", "label", "x", "y"], types("entities")),
      at,
    });
  }
  for (const { at, cells } of claims) {
    if (cells.get("object") === undefined && cells.get("valueUnit") !== undefined) continue;
    const id = cells.get("id");
    build.claim({
      id,
      from: cells.get("subject"),
      to: cells.get("object"),
      label: cells.get("label"),
      direction: "directed",
      fields: fieldsIn(cells, ["id", "subject", "object", "label"], types("claims")),
      attributions: attributions.get(id ?? "") ?? [],
      at,
    });
  }
}

/** The sheets of a workbook that we wrote; null where they are others. */
export function tableSetIn(sheets: readonly CellTable[], build: GraphBuilder): TableSet | null {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const names = ["entities", "claims", "attributions", "sources", ABOUT_SHEET];
  if (sheets.length !== names.length || !names.every((name) => byName.has(name))) return null;
  const rowsIn = (name: string) => setRows(byName.get(name)?.rows ?? []);
  const types = new Map<string, Map<string, ColumnType>>();
  const head = new Map<string, string>();
  for (const { cells } of rowsIn(ABOUT_SHEET)) {
    const [table = "", name = "", value = ""] = ["table", "name", "value"].map((title) => cells.get(title));
    if (table === "dataset") head.set(name, value);
    const isList = value.startsWith(LIST_OF);
    const type = isList ? value.slice(LIST_OF.length) : value;
    const known = TYPES.find((each) => each === type);
    types.set(table, (types.get(table) ?? new Map()).set(name, { type: known, isList }));
  }
  build.head({
    title: head.get("title"),
    description: head.get("description"),
    language: head.get("language"),
    licence: head.get("licence"),
  });
  return { rows: rowsIn, types: (name) => types.get(name) ?? new Map() };
}

const TYPES: readonly DeclaredType[] = ["text", "integer", "number", "boolean"];

/** The first row has the titles of columns. */
export function setRows([titles, ...rows]: readonly TableRow[]): readonly SetRow[] {
  return rows.map(({ cells, row, within }) => ({
    at: () => words.rowOf({ name: within ?? "", row: String(row) }),
    cells: new Map(
      cells.flatMap((cell, at) => (cell === "" ? [] : [[titles?.cells[at] ?? "", withoutGuard(cell)] as const])),
    ),
  }));
}

function fieldsIn(
  cells: ReadonlyMap<string, string>,
  except: readonly string[],
  types: ReadonlyMap<string, ColumnType>,
): readonly FieldInput[] {
  return [...cells].flatMap(([name, cell]): readonly FieldInput[] => {
    if (except.includes(name)) return [];
    const { type, isList } = types.get(name) ?? { type: undefined, isList: false };
    const value = isList ? cell.split(CELL_SEPARATOR) : cell;
    return [{ name, value, ...(type && { type }) }];
  });
}

function sourceFrom(cells: ReadonlyMap<string, string>): SourceInput {
  const [id, title, address] = ["id", "title", "address"].map((name) => cells.get(name) ?? null);
  return {
    id: id ?? null,
    // Of a workbook, a title of blanks is none.
    title: title ?? (address === null ? (id ?? null) : null),
    address: address ?? null,
    publisher: cells.get("publisher") ?? null,
    publishedAt: cells.get("publishedAt") ?? null,
    accessedAt: cells.get("accessedAt") ?? null,
  };
}

/** What has no place in an attribution that is read, by the title of its column. */
const NOTED = ["via", "wording", "at"];

/** Attributions by claim, each of the rows that have its number. */
function attributionsIn(rows: readonly SetRow[], sources: ReadonlyMap<string, SourceInput>) {
  const byClaim = new Map<string, AttributionInput[]>();
  const ofClaim = Map.groupBy(rows, ({ cells }) => cells.get("claim") ?? "");
  for (const [claim, own] of ofClaim) {
    const each = [...Map.groupBy(own, ({ cells }) => cells.get("attribution") ?? "").values()];
    byClaim.set(
      claim,
      each.map((passages) =>
        attributionFrom(
          passages.map(({ cells }) => cells),
          sources,
        ),
      ),
    );
  }
  return byClaim;
}

function attributionFrom(
  passages: readonly ReadonlyMap<string, string>[],
  sources: ReadonlyMap<string, SourceInput>,
): AttributionInput {
  const [first = new Map<string, string>()] = passages;
  const word = first.get("stance");
  const stance = word === undefined ? null : (stanceIn(word)?.stance ?? null);
  const noted = [
    ...(word !== undefined && stance === null ? [words.noteField({ name: "stance", value: word })] : []),
    ...NOTED.flatMap((name) => {
      const values = [...new Set(passages.flatMap((cells) => cells.get(name) ?? []))];
      return values.length === 0 ? [] : [words.noteField({ name, value: values.join(", ") })];
    }),
    ...(first.get("note") ?? "").split("\n"),
  ].filter(Boolean);
  return {
    holder: first.get("holderId") ?? null,
    denied: first.get("polarity") === "denied",
    stance,
    saidAt: first.get("saidAt") ?? null,
    note: noted.join("\n") || null,
    sources: passages.flatMap((cells) => {
      const id = cells.get("sourceId");
      if (id === undefined) return [];
      const quoted = { page: cells.get("page") ?? null, quotation: cells.get("quotation") ?? null };
      return [{ ...(sources.get(id) ?? { id, title: id }), ...quoted }];
    }),
  };
}
