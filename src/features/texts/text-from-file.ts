import { type DecodingFault, decodeText } from "../../lib/decode-text.ts";
import { err, ok, type Result, unreachable } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { textFileWords as words } from "../../words/en/text-files.ts";
import type { Words } from "../../words/message.ts";
import { sizeText } from "../../words/numbers.ts";
import { textFromMarkdown } from "./text-from-markdown.ts";

/** In bytes. A saved page with an article is far smaller; what is larger is something else. */
export const MOST_BYTES = 10_000_000;

/** The contents of a file or the clipboard. Markup still has to be read by a browser's own parser. */
export interface TextInFile {
  readonly form: "text" | "html";
  readonly content: string;
  /** A note on its encoding; null where there is nothing to note. */
  readonly note: Words | null;
}

/** The problem of a file that is too large for a text; null where it is not. Does not read the file. */
export function sizeFault(bytes: number): Issue | null {
  if (bytes <= MOST_BYTES) return null;
  const message = words.tooLarge({ size: sizeText(bytes), limit: sizeText(MOST_BYTES) });
  return fault("too-large", message, words.tooLargeFix());
}

/**
 * Reads a file as a text: plain, Markdown or HTML. UTF-8, or UTF-16 with its mark; where it is neither, the encoding
 * that a page names for itself, else windows-1252, and the note says so.
 * @param name the file's name, whose ending tells the form; a text that begins as a page is one whatever its name.
 */
export function textFromFile(bytes: Uint8Array, name: string): Result<TextInFile, Issue> {
  const tooLarge = sizeFault(bytes.length);
  if (tooLarge !== null) return err(tooLarge);
  const decoded = decodeText(bytes);
  if (decoded.ok) {
    const note = decoded.value.encoding === "UTF-16" ? words.utf16() : null;
    return textFromString(decoded.value.text, name, note);
  }
  if (decoded.error.kind !== "bad-encoding") return err(decodingFault(decoded.error));
  const label = namedEncoding(bytes) ?? "windows-1252";
  const text = new TextDecoder(label).decode(bytes);
  if (text.includes("\0")) return err(decodingFault({ kind: "no-text" }));
  return textFromString(text, name, words.encoding({ encoding: label }));
}

/** Reads what was pasted, or a decoded file: `textFromFile` without the bytes. */
export function textFromString(text: string, name = "", note: Words | null = null): Result<TextInFile, Issue> {
  if (text.trim() === "") return err(fault("empty", words.noText(), words.choose()));
  if (text.startsWith("{\\rtf")) return err(fault("not-text", words.rtf(), words.convert()));
  if (/\.(?:html?|xhtml)$/i.test(name) || /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)[\s>]/i.test(text))
    return ok({ form: "html", content: text, note });
  const isMarkdown = /\.(?:md|markdown)$/i.test(name);
  return ok({ form: "text", content: isMarkdown ? textFromMarkdown(text) : text, note });
}

function decodingFault(found: Exclude<DecodingFault, { kind: "bad-encoding" }>): Issue {
  switch (found.kind) {
    case "empty":
      return fault("empty", words.emptyFile(), words.choose());
    case "known-other":
      return fault("not-text", words.otherKind({ kind: found.noun }), words.convert());
    case "no-text":
      return fault("not-text", words.noText(), words.choose());
    default:
      return unreachable(found);
  }
}

/** Bytes within which a page has to name its encoding (HTML standard, "prescan a byte stream"). */
const PRESCAN_LENGTH = 1024;

/** The encoding that a page names in its head, where that is one that can be read and not UTF-8, which it is not. */
function namedEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, PRESCAN_LENGTH));
  const label = /<meta[^>]*charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith("utf-") ? null : encoding;
  } catch {
    return null;
  }
}

function fault(rule: string, message: Words, hint: Words): Issue {
  return { code: `text/${rule}`, path: "", message, hint };
}
