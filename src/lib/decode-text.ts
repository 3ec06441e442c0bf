import { fileKindWords as kinds } from "../words/en/file-kinds.ts";
import type { Words } from "../words/message.ts";
import { err, ok, type Result } from "./result.ts";

/** Text out of bytes, and what they were written in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "UTF-8" | "UTF-16";
}

/** Why bytes are not text: there are none, they are a known kind of file, they contain zeros, or they fit no encoding. */
export type DecodingFault =
  | { readonly kind: "empty" }
  /** `hint` says what to do with such a file, where that is known. */
  | { readonly kind: "known-other"; readonly noun: Words; readonly hint?: Words }
  | { readonly kind: "no-text" }
  /** `line` counts from 1: the first with bytes that stand for no character. */
  | { readonly kind: "bad-encoding"; readonly line: number };

/** How well-known files that hold no text begin, as the specifications of their formats say. */
const SIGNATURES: readonly {
  readonly bytes: readonly number[];
  readonly noun: () => Words;
  readonly hint?: () => Words;
}[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], noun: kinds.png },
  { bytes: [0xff, 0xd8, 0xff], noun: kinds.jpeg },
  { bytes: [0x47, 0x49, 0x46, 0x38], noun: kinds.gif },
  { bytes: [0x52, 0x49, 0x46, 0x46], noun: kinds.riff },
  { bytes: [0x25, 0x50, 0x44, 0x46], noun: kinds.pdf },
  { bytes: [0x50, 0x4b, 0x03, 0x04], noun: kinds.zip },
  { bytes: [0x1f, 0x8b], noun: kinds.gzip },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], noun: kinds.oldOffice, hint: kinds.oldOfficeHint },
];

/** Bytes that are looked at to tell what a file is. */
const HEAD_LENGTH = 1_000;

/** Encodings that bytes show to be theirs, as `TextDecoder` calls them. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/**
 * Reads bytes as text: UTF-8, or UTF-16 with or without a byte order mark. Bytes that do not fit the encoding are never
 * replaced by guesses.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, DecodingFault> {
  const encoding = textEncoding(bytes);
  if (!encoding.ok) return encoding;
  try {
    const text = new TextDecoder(encoding.value, { fatal: true }).decode(bytes);
    return ok({ text, encoding: encodingName(encoding.value) });
  } catch {
    return err(badEncoding(encoding.value, bytes));
  }
}

/** What bytes are written in, without their text, of which only a piece at a time is in memory. */
export function checkedEncoding(bytes: Uint8Array): Result<TextEncoding, DecodingFault> {
  const encoding = textEncoding(bytes);
  if (!encoding.ok) return encoding;
  try {
    for (const _ of decodedPieces(encoding.value, bytes));
    return encoding;
  } catch {
    return err(badEncoding(encoding.value, bytes));
  }
}

export function encodingName(encoding: TextEncoding): DecodedText["encoding"] {
  return encoding === "utf-8" ? "UTF-8" : "UTF-16";
}

/** Small enough that a text with few letters outside of ASCII is mostly kept with one byte for each of its letters. */
const PIECE_BYTES = 32_768;

/**
 * The text of bytes piece by piece, each with the number of bytes up to its end.
 * @throws where the bytes do not fit the encoding.
 */
export function* decodedPieces(
  encoding: string,
  bytes: Uint8Array,
): Generator<{ readonly text: string; readonly end: number }> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const end = Math.min(at + PIECE_BYTES, bytes.length);
    yield { text: decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length }), end };
  }
}

/** How a text begins, at least so many characters of it where it is as long; what fits no encoding is replaced. */
export function decodedHead(bytes: Uint8Array, characters: number): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, 4 * characters)).slice(0, characters);
}

/** What bytes seem to be written in, by their beginning. */
function textEncoding(bytes: Uint8Array): Result<TextEncoding, DecodingFault> {
  if (bytes.length === 0) return err({ kind: "empty" });
  const encoding = encodingOf(bytes);
  const known =
    encoding === "utf-8" && SIGNATURES.find(({ bytes: first }) => first.every((byte, i) => bytes[i] === byte));
  if (known) return err({ kind: "known-other", noun: known.noun(), ...(known.hint && { hint: known.hint() }) });
  if (encoding === "utf-8" && bytes.subarray(0, HEAD_LENGTH).includes(0)) return err({ kind: "no-text" });
  return ok(encoding);
}

function badEncoding(encoding: TextEncoding, bytes: Uint8Array): DecodingFault {
  const upToFault = new TextDecoder(encoding).decode(bytes).split("\uFFFD", 1)[0] ?? "";
  return { kind: "bad-encoding", line: upToFault.split("\n").length };
}

/** By the byte order mark; without one, a zero beside the first character gives UTF-16 away, if that one is ASCII. */
function encodingOf([first, second, third, fourth]: Uint8Array): TextEncoding {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (isAscii(first) && second === 0 && isAscii(third) && fourth === 0) return "utf-16le";
  if (first === 0 && isAscii(second) && third === 0 && isAscii(fourth)) return "utf-16be";
  return "utf-8";
}

function isAscii(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0 && byte < 0x80;
}
