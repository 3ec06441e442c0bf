import { csvText } from "../../lib/csv.ts";
import type { Dataset } from "../../model/dataset.ts";
import { jsonText } from "../../model/serialize-dataset.ts";
import { CELL_SEPARATOR, CSV_SET } from "../csv-set.ts";
import type { ExchangeWriter } from "../format.ts";
import { createPieces } from "../pieces.ts";
import { type DatasetTable, tableLosses, tablesOf } from "./dataset-tables.ts";
import { CSV_LOSSES } from "./exchange-loss-list.ts";
import { printable } from "./xml-text.ts";
import { createZip } from "./zip.ts";

const DATATYPES = { text: "string", integer: "integer", number: "double", boolean: "boolean" } as const;

/**
 * Tables of entities, claims, attributions and sources, and what their columns are: a zip with CSV after RFC 4180 in UTF-8,
 * and metadata after "CSV on the Web" (W3C, tabular metadata). The mark at the beginning of each table tells spreadsheets
 * that it is UTF-8.
 */
export const csvTables: ExchangeWriter = {
  losses: CSV_LOSSES,

  write(dataset, _, { reached } = {}) {
    const { record } = createPieces(2 * (dataset.entities.length + dataset.claims.length), reached);
    const tables = tablesOf(dataset, record);
    const zip = createZip();
    let changed = 0;
    for (const { name, columns, rows } of tables) {
      const file = zip.file(CSV_SET[name]);
      file.put(`\uFEFF${printable(csvText([columns.map(({ title }) => title)]))}`);
      for (const row of rows) {
        const text = csvText([row]);
        const kept = printable(text);
        if (kept !== text) changed += 1;
        file.put(kept);
      }
      file.end();
    }
    const metadata = zip.file(CSV_SET.metadata);
    metadata.put(jsonText(metadataOf(dataset, tables)));
    metadata.end();
    return { pieces: zip.end(), losses: tableLosses(dataset, changed) };
  },
};

function metadataOf({ dataset: { title, description, language, licence } }: Dataset, tables: readonly DatasetTable[]) {
  return {
    "@context": "http://www.w3.org/ns/csvw",
    "dc:title": title,
    ...(description !== undefined && { "dc:description": description }),
    ...(language !== undefined && { "dc:language": language }),
    ...(licence !== undefined && { "dc:rights": licence }),
    tables: tables.map(({ name, columns }) => ({
      url: CSV_SET[name],
      tableSchema: {
        columns: columns.map((column, at) => ({
          name: `column${at + 1}`,
          titles: printable(column.title),
          datatype: DATATYPES[column.type],
          ...(column.isList && { separator: CELL_SEPARATOR }),
        })),
        ...(name !== "attributions" && { primaryKey: "column1" }),
        foreignKeys: columns.flatMap(({ refersTo }, at) =>
          refersTo === undefined
            ? []
            : [
                {
                  columnReference: `column${at + 1}`,
                  reference: { resource: CSV_SET[refersTo], columnReference: "column1" },
                },
              ],
        ),
      },
    })),
  };
}
