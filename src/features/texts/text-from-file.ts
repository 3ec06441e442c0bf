import { byteSize } from "../../lib/count-words.ts";
import { type DecodingFault, decodeText } from "../../lib/decode-text.ts";
import { err, ok, type Result, unreachable } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { verbatim } from "../../words/message.ts";
import { textFromMarkdown } from "./text-from-markdown.ts";

/** Bytes. A saved page of an article comes to a few of these; what is longer is something else. */
export const MOST_BYTES = 10_000_000;

/** What a file or the clipboard held. Markup still has to be read by a browser's own parser. */
export interface TextInFile {
  readonly form: "text" | "html";
  readonly content: string;
  /** What to tell the reader of its encoding; null where there is nothing to tell. */
  readonly note: string | null;
}

/** The refusal of a file that is longer than a text should be; null where it is not. Costs no reading. */
export function sizeFault(bytes: number): Issue | null {
  if (bytes <= MOST_BYTES) return null;
  const message = `The file is too large for a text: it has ${byteSize(bytes)}, and ${byteSize(MOST_BYTES)} can be read.`;
  return fault("too-large", message, "Save the article alone, or copy its text and paste it.");
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
    const note = decoded.value.encoding === "UTF-16" ? "The file is written in UTF-16 and was read as such." : null;
    return textFromString(decoded.value.text, name, note);
  }
  if (decoded.error.kind !== "bad-encoding") return err(decodingFault(decoded.error));
  const label = namedEncoding(bytes) ?? "windows-1252";
  const text = new TextDecoder(label).decode(bytes);
  if (text.includes("\0")) return err(decodingFault({ kind: "no-text" }));
  return textFromString(text, name, `The file is not written in UTF-8 and was read as ${label}.`);
}

/** Reads what was pasted, or a decoded file: `textFromFile` without the bytes. */
export function textFromString(text: string, name = "", note: string | null = null): Result<TextInFile, Issue> {
  if (text.trim() === "") return err(fault("empty", "There is no text in it.", CHOOSE));
  if (text.startsWith("{\\rtf")) return err(fault("not-text", "This is an RTF document.", CONVERT));
  if (/\.(?:html?|xhtml)$/i.test(name) || /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)[\s>]/i.test(text))
    return ok({ form: "html", content: text, note });
  const isMarkdown = /\.(?:md|markdown)$/i.test(name);
  return ok({ form: "text", content: isMarkdown ? textFromMarkdown(text) : text, note });
}

const CHOOSE = "Choose a text, Markdown or HTML file, or paste the text.";
const CONVERT = "Copy the text out of it and paste it here.";

function decodingFault(found: Exclude<DecodingFault, { kind: "bad-encoding" }>): Issue {
  switch (found.kind) {
    case "empty":
      return fault("empty", "The file is empty.", CHOOSE);
    case "known-other":
      return fault("not-text", `This is ${found.noun}, and only plain text, Markdown and HTML can be read.`, CONVERT);
    case "no-text":
      return fault("not-text", "This file holds no text.", CHOOSE);
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

function fault(rule: string, message: string, hint: string): Issue {
  return { code: `text/${rule}`, path: "", message: verbatim(message), hint: verbatim(hint) };
}
