import Papa from "papaparse";
import { withoutGuard } from "../../lib/csv.ts";
import { err, ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { CELL_SEPARATOR, CSV_SET } from "../csv-set.ts";
import { isRecord } from "../is-record.ts";
import type { DeclaredType, FieldInput } from "./field-table.ts";
import type { AttributionInput, ClaimInput, GraphBuilder, Place, SourceInput } from "./graph-builder.ts";
import { listIn, textOf } from "./json-values.ts";
import type { ReaderCodec, TextFile } from "./reader.ts";
import { stanceIn } from "./stance-words.ts";

/** A row by the titles of its columns, without empty cells. */
interface Row {
  readonly at: Place;
  readonly cells: ReadonlyMap<string, string>;
}

/** What the metadata say of a column. */
interface ColumnType {
  readonly type: DeclaredType | undefined;
  readonly isList: boolean;
}

const TYPES: ReadonlyMap<unknown, DeclaredType> = new Map([
  ["string", "text"],
  ["integer", "integer"],
  ["double", "number"],
  ["boolean", "boolean"],
]);

/** The tables that we write of a dataset. A claim with a value is read from its entity, where it is a text as well. */
export const csvSet: ReaderCodec = {
  async read(files, build) {
    const fileOf = (name: string) => files.find((file) => file.name.toLowerCase().endsWith(name));
    const metadata = readMetadata(fileOf(CSV_SET.metadata), build);
    const entities = rowsOf(fileOf(CSV_SET.entities));
    if (entities.length === 0)
      return err([{ code: "reading/empty-table", path: "", message: words.emptyTable(), hint: null }]);
    const claims = rowsOf(fileOf(CSV_SET.claims));
    build.expect(entities.length + claims.length);
    const typesOf = (name: string) => metadata.get(name) ?? new Map<string, ColumnType>();
    const sources = new Map(
      rowsOf(fileOf(CSV_SET.sources)).map(({ cells }) => [cells.get("id") ?? "", sourceFrom(cells)]),
    );
    const attributions = attributionsIn(rowsOf(fileOf(CSV_SET.attributions)), sources);
    for (const { at, cells } of entities) {
      const [x, y] = [cells.get("x"), cells.get("y")];
      build.entity({
        id: cells.get("id") ?? "",
        label: cells.get("label"),
        position: x === undefined || y === undefined ? null : { x: Number(x), y: Number(y) },
        fields: fieldsIn(cells, ["id", "label", "x", "y"], typesOf(CSV_SET.entities)),
        at,
      });
    }
    for (const { at, cells } of claims) {
      if (cells.get("object") === undefined && cells.get("valueUnit") !== undefined) continue;
      const id = cells.get("id");
      const claim: ClaimInput = {
        id,
        from: cells.get("subject"),
        to: cells.get("object"),
        label: cells.get("label"),
        direction: "directed",
        fields: fieldsIn(cells, ["id", "subject", "object", "label"], typesOf(CSV_SET.claims)),
        attributions: attributions.get(id ?? "") ?? [],
        at,
      };
      build.claim(claim);
    }
    return ok(null);
  },
};

function rowsOf(file: TextFile | undefined): readonly Row[] {
  if (file === undefined) return [];
  // Which line end a spreadsheet saved them with, the parser finds; ours are those of RFC 4180.
  const { data } = Papa.parse<string[]>(file.text.replace(/^\uFEFF/, ""), { delimiter: ",", skipEmptyLines: true });
  const [titles = [], ...rows] = data;
  return rows.map((row, nth) => ({
    at: () => words.rowOf({ name: file.name, row: String(nth + 2) }),
    cells: new Map(row.flatMap((cell, at) => (cell === "" ? [] : [[titles[at] ?? "", withoutGuard(cell)] as const]))),
  }));
}

/** Types of columns by table and title. Says what the dataset is called. */
function readMetadata(file: TextFile | undefined, build: GraphBuilder) {
  const types = new Map<string, Map<string, ColumnType>>();
  const json = file?.json();
  if (!json?.ok || !isRecord(json.value)) return types;
  const metadata = json.value;
  build.head({
    title: textOf(metadata["dc:title"]),
    description: textOf(metadata["dc:description"]),
    language: textOf(metadata["dc:language"]),
    licence: textOf(metadata["dc:rights"]),
  });
  for (const table of listIn(metadata.tables)) {
    if (!isRecord(table) || !isRecord(table.tableSchema)) continue;
    const columns = listIn(table.tableSchema.columns).flatMap((column) =>
      isRecord(column) && typeof column.titles === "string"
        ? [[column.titles, { type: TYPES.get(column.datatype), isList: "separator" in column }] as const]
        : [],
    );
    types.set(String(table.url), new Map(columns));
  }
  return types;
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
    title: title ?? null,
    address: address ?? null,
    publisher: cells.get("publisher") ?? null,
    publishedAt: cells.get("publishedAt") ?? null,
    accessedAt: cells.get("accessedAt") ?? null,
  };
}

/** What has no place in an attribution that is read, by the title of its column. */
const NOTED = ["via", "wording", "at"];

/** Attributions by claim, each of the rows that have its number. */
function attributionsIn(rows: readonly Row[], sources: ReadonlyMap<string, SourceInput>) {
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
