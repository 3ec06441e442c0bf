import { err, ok, type Result } from "../lib/result.ts";
import type { Issue } from "../model/issue.ts";
import { jsonProblemWords as words } from "../words/en/json-problems.ts";
import type { Words } from "../words/message.ts";

/** What is wrong with a JSON text, and at which UTF-16 offset. */
interface Problem {
  readonly at: number;
  readonly message: Words;
  readonly hint: Words | null;
}

/**
 * Reads JSON. A broken text gives one issue (code "json/syntax") with line and column, both counted from 1; the
 * engine's own message is not used, because each browser words it differently and most leave the place out.
 */
export function readJson(text: string): Result<unknown, readonly Issue[]> {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  try {
    return ok(JSON.parse(json));
  } catch {
    const problem = problemIn(json);
    const before = json.slice(0, problem.at);
    const line = before.split("\n").length;
    const column = problem.at - (before.lastIndexOf("\n") + 1) + 1;
    return err([syntaxIssue(problem, { line, column })]);
  }
}

/** A problem of a text as an issue, with its place in the file, both numbers from 1. */
export function syntaxIssue(
  { message, hint }: Problem,
  place: { readonly line: number; readonly column: number },
): Issue {
  return { code: "json/syntax", path: "", message: words.at({ ...place, problem: message }), hint };
}

/** Deeper nesting than this overflows an engine's stack. */
const MAX_DEPTH = 2_000;
const NUMBER_LIKE = /[-+.\d][-+.\w]*/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORD = /[A-Za-z_$][\w$]*/y;

/** The first problem of a text that is not valid JSON, by walking it without recursion. */
export function problemIn(json: string): Problem {
  /** The closing bracket that each open one waits for. */
  const open: { readonly closes: "}" | "]"; readonly at: number }[] = [];
  let at = 0;
  /** What may stand next. */
  let expected: "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "nothing" = "value";
  let afterComma = false;
  const afterValue = () => (open.length === 0 ? "nothing" : "comma-or-end");

  for (;;) {
    while (at < json.length && " \t\n\r".includes(json.charAt(at))) at += 1;
    const char = json.charAt(at);
    if (char === "") return endedEarly(json, open.length);
    if (char === "/" && "/*".includes(json.charAt(at + 1)))
      return { at, message: words.comment(), hint: words.removeComment() };
    const found = shown(char);
    const inner = open.at(-1);
    switch (expected) {
      case "nothing":
        return { at, message: words.afterEnd({ found }), hint: words.oneValue() };
      case "colon":
        if (char !== ":") return { at, message: words.colon({ found }), hint: null };
        expected = "value";
        at += 1;
        continue;
      case "comma-or-end":
        if (char === ",") {
          expected = inner?.closes === "}" ? "key" : "value";
          afterComma = true;
        } else if (char === inner?.closes) {
          open.pop();
          expected = afterValue();
        } else if (char === "}" || char === "]") {
          return { at, message: words.bracket({ expected: inner?.closes ?? "", found }), hint: words.checkBrackets() };
        } else {
          return { at, message: words.comma({ found }), hint: null };
        }
        at += 1;
        continue;
      case "key":
      case "key-or-end": {
        if (char === "}" && expected === "key-or-end") {
          open.pop();
          expected = afterValue();
          at += 1;
          continue;
        }
        if (char === "}") return { at, message: words.trailingComma({ bracket: char }), hint: words.removeComma() };
        if (char !== '"') return { at, message: words.key({ found }), hint: words.quoteKeys() };
        const end = endOfString(json, at);
        if (typeof end !== "number") return end;
        at = end;
        expected = "colon";
        afterComma = false;
        continue;
      }
      case "value":
      case "value-or-end": {
        if (char === "]" && expected === "value-or-end") {
          open.pop();
          expected = afterValue();
          at += 1;
          continue;
        }
        if (char === "]" && afterComma)
          return { at, message: words.trailingComma({ bracket: char }), hint: words.removeComma() };
        afterComma = false;
        if (char === "{" || char === "[") {
          open.push({ closes: char === "{" ? "}" : "]", at });
          if (open.length > MAX_DEPTH)
            return { at, message: words.tooDeep({ most: MAX_DEPTH }), hint: words.notDataset() };
          expected = char === "{" ? "key-or-end" : "value-or-end";
          at += 1;
          continue;
        }
        const end = endOfScalar(json, at);
        if (typeof end !== "number") return end;
        at = end;
        expected = afterValue();
        continue;
      }
    }
  }
}

/** Where the string, number or word that starts at `at` ends, or what is wrong with it. */
function endOfScalar(json: string, at: number): number | Problem {
  const char = json.charAt(at);
  if (char === '"') return endOfString(json, at);
  if (char === "'") return { at, message: words.singleQuotes(), hint: words.doubleQuotes() };
  NUMBER_LIKE.lastIndex = at;
  const number = NUMBER_LIKE.exec(json)?.[0];
  if (number !== undefined) {
    if (NUMBER.test(number)) return at + number.length;
    return { at, message: words.number({ number: number.slice(0, 20) }), hint: words.likeNumber() };
  }
  WORD.lastIndex = at;
  const word = WORD.exec(json)?.[0];
  if (word === "true" || word === "false" || word === "null") return at + word.length;
  if (word !== undefined) return { at, message: words.word({ word: word.slice(0, 20) }), hint: words.quoteText() };
  return { at, message: words.value({ found: shown(char) }), hint: at === 0 ? words.notJson() : words.checkHere() };
}

function endOfString(json: string, start: number): number | Problem {
  for (let at = start + 1; at < json.length; at += 1) {
    const char = json.charAt(at);
    if (char === '"') return at + 1;
    if (char === "\n") return { at: start, message: words.unclosed(), hint: words.closeText() };
    if (char < " ") return { at, message: words.control({ found: shown(char) }), hint: words.escapeControl() };
    if (char !== "\\") continue;
    const escaped = json.slice(at + 1, at + 6);
    if (escaped === "") break;
    const isUnicode = /^u[0-9a-fA-F]{4}$/.test(escaped);
    if (!isUnicode && !'"\\/bfnrt'.includes(escaped.charAt(0)))
      return { at, message: words.escape({ escape: `\\${escaped.charAt(0)}` }), hint: words.escapeBackslash() };
    at += isUnicode ? 5 : 1;
  }
  return endedEarly(json, 1);
}

function endedEarly(json: string, depth: number): Problem {
  if (json.trim() === "") return { at: json.length, message: words.empty(), hint: words.chooseFile() };
  return { at: json.length, message: words.early(), hint: depth === 0 ? words.missingAtEnd() : words.cutOff() };
}

/** A character as a message can show it: a control character by its code point. */
function shown(char: string): string {
  const isControl = char < " " || char === "\u007f";
  return isControl ? `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}` : char;
}
