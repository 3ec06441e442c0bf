import { Gunzip, Inflate } from "fflate";
import { crc32 } from "./crc32.ts";
import { err, ok, type Result } from "./result.ts";
import { packedBytes, type ZipEntry } from "./zip-directory.ts";

/** Why something cannot be unpacked: "too-large" for the limit that was given, "bomb" for being packed to deceive. */
export type UnpackFault = "damaged" | "too-large" | "bomb" | "encrypted" | "other-method";

/** Packed bytes that are unpacked at once: deflate makes at most 1,032 bytes of one, so that 8 MB are held at once. */
const PIECE = 0x2000;
/** Real files are packed to a hundredth at most; what grows more than this, and is large, was made to fill memory. */
export const MOST_GROWTH = 250;
const LARGE = 10_000_000;

/**
 * A file out of a zip archive, checked against its sum.
 * @param bytes the archive.
 * @param most bytes that it may have. What has more is given up as soon as that shows.
 * @param upTo bytes that are enough, unchecked; default all.
 */
export function unzipEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  most: number,
  upTo = Number.POSITIVE_INFINITY,
): Result<Uint8Array, UnpackFault> {
  if (entry.isEncrypted) return err("encrypted");
  if (entry.method !== 0 && entry.method !== 8) return err("other-method");
  const packed = packedBytes(bytes, entry);
  if (packed === null) return err("damaged");
  if (entry.method === 0) {
    if (packed.length > most) return err("too-large");
    return packed.length > upTo || crc32(packed) === entry.crc ? ok(packed) : err("damaged");
  }
  const out = createOutput(most);
  const fault = pushed(new Inflate(out.add), packed, out, upTo);
  if (fault !== null) return err(fault);
  if (out.length() >= upTo) return ok(out.all());
  return out.sum() === entry.crc && out.length() === entry.size ? ok(out.all()) : err("damaged");
}

/** What gzip packed (RFC 1952), in one part or in several, each checked against its sum. */
export function gunzip(bytes: Uint8Array, most: number): Result<Uint8Array, UnpackFault> {
  const out = createOutput(most);
  let isWhole = true;
  const checkPart = (end: number) => {
    isWhole &&= end >= 18 && sumAt(bytes, end - 8) === out.sum();
    out.startSum();
  };
  const stream = new Gunzip(out.add);
  stream.onmember = checkPart;
  const fault = pushed(stream, bytes, out);
  if (fault !== null) return err(fault);
  checkPart(bytes.length);
  return isWhole ? ok(out.all()) : err("damaged");
}

type Output = ReturnType<typeof createOutput>;

function createOutput(most: number) {
  let [length, sum, pieces] = [0, 0, [] as Uint8Array[]];
  return {
    add(piece: Uint8Array) {
      length += piece.length;
      if (length > most) return;
      pieces.push(piece);
      sum = crc32(piece, sum);
    },
    length: () => length,
    isTooLarge: () => length > most,
    sum: () => sum,
    startSum() {
      sum = 0;
    },
    all() {
      const [only] = pieces;
      if (only !== undefined && pieces.length === 1) return only;
      const whole = new Uint8Array(length);
      let at = 0;
      for (const piece of pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
      pieces = [];
      return whole;
    },
  };
}

/** Unpacks piece by piece for as long as nothing speaks against it, and until there is enough. */
function pushed(
  stream: { push(chunk: Uint8Array, final?: boolean): void },
  packed: Uint8Array,
  out: Output,
  upTo = Number.POSITIVE_INFINITY,
): UnpackFault | null {
  try {
    for (let at = 0; at === 0 || at < packed.length; at += PIECE) {
      const next = at + PIECE;
      stream.push(packed.subarray(at, next), next >= packed.length);
      if (out.length() > LARGE && out.length() > MOST_GROWTH * Math.min(next, packed.length)) return "bomb";
      if (out.isTooLarge()) return "too-large";
      if (out.length() >= upTo) return null;
    }
    return null;
  } catch {
    // fflate throws on bytes that are no deflate, each time in words of its own.
    return "damaged";
  }
}

/** The sum that stands at a place, as gzip writes it. */
function sumAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}
