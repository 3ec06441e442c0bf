/**
 * Where bytes of a Parquet file say of themselves how long something is. A library that believes them would ask for more
 * memory than there is, or never end; whoever walks them first knows that they fit into what is there. All throw a
 * `RangeError` where they do not. Source of the formats: Apache Parquet, "Parquet encoding definitions", and Apache Thrift,
 * "Thrift compact protocol encoding".
 */

/** Structures in structures: Parquet's own go four deep. */
const MOST_DEPTH = 16;
/** Types of the compact protocol. */
const STOP = 0;
const LAST_BOOLEAN = 2;
const BYTE = 3;
const LAST_INTEGER = 6;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;
/** What writers fill bit-packed runs up with. */
const MOST_PADDING = 512;

/** A place in bytes. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  /** Excluded. */
  readonly end: number;
}

/** Walks over a structure of Thrift. */
export function walkStruct(cursor: Cursor, depth = 0): void {
  if (depth > MOST_DEPTH) throw new RangeError("nested too deep");
  for (;;) {
    const byte = nextByte(cursor);
    const type = byte & 0x0f;
    if (type === STOP) return;
    if (byte >> 4 === 0) walkNumber(cursor);
    walkValue(cursor, type, depth);
  }
}

function walkValue(cursor: Cursor, type: number, depth: number): void {
  if (type <= LAST_BOOLEAN) return;
  if (type === BYTE) skip(cursor, 1);
  else if (type <= LAST_INTEGER) walkNumber(cursor);
  else if (type === DOUBLE) skip(cursor, 8);
  else if (type === BINARY) skip(cursor, nextLength(cursor));
  else if (type === LIST) {
    const byte = nextByte(cursor);
    const element = byte & 0x0f;
    const size = byte >> 4 === 15 ? nextLength(cursor) : byte >> 4;
    // Each takes a byte at least.
    if (element === STOP || size > cursor.end - cursor.at) throw new RangeError("list too long");
    for (let at = 0; at < size; at += 1) walkValue(cursor, element <= LAST_BOOLEAN ? BYTE : element, depth);
  } else if (type === STRUCT) walkStruct(cursor, depth + 1);
  else throw new RangeError("unknown type");
}

/** Walks over runs of numbers, each repeated or packed in so many bits, until there are enough of them. */
export function walkRuns(cursor: Cursor, bits: number, enough: number): void {
  if (bits > 32) throw new RangeError("too many bits");
  for (let seen = 0; seen < enough; ) {
    const header = nextLength(cursor);
    const count = header >> 1;
    if (header & 1) {
      if (count * 8 > enough - seen + MOST_PADDING) throw new RangeError("run too long");
      // The last run may leave off what nobody reads.
      cursor.at = Math.min(cursor.end, cursor.at + count * bits);
      seen += count * 8;
    } else {
      if (count > enough - seen) throw new RangeError("run too long");
      skip(cursor, Math.ceil(bits / 8));
      seen += count;
    }
  }
}

/** Walks over numbers that are kept as differences in blocks. */
export function walkDeltas(cursor: Cursor, count: number): void {
  const [block, parts] = [nextLength(cursor), nextLength(cursor)];
  const perPart = block / parts;
  if (parts === 0 || perPart < 8 || perPart % 8 !== 0 || block > 0xfffff) throw new RangeError("no block");
  walkNumber(cursor);
  walkNumber(cursor);
  for (let seen = 1; seen < count; ) {
    walkNumber(cursor);
    const widths = cursor.at;
    skip(cursor, parts);
    for (let part = 0; part < parts && seen < count; part += 1) {
      const bits = cursor.bytes[widths + part] ?? 0;
      if (bits > 64) throw new RangeError("too many bits");
      cursor.at = Math.min(cursor.end, cursor.at + (bits * perPart) / 8);
      seen += perPart;
    }
  }
}

function skip(cursor: Cursor, count: number): void {
  cursor.at += count;
  if (cursor.at > cursor.end) throw new RangeError("beyond the end");
}

function nextByte(cursor: Cursor): number {
  const { bytes, at } = cursor;
  skip(cursor, 1);
  return bytes[at] ?? 0;
}

/** A number of 64 bits takes ten bytes at most. */
function walkNumber(cursor: Cursor): void {
  for (let count = 1; nextByte(cursor) >= 0x80; count += 1) if (count === 10) throw new RangeError("number too long");
}

/** A number that says how many follow: of 31 bits. */
function nextLength(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = nextByte(cursor);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) {
      if (value > 0x7fffffff) break;
      return value;
    }
  }
  throw new RangeError("number too long");
}
