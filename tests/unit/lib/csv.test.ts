import fc from "fast-check";
import { expect, test } from "vitest";
import { type CsvCell, csvText } from "../../../src/lib/csv.ts";
import { anyCharacter } from "../../fixtures/any-character.ts";
import { readCsv } from "../../fixtures/read-csv.ts";

test("cells are set apart by commas and rows end in CRLF, as RFC 4180 has it", () => {
  expect(
    csvText([
      ["id", "killed"],
      ["c.0001", 84],
    ]),
  ).toBe("id,killed\r\nc.0001,84\r\n");
});

test("a cell that holds a comma, a quote or the end of a line is quoted, and nothing else is", () => {
  expect(csvText([["a, b", 'say "no"', "two\nlines", "plain", null, true]])).toBe(
    '"a, b","say ""no""","two\nlines",plain,,true\r\n',
  );
});

const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1", "\r", "＝1+1", "'=1+1"];

test.each(FORMULAS)("a text that a spreadsheet would take for a formula, %j, has an apostrophe before it", (text) => {
  expect(readCsv(csvText([[text]]))).toEqual([[`'${text}`]]);
});

test("a negative number is a number and no formula", () => {
  expect(csvText([[-5, -0.5]])).toBe("-5,-0.5\r\n");
});

const text = fc.oneof(
  fc.constantFrom(...FORMULAS, "", ",", '"', '""', "\r\n", "\n", "'", "سليم"),
  fc.string({ unit: anyCharacter }),
);
/** As whoever reads the file takes the apostrophe off again. */
const read = (cell: string) => cell.replace(/^'(?=['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])/, "");

test("a reader of CSV gets back every text and number that was written, and none that begins a formula", () => {
  const cell: fc.Arbitrary<CsvCell> = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }));
  fc.assert(
    fc.property(rows, (written) => {
      const cells = readCsv(csvText(written));
      expect(cells.map((row) => row.map(read))).toEqual(written.map((row) => row.map((each) => String(each ?? ""))));
      for (const [r, row] of cells.entries())
        for (const [c, each] of row.entries())
          if (typeof written[r]?.[c] === "string") expect(each.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
    }),
  );
});
