import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { bug } from "../../lib/result.ts";

/** All files have the same time, so that the same dataset gives the same bytes: the first that an archive can hold. */
const NO_TIME = new Date(1980, 0, 1);
/** Characters that are packed at a time. */
const PIECE = 200_000;

/** A file in an archive that is being written. */
export interface ZippedFile {
  put(text: string): void;
  end(): void;
}

/** An archive that is packed as its files are written, one after the other. */
export function createZip() {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error) bug(`zip: ${error.message}`);
    pieces.push(new Uint8Array(piece));
  });
  return {
    /** Of the files begun before, all must have ended. */
    file(name: string): ZippedFile {
      const file = new ZipDeflate(name, { level: 6 });
      file.mtime = NO_TIME;
      zip.add(file);
      let held = "";
      return {
        put(text) {
          held += text;
          if (held.length < PIECE) return;
          // Half of a pair at the end would be lost.
          const whole = /[\uD800-\uDBFF]$/.test(held) ? held.length - 1 : held.length;
          file.push(strToU8(held.slice(0, whole)));
          held = held.slice(whole);
        },
        end() {
          file.push(strToU8(held), true);
          held = "";
        },
      };
    },
    /** A whole file of bytes that are packed already, as those of an image are. */
    packed(name: string, bytes: Uint8Array): void {
      const file = new ZipPassThrough(name);
      file.mtime = NO_TIME;
      zip.add(file);
      file.push(bytes, true);
    },
    end(): readonly Uint8Array<ArrayBuffer>[] {
      zip.end();
      return pieces;
    },
  };
}
