import {
  type FileMetaData,
  type ParquetParsers,
  parquetMetadata,
  parquetRead,
  parquetSchema,
  type SchemaTree,
} from "hyparquet";
import { getTreePath } from "hyparquet/src/schema.js";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { extractionWords as words } from "../../words/en/extraction.ts";
import type { Words } from "../../words/message.ts";
import { walkStruct } from "./parquet-bounds.ts";
import { checkPages, compressors } from "./parquet-pages.ts";

/** A value of a table: a list has no lists in it, and what is nested otherwise is JSON. */
export type Cell = string | number | boolean | null | readonly Cell[];

/** A table as a Parquet file has it. */
export interface ParquetTable {
  readonly columns: readonly string[];
  /** Each as long as there are columns. */
  readonly rows: readonly (readonly Cell[])[];
  /** Columns of vectors, which only machines read. */
  readonly vectors: readonly string[];
}

/** "PAR1" at the beginning and the end of a file, "PARE" at the end of one that is encrypted. */
const MAGIC = 0x31524150;
const MAGIC_ENCRYPTED = 0x45524150;
/** The magic, the length of what stands before it, and the magic at the beginning. */
const LEAST_BYTES = 12;
const MOST_DEPTH = 32;
/** Beyond what can be drawn. */
const MOST_ROWS = 3_000_000;
const MOST_VALUES = 40_000_000;
const MOST_BYTES = 768 * 1024 * 1024;
const CODECS = new Set(["UNCOMPRESSED", ...Object.keys(compressors)]);

/** Whether a file is Parquet, by how it begins. */
export function isParquet(bytes: Uint8Array): boolean {
  const magic = bytes.length < 4 ? 0 : viewOf(bytes).getUint32(0, true);
  return magic === MAGIC || magic === MAGIC_ENCRYPTED;
}

/**
 * The table in a Parquet file, or why it cannot be read: it is damaged, too large, encrypted, or packed in a way that needs
 * more code than a page should load. Whole numbers beyond 2^53 come as text.
 * @param onShare told what share of the rows was read, from 0 to 1, and waited for.
 */
export async function readParquet(
  bytes: Uint8Array,
  onShare: (share: number) => Promise<void> = async () => {},
): Promise<Result<ParquetTable, Issue>> {
  if (bytes.length < LEAST_BYTES || !isParquet(bytes)) return refusal("damaged", words.damaged(), words.damagedHint());
  const view = viewOf(bytes);
  const magic = view.getUint32(bytes.length - 4, true);
  if (magic === MAGIC_ENCRYPTED) return refusal("encrypted", words.encrypted(), null);
  const footer = bytes.length - 8 - view.getUint32(bytes.length - 8, true);
  if (magic !== MAGIC || footer < 4) return refusal("damaged", words.damaged(), words.damagedHint());
  try {
    walkStruct({ bytes, at: footer, end: bytes.length - 8 });
    const metadata = parquetMetadata(bytes.subarray(footer), { parsers, geoparquet: false });
    return await readRows(bytes, footer, metadata, onShare);
  } catch (error) {
    // Whatever the library makes of bytes that are no table; an error of another kind is ours.
    if (!(error instanceof Error)) throw error;
    return refusal("damaged", words.damaged(), words.damagedHint());
  }
}

