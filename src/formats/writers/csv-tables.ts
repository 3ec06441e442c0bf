import { strToU8, zipSync } from "fflate";
import { type CsvCell, csvText } from "../../lib/csv.ts";
import type { Claim, Dataset, Entity, Origin, Source } from "../../model/dataset.ts";
import { nameOf } from "../../model/name-of.ts";
import { jsonText } from "../../model/serialize-dataset.ts";
import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { formatWords } from "../../words/en/formats.ts";
import { CELL_SEPARATOR, CSV_SET } from "../csv-set.ts";
import type { ExchangeWriter } from "../format.ts";
import { ATTRIBUTION_COLUMNS } from "./attribution-columns.ts";
import { type ExchangeColumn, type ExchangeValue, exchangeGraph } from "./exchange-graph.ts";
import { CSV_LOSSES } from "./exchange-loss-list.ts";
import { countedLosses, cutAliases, openDirections, restLosses } from "./exchange-losses.ts";
import { printable } from "./xml-text.ts";

const DATATYPES = { text: "string", integer: "integer", number: "double", boolean: "boolean" } as const;

interface Column extends Pick<ExchangeColumn, "title" | "type"> {
  readonly isList?: boolean;
  /** The table whose first column has these values. */
  readonly refersTo?: string;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CsvCell[])[];
}

const text = (title: string, more: Partial<Column> = {}): Column => ({ title, type: "text", ...more });
const integer = (title: string): Column => ({ title, type: "integer" });

const ORIGIN = ["originHow", "originCoder", "originDate", "originId"];

/** All files have the same time, so that the same dataset gives the same bytes: the first that an archive can hold. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * Tables of entities, claims, attributions (a row for each passage) and sources, and what their columns are: a zip with CSV
 * after RFC 4180 in UTF-8, and metadata after "CSV on the Web" (W3C, tabular metadata). The mark at the beginning of each
 * table tells spreadsheets that it is UTF-8.
 */
export const csvTables: ExchangeWriter = {
  losses: CSV_LOSSES,

  write(dataset) {
    const tables = tablesOf(dataset);
    const files = Object.fromEntries([
      ...tables.map(({ name, columns, rows }) => {
        const table = printable(csvText([columns.map(({ title }) => title), ...rows]));
        return [name, strToU8(`\uFEFF${table}`)] as const;
      }),
      [CSV_SET.metadata, strToU8(jsonText(metadataOf(dataset, tables)))] as const,
    ]);
    const isBroken = (cell: CsvCell) => typeof cell === "string" && printable(cell) !== cell;
    const { entities, claims, sources } = dataset;
    const listsIn = ({ fields = {} }: Entity | Claim) => Object.values(fields).flatMap((value) => [value].flat());
    const hasSemicolon = (record: Entity | Claim) =>
      Object.values(record.fields ?? {}).some((value) => typeof value === "object") &&
      listsIn(record).some((each) => typeof each === "string" && each.includes(CELL_SEPARATOR));
    return {
      text: new Uint8Array(zipSync(files, { mtime: NO_TIME, level: 9 })),
      losses: countedLosses([
        [words.openDirections, openDirections(dataset)],
        [formatWords.aliases, cutAliases(dataset)],
        [formatWords.lists, [...entities, ...claims].filter(hasSemicolon).length],
        [words.controls, tables.flatMap(({ rows }) => rows).filter((row) => row.some(isBroken)).length],
        [words.sourceTexts, sources.filter(({ text, coverage }) => text !== undefined || coverage.length > 0).length],
        ...restLosses(dataset),
      ]),
    };
  },
};

function tablesOf(dataset: Dataset): readonly Table[] {
  const { nodes, edges, nodeColumns, edgeColumns } = exchangeGraph(dataset, true);
  const claimColumns = edgeColumns.filter(({ id }) => !ATTRIBUTION_COLUMNS.has(id));
  const number = (title: string): Column => ({ title, type: "number" });
  return [
    {
      name: CSV_SET.entities,
      columns: [text("id"), text("label"), number("x"), number("y"), ...nodeColumns],
      rows: nodes.map(({ id, label, position, values }) => [
        id,
        label ?? null,
        position?.[0] ?? null,
        position?.[1] ?? null,
        ...nodeColumns.map((column) => cellOf(values.get(column.id))),
      ]),
    },
    {
      name: CSV_SET.claims,
      columns: [
        text("id"),
        text("subject", { refersTo: CSV_SET.entities }),
        text("object", { refersTo: CSV_SET.entities }),
        text("label"),
        ...claimColumns,
      ],
      rows: edges.map(({ id, source, target, label, values }) => [
        id,
        source,
        target || null,
        label ?? null,
        ...claimColumns.map((column) => cellOf(values.get(column.id))),
      ]),
    },
    { name: CSV_SET.attributions, columns: COLUMNS_OF_ATTRIBUTIONS, rows: attributionRows(dataset) },
    { name: CSV_SET.sources, columns: SOURCE_COLUMNS, rows: dataset.sources.map(sourceRow) },
  ];
}

