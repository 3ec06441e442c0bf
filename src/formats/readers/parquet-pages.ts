import { gunzipSync } from "fflate";
import { decompress } from "fzstd";
import { type ColumnChunk, type Compressors, type PageHeader, type SchemaTree, snappyUncompress } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { readRleBitPackedHybrid } from "hyparquet/src/encoding.js";
import { getMaxDefinitionLevel, getMaxRepetitionLevel, isFlatColumn } from "hyparquet/src/schema.js";
import { type Cursor, walkDeltas, walkRuns, walkStruct } from "./parquet-bounds.ts";

/** Writers cut pages at about 1 MB, or after one value that is longer. */
const MOST_PAGE_BYTES = 64 * 1024 * 1024;

/** How pages are packed. Others are refused. */
export const compressors: Compressors = {
  SNAPPY: (packed, length) => {
    const page = new Uint8Array(bounded(length));
    snappyUncompress(packed, page);
    return page;
  },
  GZIP: (packed, length) => gunzipSync(packed, { out: new Uint8Array(bounded(length)) }),
  ZSTD: (packed, length) => decompress(packed, new Uint8Array(bounded(length))),
};

/** What a column takes: values, empty ones and those in lists included, and bytes. */
export interface ColumnSize {
  readonly values: number;
  readonly bytes: number;
}

/**
 * Looks at all pages of a column: whether what they say of their lengths fits into what is there, so that reading them ends
 * and takes no more memory than they are worth. Throws where it does not.
 * @param end where the data of the file end.
 * @param path the column in the schema, from the root.
 */
export function checkPages(
  file: Uint8Array,
  end: number,
  { meta_data: column }: ColumnChunk,
  path: SchemaTree[],
  rows: number,
): ColumnSize {
  if (column === undefined) throw new RangeError("no column");
  const start = Number(column.dictionary_page_offset || column.data_page_offset);
  const stop = start + Number(column.total_compressed_size);
  if (!(start >= 4 && stop >= start && stop <= end)) throw new RangeError("column outside of the file");
  const wanted = Number(column.num_values);
  const isFlat = isFlatColumn(path);
  if (!(wanted >= rows) || (isFlat && wanted !== rows)) throw new RangeError("not as many values as rows");
  const cursor: Cursor = { bytes: file, at: start, end: stop };
  let [values, bytes] = [0, 0];
  while (values < wanted || (!isFlat && cursor.at < stop - 1)) {
    const at = cursor.at;
    walkStruct(cursor);
    const header = parquetHeader({ view: new DataView(file.buffer, file.byteOffset, cursor.at), offset: at });
    const size = header.compressed_page_size;
    if (!(size >= 0 && cursor.at + size <= stop)) throw new RangeError("page outside of its column");
    const packed = file.subarray(cursor.at, cursor.at + size);
    cursor.at += size;
    values += checkPage(packed, header, column.codec, path, wanted - values);
    bytes += Math.max(size, header.uncompressed_page_size);
  }
  return { values, bytes };
}

/** @returns how many values are in it, none in a dictionary. */
function checkPage(packed: Uint8Array, header: PageHeader, codec: string, path: SchemaTree[], most: number): number {
  const length = bounded(header.uncompressed_page_size);
  const unpack = (bytes: Uint8Array, size: number) => compressors[codec as keyof Compressors]?.(bytes, size) ?? bytes;
  const { data_page_header: first, data_page_header_v2: second, dictionary_page_header: dictionary } = header;
  if (header.type === "DICTIONARY_PAGE" && dictionary !== undefined) {
    if (!(dictionary.num_values >= 0 && dictionary.num_values <= length)) throw new RangeError("dictionary too long");
    return 0;
  }
  const count = (first ?? second)?.num_values ?? 0;
  if (!(count >= 0 && count <= most)) throw new RangeError("too many values");
  const levels = [getMaxRepetitionLevel(path), getMaxDefinitionLevel(path)] as const;
  if (header.type === "DATA_PAGE" && first !== undefined) {
    const page = unpack(packed, length);
    const cursor: Cursor = { bytes: page, at: 0, end: page.length };
    let nulls = 0;
    for (const [which, level] of levels.entries()) {
      if (level === 0) continue;
      const view = new DataView(page.buffer, page.byteOffset, page.length);
      const from = cursor.at;
      const end = from + 4 + view.getUint32(from, true);
      if (end > page.length) throw new RangeError("levels outside of their page");
      walkRuns({ bytes: page, at: from + 4, end }, bitsFor(level), count);
      if (which === 1) nulls = nullsIn(view, from + 4, level, count);
      cursor.at = end;
    }
    checkValues(cursor, first.encoding, path, count - nulls);
    return count;
  }
  if (header.type === "DATA_PAGE_V2" && second !== undefined) {
    const { repetition_levels_byte_length: repetition, definition_levels_byte_length: definition } = second;
    if (!(repetition >= 0 && definition >= 0 && repetition + definition <= packed.length)) {
      throw new RangeError("levels outside of their page");
    }
    let at = 0;
    for (const [which, level] of levels.entries()) {
      const end = at + ([repetition, definition][which] ?? 0);
      if (level > 0) walkRuns({ bytes: packed, at, end }, bitsFor(level), count);
      at = end;
    }
    if (!(second.num_nulls >= 0 && second.num_nulls <= count)) throw new RangeError("too many nulls");
    const rest = length - at;
    const isPacked = second.is_compressed !== false && rest > 0;
    const page = isPacked ? unpack(packed.subarray(at), bounded(rest)) : packed.subarray(at);
    checkValues({ bytes: page, at: 0, end: page.length }, second.encoding, path, count - second.num_nulls);
    return count;
  }
  throw new RangeError("unknown page");
}

function checkValues(cursor: Cursor, encoding: string, path: SchemaTree[], count: number): void {
  const { type, type_length: width = 0 } = path.at(-1)?.element ?? {};
  switch (encoding) {
    case "PLAIN":
      return;
    case "BYTE_STREAM_SPLIT":
      if (!(width >= 0 && width * count <= cursor.end)) throw new RangeError("values outside of their page");
      return;
    case "PLAIN_DICTIONARY":
    case "RLE_DICTIONARY": {
      const bits = cursor.bytes[cursor.at] ?? 0;
      cursor.at += 1;
      // Of a dictionary of one, nothing need follow.
      if (bits > 0 && count > 0) walkRuns(cursor, bits, count);
      return;
    }
    case "RLE":
      if (type !== "BOOLEAN") break;
      cursor.at += 4;
      walkRuns(cursor, 1, count);
      return;
    case "DELTA_BINARY_PACKED":
    case "DELTA_LENGTH_BYTE_ARRAY":
      walkDeltas(cursor, count);
      return;
  }
  throw new RangeError("unknown encoding");
}

function nullsIn(view: DataView, offset: number, level: number, count: number): number {
  const levels: number[] = new Array(count);
  readRleBitPackedHybrid({ view, offset }, bitsFor(level), levels, 0);
  return levels.filter((each) => each !== level).length;
}

function bitsFor(level: number): number {
  return 32 - Math.clz32(level);
}

function bounded(length: number): number {
  if (!(length >= 0 && length <= MOST_PAGE_BYTES)) throw new RangeError("page too large");
  return length;
}
