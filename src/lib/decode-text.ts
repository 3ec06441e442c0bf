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

/**
 * Reads bytes as text: UTF-8, or UTF-16 with or without a byte order mark. Bytes that do not fit the encoding are never
 * replaced by guesses.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, DecodingFault> {
  if (bytes.length === 0) return err({ kind: "empty" });
  const encoding = encodingOf(bytes);
  const known =
    encoding === "utf-8" && SIGNATURES.find(({ bytes: first }) => first.every((byte, i) => bytes[i] === byte));
  if (known) return err({ kind: "known-other", noun: known.noun(), ...(known.hint && { hint: known.hint() }) });
  if (encoding === "utf-8" && bytes.subarray(0, HEAD_LENGTH).includes(0)) return err({ kind: "no-text" });
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return ok({ text, encoding: encoding === "utf-8" ? "UTF-8" : "UTF-16" });
  } catch {
    const upToFault = new TextDecoder(encoding).decode(bytes).split("\uFFFD", 1)[0] ?? "";
    return err({ kind: "bad-encoding", line: upToFault.split("\n").length });
  }
}

/** By the byte order mark; without one, a zero beside the first character gives UTF-16 away, if that one is ASCII. */
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
