import type { CsvCell } from "../../lib/csv.ts";
import type { Claim, Dataset, Entity, Origin, Source } from "../../model/dataset.ts";
import { nameOf } from "../../model/name-of.ts";
import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { formatWords } from "../../words/en/formats.ts";
import { CELL_SEPARATOR, type TableName } from "../csv-set.ts";
import type { Loss } from "../format.ts";
import { ATTRIBUTION_COLUMNS } from "./attribution-columns.ts";
import { type ExchangeColumn, type ExchangeValue, exchangeGraph } from "./exchange-graph.ts";
import { countedLosses, cutAliases, openDirections, restLosses } from "./exchange-losses.ts";

export interface TableColumn extends Pick<ExchangeColumn, "title" | "type"> {
  readonly isList?: boolean;
  /** The table whose first column has these values. */
  readonly refersTo?: TableName;
}

/** A table of a dataset. */
export interface DatasetTable {
  readonly name: TableName;
  readonly columns: readonly TableColumn[];
  /** Made one by one as they are asked for. */
  readonly rows: Iterable<readonly CsvCell[]>;
}

const text = (title: string, more: Partial<TableColumn> = {}): TableColumn => ({ title, type: "text", ...more });
const integer = (title: string): TableColumn => ({ title, type: "integer" });

const ORIGIN = ["originHow", "originCoder", "originDate", "originId"];

/**
 * Entities, claims, attributions (a row for each passage) and sources.
 * @param record called for each entity and claim that is looked through for columns, and for each row of these.
 */
export function tablesOf(dataset: Dataset, record: () => void): readonly DatasetTable[] {
  const { nodes, edges, nodeColumns, edgeColumns } = exchangeGraph(dataset, record, true);
  const claimColumns = edgeColumns.filter(({ id }) => !ATTRIBUTION_COLUMNS.has(id));
  const number = (title: string): TableColumn => ({ title, type: "number" });
  return [
    {
      name: "entities",
      columns: [text("id"), text("label"), number("x"), number("y"), ...nodeColumns],
      rows: mapped(nodes, ({ id, label, position, values }) => {
        record();
        const [x, y] = position ?? [null, null];
        return [id, label ?? null, x, y, ...nodeColumns.map((column) => cellOf(values[column.id]))];
      }),
    },
    {
      name: "claims",
      columns: [
        text("id"),
        text("subject", { refersTo: "entities" }),
        text("object", { refersTo: "entities" }),
        text("label"),
        ...claimColumns,
      ],
      rows: mapped(edges, ({ id, source, target, label, values }) => {
        record();
        const said = claimColumns.map((column) => cellOf(values[column.id]));
        return [id, source, target || null, label ?? null, ...said];
      }),
    },
    { name: "attributions", columns: COLUMNS_OF_ATTRIBUTIONS, rows: attributionRows(dataset) },
    { name: "sources", columns: SOURCE_COLUMNS, rows: mapped(dataset.sources, sourceRow) },
  ];
}

/** @param changed rows in which something had to be replaced that a text cannot hold. */
export function tableLosses(dataset: Dataset, changed: number): readonly Loss[] {
  const { entities, claims, sources } = dataset;
  const hasSemicolon = ({ fields = {} }: Entity | Claim) =>
    Object.values(fields).some(
      (value) =>
        typeof value === "object" && value.some((each) => typeof each === "string" && each.includes(CELL_SEPARATOR)),
    );
  return countedLosses([
    [words.openDirections, openDirections(dataset)],
    [formatWords.aliases, cutAliases(dataset)],
    [formatWords.lists, entities.filter(hasSemicolon).length + claims.filter(hasSemicolon).length],
    [words.controls, changed],
    [words.sourceTexts, sources.filter(({ text, coverage }) => text !== undefined || coverage.length > 0).length],
    ...restLosses(dataset),
  ]);
}

function mapped<Item, Made>(records: Iterable<Item>, make: (record: Item) => Made): Iterable<Made> {
  return {
    *[Symbol.iterator]() {
      for (const record of records) yield make(record);
    },
  };
}

const COLUMNS_OF_ATTRIBUTIONS: readonly TableColumn[] = [
  text("claim", { refersTo: "claims" }),
  integer("attribution"),
  text("holderId", { refersTo: "entities" }),
  text("holder"),
  text("via", { isList: true }),
  text("stance"),
  text("polarity"),
  text("saidAt"),
  text("wording"),
  text("note"),
  ...ORIGIN.map((title) => text(title)),
  text("sourceId", { refersTo: "sources" }),
  text("at"),
  integer("start"),
  integer("end"),
  text("page"),
  text("address"),
  text("quotation"),
];

function attributionRows({ claims, entities }: Dataset): Iterable<readonly CsvCell[]> {
  const names = new Map(entities.map((entity) => [entity.id, nameOf(entity)]));
  return {
    *[Symbol.iterator]() {
      for (const claim of claims) yield* rowsOf(claim, names);
    },
  };
}

function rowsOf({ id, attributions }: Claim, names: ReadonlyMap<string, string>): readonly (readonly CsvCell[])[] {
  return attributions.flatMap((each, at) => {
    const { holder, via, stance, polarity, saidAt, label, note, origin, evidence } = each;
    const name = holder === null ? null : (names.get(holder) ?? null);
    const said = [id, at + 1, holder, name, cellOf(via), stance ?? null, polarity, saidAt, label, note];
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
  });
}

const SOURCE_COLUMNS: readonly TableColumn[] = [
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
