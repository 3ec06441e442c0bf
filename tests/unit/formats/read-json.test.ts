import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "../../../src/formats/read-json.ts";

function faultOf(text: string): string {
  const read = readJson(text);
  if (read.ok) return expect.unreachable("should be broken");
  const [issue] = read.error;
  expect(read.error).toHaveLength(1);
  expect(issue?.code).toBe("json/syntax");
  return `${issue?.message} ${issue?.hint ?? ""}`;
}

test.each([
  [
    "a comma too many in a list",
    "[1,\n 2,\n]",
    "Line 3, column 1: There is a comma before “]”. Remove the last comma.",
  ],
  ["a comma too many in an object", '{"a": 1,}', "Line 1, column 9: There is a comma before “}”."],
  ["a comma too few", '{"a": 1 "b": 2}', 'Line 1, column 9: Expected a comma between two values, but found “"”.'],
  ["a colon too few", '{"a" 1}', "Line 1, column 6: Expected a colon after the key, but found “1”."],
  ["a bare key", "{a: 1}", "Line 1, column 2: Expected a key, but found “a”. Put keys in double quotes."],
  ["single quotes", "['a']", "Line 1, column 2: This text is in single quotes."],
  ["a bare word", "[yes]", "Line 1, column 2: “yes” is not valid JSON."],
  ["NaN", "[NaN]", "“NaN” is not valid JSON."],
  ["a comment", '{\n  // why\n  "a": 1}', "Line 2, column 3: JSON has no comments."],
  ["a text over two lines", '{"a": "x\ny"}', "Line 1, column 7: This text is not closed on its line."],
  ["a tab in a text", '["\t"]', "Line 1, column 3: This text contains the control character U+0009."],
  ["a bad escape", '["\\x41"]', "Line 1, column 3: “\\x” is not an escape in JSON."],
  ["crossed brackets", '{"a": [1}', "Line 1, column 9: Expected “]”, but found “}”."],
  ["a second value", "{} {}", "Line 1, column 4: Expected the end of the file, but found “{”."],
  ["a leading zero", "[01]", "Line 1, column 2: “01” is not a number in JSON."],
  ["an end too early", '{"a": [1, 2', "Line 1, column 12: The file ends too early. It was cut off"],
  ["an end within a text", '{"a": "b', "Line 1, column 9: The file ends too early."],
  ["nothing", " \n", "Line 2, column 1: The file is empty."],
  ["a page", "<!doctype html>", "Line 1, column 1: Expected a value, but found “<”. This does not look like"],
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
      if (!readJson(text).ok)
        expect(faultOf(text)).toMatch(/too early|empty|not valid JSON|not a number|Expected a value/);
    }),
  );
});