const COLUMNS_OF_ATTRIBUTIONS: readonly Column[] = [
  text("claim", { refersTo: CSV_SET.claims }),
  integer("attribution"),
  text("holderId", { refersTo: CSV_SET.entities }),
  text("holder"),
  text("via", { isList: true }),
  text("stance"),
  text("polarity"),
  text("saidAt"),
  text("wording"),
  text("note"),
  ...ORIGIN.map((title) => text(title)),
  text("sourceId", { refersTo: CSV_SET.sources }),
  text("at"),
  integer("start"),
  integer("end"),
  text("page"),
  text("address"),
  text("quotation"),
];

function attributionRows({ claims, entities }: Dataset): readonly (readonly CsvCell[])[] {
  const names = new Map(entities.map((entity) => [entity.id, nameOf(entity)]));
  return claims.flatMap((claim) =>
    claim.attributions.flatMap((each, at) => {
      const { holder, via, stance, polarity, saidAt, label, note, origin, evidence } = each;
      const name = holder === null ? null : (names.get(holder) ?? null);
      const said = [claim.id, at + 1, holder, name, cellOf(via), stance ?? null, polarity, saidAt, label, note];
      const passages = evidence.length === 0 ? [undefined] : evidence;
      return passages.map((passage) => [
        ...said,
        ...originCells(origin),
        passage?.source ?? null,
        passage?.at ?? null,
        passage?.start ?? null,
        passage?.end ?? null,
        passage?.page ?? null,
        passage?.address ?? null,
        passage?.quotation ?? null,
      ]);
    }),
  );
}

const SOURCE_COLUMNS: readonly Column[] = [
  text("id"),
  text("kind"),
  text("title"),
  text("authors", { isList: true }),
  text("publishedAt"),
  text("publisher"),
  text("language"),
  text("address"),
  text("accessedAt"),
  text("page"),
  text("citation"),
  ...ORIGIN.map((title) => text(title)),
];

function sourceRow(source: Source): readonly CsvCell[] {
  const { id, kind, title, authors, publishedAt, publisher, language, address, accessedAt, page, citation } = source;
  const stated = [kind, title, cellOf(authors), publishedAt, publisher, language, address, accessedAt, page, citation];
  return [id, ...stated.map((cell) => cell ?? null), ...originCells(source.origin)];
}

function originCells(origin: Origin | undefined): readonly CsvCell[] {
  return [origin?.how ?? null, origin?.coder ?? null, origin?.date ?? null, origin?.id ?? null];
}

/** A list in one cell, its items without the semicolon that stands between them. */
function cellOf(value: ExchangeValue | undefined): CsvCell {
  if (value === undefined) return null;
  if (typeof value !== "object") return value;
  if (value.length === 0) return null;
  return value.map((item) => String(item).replaceAll(CELL_SEPARATOR, ",")).join(CELL_SEPARATOR);
}

function metadataOf({ dataset: { title, description, language, licence } }: Dataset, tables: readonly Table[]) {
  return {
    "@context": "http://www.w3.org/ns/csvw",
    "dc:title": title,
    ...(description !== undefined && { "dc:description": description }),
    ...(language !== undefined && { "dc:language": language }),
    ...(licence !== undefined && { "dc:rights": licence }),
    tables: tables.map(({ name, columns }) => ({
      url: name,
      tableSchema: {
        columns: columns.map((column, at) => ({
          name: `column${at + 1}`,
          titles: printable(column.title),
          datatype: DATATYPES[column.type],
          ...(column.isList && { separator: CELL_SEPARATOR }),
        })),
        ...(name !== CSV_SET.attributions && { primaryKey: "column1" }),
        foreignKeys: columns.flatMap(({ refersTo }, at) =>
          refersTo === undefined
            ? []
            : [
                {
                  columnReference: `column${at + 1}`,
                  reference: { resource: refersTo, columnReference: "column1" },
                },
              ],
        ),
      },
    })),
  };
}
