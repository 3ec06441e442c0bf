import Papa from "papaparse";
import { err, ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { CSV_SET } from "../csv-set.ts";
import { isRecord } from "../is-record.ts";
import type { DeclaredType } from "./field-table.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import { listIn, textOf } from "./json-values.ts";
import type { ReaderCodec, TextFile } from "./reader.ts";
import { type ColumnType, readTableSet, setRows } from "./table-set.ts";

const TYPES: ReadonlyMap<unknown, DeclaredType> = new Map([
  ["string", "text"],
  ["integer", "integer"],
  ["double", "number"],
  ["boolean", "boolean"],
]);

/** The tables that we write of a dataset, as files. */
export const csvSet: ReaderCodec = {
  async read(files, build) {
    const fileOf = (name: string) => files.find((file) => file.name.toLowerCase().endsWith(name));
    const metadata = readMetadata(fileOf(CSV_SET.metadata), build);
    const entities = rowsOf(fileOf(CSV_SET.entities));
    if (entities.length === 0)
      return err([{ code: "reading/empty-table", path: "", message: words.emptyTable(), hint: null }]);
    readTableSet(
      {
        rows: (name) => (name === "entities" ? entities : rowsOf(fileOf(CSV_SET[name]))),
        types: (name) => metadata.get(CSV_SET[name]) ?? new Map(),
      },
      build,
    );
    return ok(null);
  },
};

function rowsOf(file: TextFile | undefined) {
  if (file === undefined) return [];
  // Which line end a spreadsheet saved them with, the parser finds; ours are those of RFC 4180.
  const { data } = Papa.parse<string[]>(file.text.replace(/^\uFEFF/, ""), { delimiter: ",", skipEmptyLines: true });
  return setRows(data.map((cells, at) => ({ cells, row: at + 1, within: file.name })));
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
