import { gzipSync, strToU8 } from "fflate";
import { err, ok, type Result } from "./result.ts";

// Texts that are packed to stand inside another text. They are written by fflate, because the compressors of browsers and
// of Node give different bytes for the same text; they are read by the platform, which checks them against their sum.

/** Bytes per piece that is turned into base64, a multiple of three, so that the pieces can be put end to end. */
const PIECE = 0x6000;

/** A text gzipped (RFC 1952) and in base64 (RFC 4648): the same characters for the same text wherever it is packed. */
export function packText(text: string): string {
  // Without a time, which would make each packing another.
  const bytes = gzipSync(strToU8(text), { level: 9, mtime: 0 });
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE))));
  }
  return pieces.join("");
}

/**
 * A text that was packed so.
 * @param most bytes that it may have unpacked. What is longer is given up as soon as that shows.
 * @returns an error where it is longer, or where it is no such text, is cut off, or does not give the sum it came with.
 */
export async function unpackText(packed: string, most: number): Promise<Result<string, "damaged" | "too-long">> {
  const pieces: string[] = [];
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let length = 0;
  try {
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) {
        await reader.cancel();
        return err("too-long");
      }
      pieces.push(decoder.decode(value, { stream: true }));
    }
    pieces.push(decoder.decode());
    return ok(pieces.join(""));
  } catch {
    // Each of these says that it cannot go on in words of its own, which differ between browsers.
    return err("damaged");
  }
}
