import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "../../../src/formats/read-json.ts";

function faultOf(text: string): string {
  const read = readJson(text);
  if (read.ok) return expect.unreachable("should be broken");
  const [issue] = read.error;
  expect(read.error).toHaveLength(1);
  expect(issue?.code).toBe("json/syntax");
  return `${issue?.message} (${issue?.hint})`;
}

test.each([
  [
    "a comma too many in a list",
    "[1,\n 2,\n]",
    'Line 3, column 1: a "," stands before "]". (Take the last comma out.)',
  ],
  ["a comma too many in an object", '{"a": 1,}', 'Line 1, column 9: a "," stands before "}"'],
  ["a comma too few", '{"a": 1 "b": 2}', 'Line 1, column 9: found """ after a value. (Put "," between'],
  ["a colon too few", '{"a" 1}', 'Line 1, column 6: found "1" after a key'],
  ["a bare key", "{a: 1}", 'Line 1, column 2: found "a" where a key should be. (Put keys in double quotes.)'],
  ["single quotes", "['a']", "Line 1, column 2: a text stands in single quotes"],
  ["a bare word", "[yes]", 'Line 1, column 2: "yes" is no JSON value'],
  ["NaN", "[NaN]", '"NaN" is no JSON value'],
  ["a comment", '{\n  // why\n  "a": 1}', "Line 2, column 3: a comment cannot stand here"],
  ["a text over two lines", '{"a": "x\ny"}', "Line 1, column 7: a text is not closed on its line"],
  ["a tab in a text", '["\t"]', "Line 1, column 3: a text holds the control character 9"],
  ["a bad escape", '["\\x41"]', 'Line 1, column 3: "\\x" is no escape that JSON knows'],
  ["crossed brackets", '{"a": [1}', 'Line 1, column 9: found "}" where "]" would close'],
  ["a second value", "{} {}", 'Line 1, column 4: the text goes on after its end with "{"'],
  ["a leading zero", "[01]", 'Line 1, column 2: "01" is no number that JSON knows'],
  ["an end too early", '{"a": [1, 2', "Line 1, column 12: the text ends too early. (It was cut off"],
  ["an end within a text", '{"a": "b', "Line 1, column 9: the text ends too early"],
  ["nothing", " \n", "Line 2, column 1: the text is empty"],
  ["a page", "<!doctype html>", 'Line 1, column 1: found "<" where a value should be. (This does not look like'],
])("%s is found where it stands", (_, text, expected) => {
  expect(faultOf(text)).toContain(expected);
});

test("absurd nesting is no crash", () => {
  expect(faultOf(`${"[".repeat(100_000)}`)).toContain("nested more than");
});

test("reads what JSON.parse reads, and refuses what it refuses", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom("", ",", "]", "}", '"', "\\", "x", "\u0000"), (json, cut, put) => {
      const at = cut % (json.length + 1);
      const text = json.slice(0, at) + put + json.slice(at + 1);
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      expect(readJson(text).ok).toBe(parses);
      if (!parses) expect(faultOf(text)).toMatch(/^Line \d+, column \d+: /);
    }),
    { numRuns: 500 },
  );
});

test("whatever is cut off a text, the fault is at its end or before", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), fc.nat(), (json, cut) => {
      const text = json.slice(0, cut % (json.length + 1));
      if (!readJson(text).ok) expect(faultOf(text)).toMatch(/too early|empty|no JSON value|no number|where a value/);
    }),
  );
});
