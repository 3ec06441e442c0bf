import { bug, err, ok, type Result } from "../lib/result.ts";
import { isPlainObject } from "../lib/schema-walk.ts";
import type { Issue } from "../model/issue.ts";
import { BLOCK_LENGTH, packBlock, recordsOf } from "../model/record-block.ts";
import { fileProblemWords as words } from "../words/en/file-problems.ts";
import { sizeText } from "../words/numbers.ts";
import { issueOfDecoding } from "./decode-file.ts";
import { problemIn, syntaxIssue } from "./read-json.ts";

/** Records with more different keys among them are none of a dataset, and would need a column for each. */
const MOST_KEYS = 64;
/** Bytes beside the lists: an engine holds no longer text. */
const MOST_REST_BYTES = 500_000_000;
const LINE_END = 10;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const LIST = 91;
const BACKSLASH = 92;
const LIST_END = 93;
const OBJECT = 123;
const OBJECT_END = 125;

/**
 * Reads JSON of any length, as `readJson` does: an object of which some lists are read item by item, and their items kept
 * packed. Neither its text nor a tree of it is ever whole in memory, which hold at most 512 MB and some gigabytes.
 * @param bytes UTF-8.
 * @param lists keys of the outermost object.
 * @param onShare told now and then which share of the bytes has been read; may let others have their turn.
 */
export async function readLargeJson(
  bytes: Uint8Array,
  lists: readonly string[],
  onShare: (share: number) => void | Promise<void> = () => {},
): Promise<Result<unknown, readonly Issue[]>> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  /** What is left without the items of the lists, and where each piece of it begins among the bytes. */
  const rest: { readonly text: string; readonly start: number }[] = [];
  const read = new Map<string, unknown[]>();
  const textOf = (start: number, end: number) => decoder.decode(bytes.subarray(start, end));
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let kept = at;
  try {
    at = afterSpace(bytes, at);
    let isOver = bytes[at] !== OBJECT;
    if (!isOver) at++;
    // What is not as it should be here is found by whoever parses the rest.
    while (!isOver) {
      const start = afterSpace(bytes, at);
      if (bytes[start] !== QUOTE) break;
      at = afterText(bytes, start);
      const key = textOf(start + 1, at - 1);
      at = afterSpace(bytes, at);
      if (bytes[at] !== COLON) break;
      at = afterSpace(bytes, at + 1);
      if (lists.includes(key) && bytes[at] === LIST) {
        rest.push({ text: textOf(kept, at + 1), start: kept });
        const items = new PackedItems();
        kept = at = afterSpace(bytes, at + 1);
        while (bytes[at] !== LIST_END || items.length > 0) {
          const end = afterValue(bytes, at);
          const text = textOf(at, end);
          try {
            items.add(JSON.parse(text));
          } catch {
            const problem = problemIn(text);
            return err([syntaxIssue(problem, placeOf(bytes, at + bytesOf(text.slice(0, problem.at))))]);
          }
          kept = at = afterSpace(bytes, end);
          if (bytes[at] !== COMMA) break;
          at = afterSpace(bytes, at + 1);
          if (items.length % BLOCK_LENGTH === 0) await onShare(at / bytes.length);
        }
        read.set(key, items.all());
        if (bytes[at] !== LIST_END) break;
        at++;
      } else at = afterValue(bytes, at);
      at = afterSpace(bytes, at);
      isOver = bytes[at] !== COMMA;
      if (!isOver) at++;
    }
    if (bytes.length - kept > MOST_REST_BYTES) return err([tooLarge(bytes.length)]);
    rest.push({ text: textOf(kept, bytes.length), start: kept });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return err([issueOfDecoding({ kind: "bad-encoding", line: placeOf(bytes, at).line })]);
  }
  const text = rest.map((piece) => piece.text).join("");
  try {
    const value: unknown = JSON.parse(text);
    return ok(isPlainObject(value) ? { ...value, ...Object.fromEntries(read) } : value);
  } catch {
    const problem = problemIn(text);
    let before = 0;
    for (const { text: piece, start } of rest) {
      if (problem.at <= before + piece.length) {
        const place = start + bytesOf(piece.slice(0, problem.at - before));
        return err([syntaxIssue(problem, placeOf(bytes, place))]);
      }
      before += piece.length;
    }
    return bug("readLargeJson: the problem lies outside of the text.");
  }
}

function tooLarge(bytes: number): Issue {
  const message = words.tooLarge({ size: sizeText(bytes), limit: sizeText(MOST_REST_BYTES) });
  return { code: "file/too-large", path: "", message, hint: words.tooLargeHint() };
}

/** Items of a list, packed as they come. */
class PackedItems {
  readonly #all: unknown[] = [];
  #last: unknown[] = [];

  get length(): number {
    return this.#all.length + this.#last.length;
  }

  add(item: unknown): void {
    this.#last.push(item);
    if (this.#last.length === BLOCK_LENGTH) this.#pack();
  }

  all(): unknown[] {
    this.#pack();
    return this.#all;
  }

  #pack(): void {
    const items = this.#last;
    const canBePacked =
      items.every(isPlainObject) && new Set(items.flatMap((item) => Object.keys(item as object))).size <= MOST_KEYS;
    for (const item of canBePacked ? recordsOf(packBlock(items as readonly object[])) : items) this.#all.push(item);
    this.#last = [];
  }
}

function afterSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === 32 || bytes[at] === LINE_END || bytes[at] === 13 || bytes[at] === 9) at++;
  return at;
}

/** The place after the text that begins with a quote. */
function afterText(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  for (; at < bytes.length && bytes[at] !== QUOTE; at++) if (bytes[at] === BACKSLASH) at++;
  return Math.min(at + 1, bytes.length);
}

/** The place after a value, by its brackets: whether it is right is for `JSON.parse` to say. */
function afterValue(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte === QUOTE) at = afterText(bytes, at) - 1;
    else if (byte === OBJECT || byte === LIST) depth++;
    else if (byte === OBJECT_END || byte === LIST_END) depth--;
    else if (depth === 0 && byte === COMMA) return at;
    // One too many ends what surrounds the value.
    if (depth < 0) return at;
    at++;
    if (depth === 0 && (byte === QUOTE || byte === OBJECT_END || byte === LIST_END)) return at;
  }
  return bytes.length;
}

/** Line and column of a byte, both from 1; columns count UTF-16 units. */
function placeOf(bytes: Uint8Array, end: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let column = 1;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === LINE_END) {
      line++;
      column = 1;
    } else if ((byte & 0xc0) !== 0x80) column += byte >= 0xf0 ? 2 : 1;
  }
  // A mark of the byte order is no character.
  return { line, column: line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb ? column - 1 : column };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