async function readRows(
  bytes: Uint8Array,
  end: number,
  metadata: FileMetaData,
  onShare: (share: number) => Promise<void>,
): Promise<Result<ParquetTable, Issue>> {
  if (isTooDeep(metadata)) return refusal("too-deep", words.tooDeep({ most: MOST_DEPTH }), null);
  const schema = parquetSchema(metadata);
  const vectors = schema.children.filter(isVector).map(({ element }) => element.name);
  const columns = [...new Set(schema.children.map(({ element }) => element.name))].filter(
    (name) => !vectors.includes(name),
  );
  const wanted = new Set(columns);
  const counts = metadata.row_groups.map((group) => Number(group.num_rows));
  if (!counts.every((count) => count >= 0)) return refusal("damaged", words.damaged(), words.damagedHint());
  const rows = counts.reduce((sum, count) => sum + count, 0);
  if (rows > MOST_ROWS) return refusal("too-large", words.tooLarge({ rows }), null);
  let [values, size] = [0, 0];
  for (const [at, group] of metadata.row_groups.entries()) {
    const count = counts[at] ?? 0;
    for (const chunk of group.columns) {
      const { path_in_schema: path, codec } = chunk.meta_data ?? { path_in_schema: [], codec: "" };
      if (count === 0 || !wanted.has(path[0] ?? "")) continue;
      if (!CODECS.has(codec)) return refusal("packed", words.packed({ codec }), words.packedHint());
      const taken = checkPages(bytes, end, chunk, getTreePath(schema, path), count);
      values += taken.values;
      size += taken.bytes;
      if (values > MOST_VALUES || size > MOST_BYTES) return refusal("too-large", words.tooLarge({ rows }), null);
    }
  }
  if (rows === 0) return ok({ columns, rows: [], vectors });
  const file = {
    byteLength: bytes.length,
    // Bytes of Node have a slice of their own, which copies nothing.
    slice: (from: number, to?: number) => new Uint8Array(bytes.subarray(from, to)).buffer,
  };
  const readFrom = (rowStart: number, rowEnd: number) =>
    new Promise<unknown[][]>((resolve, reject) => {
      const options = { file, metadata, columns, compressors, parsers, geoparquet: false, rowStart, rowEnd };
      parquetRead({ ...options, onComplete: resolve }).catch(reject);
    });
  const utc = new Set(
    schema.children.flatMap((column) => (isUtc(column) ? [columns.indexOf(column.element.name)] : [])),
  );
  const zoned = (cell: Cell, at: number) => (typeof cell === "string" && utc.has(at) ? `${cell}Z` : cell);
  const read: (readonly Cell[])[] = [];
  for (const count of counts) {
    if (count === 0) continue;
    for (const row of await readFrom(read.length, read.length + count))
      read.push(row.map((value, at) => zoned(cellOf(value), at)));
    await onShare(read.length / rows);
  }
  return ok({ columns, rows: read, vectors });
}

/** Numbers in a list that are the coordinates of a meaning: thousands of them in each row. */
function isVector({ element: { name }, children }: SchemaTree): boolean {
  let leaf = children[0];
  while (leaf?.children[0] !== undefined) leaf = leaf.children[0];
  const type = leaf?.element.type;
  return (type === "FLOAT" || type === "DOUBLE") && /embedding|vector/i.test(name);
}

/** Whether a schema is nested deeper than any table; the library would walk down by recursion. */
function isTooDeep({ schema }: FileMetaData): boolean {
  const open: number[] = [];
  for (const { num_children: children = 0 } of schema) {
    while (open.at(-1) === 0) open.pop();
    if (open.length > MOST_DEPTH) return true;
    const last = open.length - 1;
    if (last >= 0) open[last] = (open[last] ?? 0) - 1;
    if (children > 0) open.push(children);
  }
  return false;
}

function cellOf(value: unknown): Cell {
  // A dictionary without the value, or a column that ends before the others.
  if (value === undefined) throw new RangeError("value missing");
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (Array.isArray(value)) {
    return value.map((each) => {
      const cell = cellOf(each);
      return typeof cell === "object" && cell !== null ? JSON.stringify(cell) : cell;
    });
  }
  return JSON.stringify(value, (_, each) => (typeof each === "bigint" ? cellOf(each) : each));
}

/** Dates and times as text, in the way of ISO 8601 and without a zone, which the schema has. */
const parsers: Partial<ParquetParsers> = {
  dateFromDays: (days) => timeText(BigInt(days) * 86_400n, 1n).slice(0, -"T00:00:00".length),
  timestampFromMilliseconds: (count) => timeText(count, 1_000n),
  timestampFromMicroseconds: (count) => timeText(count, 1_000_000n),
  timestampFromNanoseconds: (count) => timeText(count, 1_000_000_000n),
  jsonFromBytes: (bytes) => new TextDecoder().decode(bytes),
};

function timeText(count: bigint, perSecond: bigint): string {
  const rest = ((count % perSecond) + perSecond) % perSecond;
  // Throws beyond the years that a date can have, as of a file that is damaged.
  const text = new Date(Number((count - rest) / perSecond) * 1_000).toISOString().slice(0, -".000Z".length);
  const digits = rest
    .toString()
    .padStart(perSecond.toString().length - 1, "0")
    .replace(/0+$/, "");
  return rest === 0n ? text : `${text}.${digits}`;
}

/** Whether the times of a column are in UTC: of others, nobody knows. */
function isUtc({ element: { type, converted_type: converted, logical_type: logical } }: SchemaTree): boolean {
  if (type !== "INT64") return false;
  return logical?.type === "TIMESTAMP" ? logical.isAdjustedToUTC : /^TIMESTAMP_/.test(converted ?? "");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function refusal(rule: string, message: Words, hint: Words | null): Result<never, Issue> {
  return err({ code: `reading/${rule}`, path: "", message, hint });
}
