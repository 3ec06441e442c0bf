import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";

/** The text of a file, and in what encoding it was. */
export interface DecodedFile {
  readonly text: string;
  readonly encoding: "UTF-8" | "UTF-16";
}

/** How well-known files that hold no text begin. Offsets and bytes are those of the formats' own specifications. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly noun: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], noun: "a picture (PNG)" },
  { bytes: [0xff, 0xd8, 0xff], noun: "a picture (JPEG)" },
  { bytes: [0x47, 0x49, 0x46, 0x38], noun: "a picture (GIF)" },
  { bytes: [0x52, 0x49, 0x46, 0x46], noun: "a picture, a sound or a film (RIFF)" },
  { bytes: [0x25, 0x50, 0x44, 0x46], noun: "a PDF document" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], noun: "a zip archive or an office document" },
  { bytes: [0x1f, 0x8b], noun: "a gzip archive" },
];

/** Bytes that are looked at to tell what a file is. */
const HEAD_LENGTH = 1_000;

/**
 * Reads the bytes of a file as text: UTF-8, or UTF-16 with or without a byte order mark. Whatever is no text is refused
 * in words; bytes that do not fit the encoding are never replaced by guesses.
 */
export function decodeFile(bytes: Uint8Array): Result<DecodedFile, Issue> {
  if (bytes.length === 0) {
    return err(fault("file/empty", "The file is empty.", "Choose a dataset file, as in name.kg.json."));
  }
  const encoding = encodingOf(bytes);
  const known =
    encoding === "utf-8" && SIGNATURES.find(({ bytes: first }) => first.every((byte, i) => bytes[i] === byte));
  if (known) return err(fault("file/not-text", `This is ${known.noun}, not a dataset.`, "Datasets are JSON files."));
  if (encoding === "utf-8" && bytes.subarray(0, HEAD_LENGTH).includes(0)) {
    return err(fault("file/not-text", "This file holds no text, so it is no dataset.", "Datasets are JSON files."));
  }
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return ok({ text, encoding: encoding === "utf-8" ? "UTF-8" : "UTF-16" });
  } catch {
    const upToFault = new TextDecoder(encoding).decode(bytes).split("\uFFFD", 1)[0] ?? "";
    const line = upToFault.split("\n").length;
    return err(
      fault(
        "file/bad-encoding",
        `The file is not written in UTF-8: line ${line} holds bytes that stand for no character.`,
        "Open it in an editor, save it with the encoding UTF-8, and try again.",
      ),
    );
  }
}

/** By the byte order mark; without one, a zero beside the first character gives UTF-16 away, as JSON begins in ASCII. */
function encodingOf([first, second, third, fourth]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (isAscii(first) && second === 0 && isAscii(third) && fourth === 0) return "utf-16le";
  if (first === 0 && isAscii(second) && third === 0 && isAscii(fourth)) return "utf-16be";
  return "utf-8";
}

function isAscii(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0 && byte < 0x80;
}

function fault(code: string, message: string, hint: string): Issue {
  return { code, path: "", message, hint };
}
