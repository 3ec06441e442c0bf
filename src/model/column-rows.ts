// Columns have spare room to grow, as copying each would take longer than everything else: a longer column is a longer
// view of the same buffer. Rows that a revision uses are never overwritten, so older revisions still read their own.

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** For buffers made here: how many rows are in use. In any other buffer, another column may follow this one. */
const rowsIn = new WeakMap<ArrayBufferLike, number>();
/** How much longer than needed a buffer is made. */
const SPARE = 1.25;

/**
 * The first `kept` rows of a column, followed by `rows`. Time is usually linear in `rows`; it is linear in the whole
 * column if the buffer has no room left, or has other rows there.
 */
export function withRows<Kind extends Column>(column: Kind, kept: number, rows: ArrayLike<number>): Kind {
  if (rows.length === 0) return column.subarray(0, kept) as Kind;
  const Typed = column.constructor as new (buffer: ArrayBufferLike, offset?: number, length?: number) => Kind;
  const length = kept + rows.length;
  const size = column.BYTES_PER_ELEMENT;
  const taken = rowsIn.get(column.buffer) ?? -1;
  let isFree = taken >= kept && length * size <= column.buffer.byteLength;
  if (isFree) {
    const there = new Typed(column.buffer);
    for (let row = kept; row < Math.min(taken, length); row++) isFree &&= Object.is(there[row], rows[row - kept]);
  }
  const after = new Typed(isFree ? column.buffer : new ArrayBuffer(Math.ceil(length * SPARE) * size), 0, length);
  if (!isFree) after.set(column.subarray(0, kept));
  after.set(rows, kept);
  rowsIn.set(after.buffer, Math.max(isFree ? taken : 0, length));
  return after;
}
