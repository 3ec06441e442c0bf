import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { readJson } from "../read-json.ts";

/** Deeper than any graph; whoever walks a value may do so by recursion. */
const MOST_DEPTH = 500;
/** Numbers with more digits are rounded by whoever reads them as numbers. */
const LONG_NUMBER = /\d[\d.]{15,}/;
/** A text in quotes, or what Python writes for numbers that are none. */
const TEXT_OR_NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/gs;

/**
 * Reads JSON of other programs. Numbers that would be rounded, and those that are none (NaN, which Python writes), come as
 * the texts they are written as.
 */
export function readForeignJson(text: string): Result<unknown, readonly Issue[]> {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (isTooDeep(json)) {
    return err([{ code: "json/too-deep", path: "", message: words.jsonDeep({ most: MOST_DEPTH }), hint: null }]);
  }
  const parsed = parsedOrNull(() => json) ?? parsedOrNull(() => json.replace(TEXT_OR_NO_NUMBER, quoted));
  return parsed === null ? readJson(json) : ok(parsed.value);
}

function parsedOrNull(make: () => string): { readonly value: unknown } | null {
  try {
    const json = make();
    return { value: LONG_NUMBER.test(json) ? JSON.parse(json, exactly) : JSON.parse(json) };
  } catch {
    return null;
  }
}

/** A number as it is written, where it would not stay what it is. */
function exactly(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== "number" || source === undefined) return value;
  return source.replace(/[^\d]/g, "").length > 15 && !isSameNumber(String(value), source) ? source : value;
}

/** Whether two ways to write a number differ in nothing but a fraction of zero and the way of the exponent. */
function isSameNumber(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/\.0+(?=e|$)/, "")
      .replace(/e\+?(-?)0*/, "e$1");
  return plain(one) === plain(other);
}

function quoted(token: string): string {
  return token.startsWith('"') ? token : `"${token}"`;
}

function isTooDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === 0x22) at = endOfText(json, at);
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > MOST_DEPTH) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

/** The place of the quotation mark that ends a text. */
function endOfText(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let slashes = 0;
    while (json.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return json.length;
}
