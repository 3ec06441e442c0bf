import { expect, test } from "vitest";
import { complainOf } from "../../../src/cli/terminal.ts";
import { oneLine, textTable } from "../../../src/lib/text-lines.ts";
import { verbatim } from "../../../src/words/message.ts";

test("numbers are set right, texts left, and a row may be short", () => {
  expect(
    textTable([
      ["attack", 3, "x"],
      ["a", 12],
    ]),
  ).toBe("attack   3  x\na       12\n");
});

test("combining marks take no column, and a long cell is cut", () => {
  expect(
    textTable([
      ["e\u0301", 1],
      ["ab", 2],
    ]),
  ).toBe("e\u0301   1\nab  2\n");
  expect(textTable([["x".repeat(60), 1]])).toBe(`${"x".repeat(47)}…  1\n`);
});

test("an empty table is empty", () => {
  expect(textTable([])).toBe("");
});

test("what would steer a terminal is shown instead", () => {
  expect(oneLine("a\u001b[31mb\nc\u202Ed\u0000")).toBe("a\\u001b[31mb c\\u202ed\\u0000");
});

test("marks that keep a name together stay where they are in pairs, and are shown where they are not", () => {
  expect(oneLine("“\u2068سليم\u2069” is unknown")).toBe("“\u2068سليم\u2069” is unknown");
  expect(oneLine("a\u2069b\u2068c")).toBe("a\\u2069b\\u2068c");
});

test("more issues than anybody reads are counted", () => {
  const lines: string[] = [];
  const terminal = { print: () => {}, complain: (line: string) => void lines.push(line), exitWith: () => {} };
  const issue = { code: "x/y", path: "a", message: verbatim("Wrong."), hint: null };
  complainOf(
    terminal,
    Array.from({ length: 250 }, () => issue),
  );
  expect(lines).toHaveLength(201);
  expect(lines.at(-1)).toBe("and 50 more problems");
});
