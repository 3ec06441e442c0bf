import { err, ok, type Result } from "../lib/result.ts";
import type { Issue } from "../model/issue.ts";

/** What is wrong with a JSON text, and at which UTF-16 offset. */
interface Fault {
  readonly at: number;
  readonly message: string;
  readonly hint: string;
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
    const fault = findFault(json);
    const before = json.slice(0, fault.at);
    const line = before.split("\n").length;
    const column = fault.at - (before.lastIndexOf("\n") + 1) + 1;
    return err([
      { code: "json/syntax", path: "", message: `Line ${line}, column ${column}: ${fault.message}.`, hint: fault.hint },
    ]);
  }
}

/** Deeper nesting than this overflows an engine's stack. */
const MAX_DEPTH = 2_000;
const NUMBER_LIKE = /[-+.\d][-+.\w]*/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORD = /[A-Za-z_$][\w$]*/y;

/** The first fault of a text that is no JSON, by walking it without recursion. */
function findFault(json: string): Fault {
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
    if (char === "/" && "/*".includes(json.charAt(at + 1))) {
      return { at, message: "a comment cannot stand here", hint: "JSON has no comments; take it out." };
    }
    const inner = open.at(-1);
    switch (expected) {
      case "nothing":
        return { at, message: `the text goes on after its end with ${shown(char)}`, hint: "Keep one JSON value only." };
      case "colon":
        if (char !== ":")
          return { at, message: `found ${shown(char)} after a key`, hint: 'Put ":" between key and value.' };
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
          return {
            at,
            message: `found "${char}" where "${inner?.closes}" would close what is open`,
            hint: "Check the brackets.",
          };
        } else {
          return { at, message: `found ${shown(char)} after a value`, hint: 'Put "," between two values.' };
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
        if (char === "}") return { at, message: 'a "," stands before "}"', hint: "Take the last comma out." };
        if (char !== '"')
          return { at, message: `found ${shown(char)} where a key should be`, hint: "Put keys in double quotes." };
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
          return { at, message: 'a "," stands before "]"', hint: "Take the last comma out." };
        afterComma = false;
        if (char === "{" || char === "[") {
          open.push({ closes: char === "{" ? "}" : "]", at });
          if (open.length > MAX_DEPTH) {
            return {
              at,
              message: `brackets are nested more than ${MAX_DEPTH} deep`,
              hint: "No dataset looks like this.",
            };
          }
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
function endOfScalar(json: string, at: number): number | Fault {
  const char = json.charAt(at);
  if (char === '"') return endOfString(json, at);
  if (char === "'") return { at, message: "a text stands in single quotes", hint: "JSON wants double quotes." };
  NUMBER_LIKE.lastIndex = at;
  const number = NUMBER_LIKE.exec(json)?.[0];
  if (number !== undefined) {
    if (NUMBER.test(number)) return at + number.length;
    return { at, message: `"${number.slice(0, 20)}" is no number that JSON knows`, hint: "Write it like -1.5 or 2e6." };
  }
  WORD.lastIndex = at;
  const word = WORD.exec(json)?.[0];
  if (word === "true" || word === "false" || word === "null") return at + word.length;
  if (word !== undefined) {
    return { at, message: `"${word.slice(0, 20)}" is no JSON value`, hint: "Put texts in double quotes." };
  }
  const hint = at === 0 ? "This does not look like a JSON file." : "Check what should stand here.";
  return { at, message: `found ${shown(char)} where a value should be`, hint };
}

function endOfString(json: string, start: number): number | Fault {
  for (let at = start + 1; at < json.length; at += 1) {
    const char = json.charAt(at);
    if (char === '"') return at + 1;
    if (char === "\n")
      return {
        at: start,
        message: "a text is not closed on its line",
        hint: 'Add the missing double quote; a line break is written "\\n".',
      };
    if (char < " ") return { at, message: `a text holds ${shown(char)}`, hint: "Write control characters as escapes." };
    if (char !== "\\") continue;
    const escaped = json.slice(at + 1, at + 6);
    if (escaped === "") break;
    const isUnicode = /^u[0-9a-fA-F]{4}$/.test(escaped);
    if (!isUnicode && !'"\\/bfnrt'.includes(escaped.charAt(0))) {
      return {
        at,
        message: `"\\${escaped.charAt(0)}" is no escape that JSON knows`,
        hint: 'Write a backslash as "\\\\".',
      };
    }
    at += isUnicode ? 5 : 1;
  }
  return endedEarly(json, 1);
}

function endedEarly(json: string, depth: number): Fault {
  if (json.trim() === "") return { at: json.length, message: "the text is empty", hint: "Choose a dataset file." };
  return {
    at: json.length,
    message: "the text ends too early",
    hint: depth === 0 ? "Something is missing at the end." : "It was cut off, or a closing bracket is missing.",
  };
}

/** A character as a message can show it. */
function shown(char: string): string {
  return char < " " || char === "\u007f" ? `the control character ${char.charCodeAt(0)}` : `"${char}"`;
}
