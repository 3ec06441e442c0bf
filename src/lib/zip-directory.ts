// What a zip archive holds, by the directory at its end (APPNOTE.TXT of PKWARE, 4.3). Nothing is unpacked here.

/** A file in a zip archive. */
export interface ZipEntry {
  /** With its folders, divided by "/", as the archive has it: it may be anything, and is no path to write to. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly isEncrypted: boolean;
  /** How it is packed: 0 not at all, 8 by deflate. */
  readonly method: number;
  readonly crc: number;
  /** In bytes, as the directory says. */
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly offset: number;
}

/** The end of the directory is at most so far from the end of the file: a comment of 65,535 bytes may follow. */
const LONGEST_END = 22 + 0xffff;
const IN_64_BITS = 0xffffffff;

/** Whether bytes begin like a zip archive, or like one that is empty. */
export function isZip([p, k, third, fourth]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

/** All that a zip archive lists, in its order; null where it is no zip archive, is cut off, or its directory is damaged. */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return isZip(bytes) ? entriesOf(bytes, view) : null;
  } catch (error) {
    // A place beyond the end, of which a damaged directory speaks.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function entriesOf(bytes: Uint8Array, view: DataView): readonly ZipEntry[] | null {
  const end = endOf(view);
  if (end === null) return null;
  let count = view.getUint16(end + 10, true);
  let start = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === 0x07064b50) {
    const large = longAt(view, end - 12);
    if (view.getUint32(large, true) !== 0x06064b50) return null;
    [count, start] = [longAt(view, large + 32), longAt(view, large + 48)];
  }
  const entries: ZipEntry[] = [];
  let at = start;
  for (let nth = 0; nth < count; nth += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) return null;
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = nameIn(bytes.subarray(at + 46, at + 46 + nameLength));
    const places = inFull(view, at + 46 + nameLength, extraLength, {
      size: view.getUint32(at + 24, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    entries.push({
      name,
      isFolder: name.endsWith("/"),
      isEncrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...places,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of an entry, still packed; null where its own header is not where the directory says, or they are cut off. */
export function packedBytes(bytes: Uint8Array, { offset, packedSize }: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return null;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packedSize > bytes.length ? null : bytes.subarray(start, start + packedSize);
}

/** Where the record begins that ends the directory. */
function endOf(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > view.byteLength - LONGEST_END - 1; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}

/** Sizes and places that do not fit into 32 bits stand in a field of their own, in this order. */
function inFull(view: DataView, from: number, length: number, short: Pick<ZipEntry, "size" | "packedSize" | "offset">) {
  const full = { ...short };
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let value = at + 4;
    for (const key of ["size", "packedSize", "offset"] as const) {
      if (full[key] !== IN_64_BITS) continue;
      full[key] = longAt(view, value);
      value += 8;
    }
  }
  return full;
}

function longAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

/** In UTF-8, whether the archive says so or not; else letter by letter. Windows writes "\" between folders. */
function nameIn(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    name = new TextDecoder("windows-1252").decode(bytes);
  }
  return name.replaceAll("\\", "/");
}
