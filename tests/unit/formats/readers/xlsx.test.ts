import { readFileSync } from "node:fs";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { numberText, timeFormatOf, timeText } from "../../../../src/formats/readers/xlsx-values.ts";
import { issueLine } from "../../../../src/model/issue.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { type SheetCell, type WorkbookParts, workbookFile } from "../../../fixtures/workbook.ts";
import { type ReadCase, readBytes } from "./read-case.ts";

const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/workbooks/${name}`, import.meta.url));
const read = (parts: WorkbookParts): Promise<ReadCase> => readBytes(workbookFile(parts), "book.xlsx");
const HEAD = ["From", "To"];

async function refused(bytes: Uint8Array, name = "book.xlsx") {
  const opened = await openFiles([{ name, bytes }]);
  return opened.ok ? null : opened.error.map((issue) => `${issue.code} ${issueLine(issue)}`);
}

describe("a workbook", () => {
  test("that openpyxl wrote has its sheets as tables, and what is not read is said", async () => {
    const book = await readBytes(fixture("openpyxl.xlsx"), "openpyxl.xlsx");
    expect(book.lines.toSorted()).toEqual([
      "Ropeworks -> Mill (owns)",
      "Ropeworks -> Salt League (lends to)",
      "The Harbour Board -> Ropeworks (pays)",
      "The Harbour Board -> Salt League (pays)",
    ]);
    const [first] = book.between("The Harbour Board", "Salt League");
    expect(first?.fields).toEqual({ amount: 1.1, ref: "007", "paid-at": "2019-03-05T14:30", ok: true });
    expect(first?.qualifiers.time).toBe("2019-03-05");
    expect(book.dataset.sources.map(({ title, address }) => [title, address])).toEqual([
      [undefined, "https://harbour.example/tenders/13"],
      ["Tender 12", "https://harbour.example/tenders/12"],
      ["Tender 13", undefined],
    ]);
    expect(book.warnings).toEqual([
      "This sheet is hidden and is not read: Lookup.",
      "Payments, E6: The formula has no stored value and is read as not stated. Open and save the workbook in a spreadsheet program.",
      "Payments, E8: The error #N/A is read as not stated.",
      "Blank: This sheet is empty.",
      "Notes: This is a column of words, not a table. It is not read.",
      "Payments, row 1: This row above the headings is left out: Payments of the harbour",
      expect.stringMatching(/^Payments, row 4: Harbour Board links to /),
      "Payments, row 8: Mill is named by an edge but not described in the file. It is marked as such.",
    ]);
    expect(book.report.tables.map(({ name }) => name)).toEqual(["Entities", "Payments"]);
  });

  test("that XlsxWriter wrote may count days from 1904, begin anywhere, and have links, merged cells and charts", async () => {
    const book = await readBytes(fixture("xlsxwriter.xlsx"), "xlsxwriter.xlsx");
    expect(book.claims.map(({ fields }) => fields)).toEqual([
      { opened: "1999-12-31", weight: 2.5, note: "see x", month: "2019-03" },
      { opened: "2000-02-29", weight: 5, note: "see b" },
      undefined,
    ]);
    expect(book.lines).toContain("Ash -> Birch");
    expect(book.dataset.sources.map(({ address }) => address)).toEqual(["https://a.example/x", "https://b.example/"]);
    expect(book.warnings).toEqual([
      "Edges, F6: The error #N/A is read as not stated.",
      "Edges, C6:C7: These cells are merged. The value is read for C6 only.",
      expect.stringMatching(/^Chart: /),
      "Edges, row 7: This row has no source. Birch is kept, but no edge is made.",
    ]);
  });

  test("may be strict, name its parts from the top, and leave out places and shared texts", async () => {
    const sheet =
      '<sheetData><row><c t="inlineStr"><is><t>From</t></is></c><c t="inlineStr"><is><t>To</t></is></c></row><row><c t="str"><v>Ash</v></c><c t="inlineStr"><is><r><t>Bir</t></r><r><rPr/><t>ch</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row></sheetData>';
    const book = await read({ sheets: { S: sheet }, isStrict: true, hasAbsoluteTargets: true, texts: null });
    expect(book.lines).toEqual(["Ash -> Birch"]);
    expect(book.warnings).toEqual([]);
  });

  test("has its texts without how they are pronounced, and with the characters that XML cannot hold", async () => {
    const texts =
      '<si><t>From</t></si><si><t>To</t></si><si><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000A_b_x005F_x0041_</t></si>';
    const cells = (...at: number[]) => at.map((text) => `<c t="s"><v>${text}</v></c>`).join("");
    const sheet = `<sheetData><row>${cells(0, 1)}</row><row>${cells(2, 3)}</row><row>${cells(2, 9)}</row></sheetData>`;
    const book = await read({ sheets: { S: sheet }, texts });
    expect(book.names.toSorted()).toEqual(["a\nb_x0041_", "東京"]);
    expect(book.warnings[0]).toBe("S, B3: The text of this cell is missing from the workbook.");
  });

  test("has a sheet of entities and one of lines together, and beside a table of text", async () => {
    const nodes: SheetCell[][] = [
      ["Id", "Name"],
      ["007", "Ash"],
      [8, "Birch"],
    ];
    const edges: SheetCell[][] = [HEAD, ["007", 8]];
    expect((await read({ sheets: { Nodes: nodes, Edges: edges } })).lines).toEqual(["Ash -> Birch"]);
    const opened = await openFiles([
      { name: "n.xlsx", bytes: workbookFile({ sheets: { Nodes: nodes } }) },
      { name: "e.csv", bytes: strToU8("From,To\n007,8\n007,9\n") },
    ]);
    expect(opened.ok && opened.value.report?.warnings.map(issueLine)).toEqual([
      "e.csv, row 3: 9 is named by an edge but not described in the file. It is marked as such.",
    ]);
  });

  test("in a zip archive is a workbook; a workbook is no zip archive", async () => {
    const bytes = workbookFile({ sheets: { S: [HEAD, ["Ash", "Birch"]] } });
    const packed = await readBytes(zipSync({ "b/book.xlsx": bytes }), "x.zip");
    expect(packed.lines).toEqual(["Ash -> Birch"]);
    expect((await readBytes(bytes, "renamed.txt")).report.format).toBe("xlsx");
  });

  test("of NodeXL has its headings below a row of groups", async () => {
    const edges = [
      ["", "Visual Properties", "Labels"],
      ["Vertex 1", "Vertex 2", "Color"],
      ["ash", "birch", "Red"],
    ];
    const vertices = [
      ["", "Visual Properties", "Labels"],
      ["Vertex", "Color", "Label"],
      ["ash", "1, 2, 3", "Ash"],
      ["birch", "", "Birch"],
    ];
    const book = await read({ sheets: { Edges: edges, Vertices: vertices } });
    expect(book.lines).toEqual(["Ash -> Birch"]);
    expect(book.warnings.filter((line) => !line.includes("above the headings"))).toEqual([]);
  });

  test("says which rows are hidden, and that hidden sheets and comments are not read", async () => {
    const data =
      '<sheetData><row><c t="str"><v>From</v></c><c t="str"><v>To</v></c></row><row hidden="1"><c t="str"><v>Ash</v></c><c t="str"><v>Birch</v></c></row></sheetData>';
    const relations = '<Relationship Id="x" Type="x/comments" Target="../comments1.xml"/>';
    const book = await read({ sheets: { S: data, H: data }, hidden: ["H"], relations });
    expect(book.lines).toEqual(["Ash -> Birch"]);
    expect(book.warnings).toEqual([
      "This sheet is hidden and is not read: H.",
      "S: 1 hidden row is read like the others.",
      "S: Comments on cells of this sheet are not read.",
    ]);
    expect(await refused(workbookFile({ sheets: { H: data }, hidden: ["H"] }))).toEqual([
      "xlsx/no-table The workbook has no visible sheet with a table.",
    ]);
  });
});

describe("a value", () => {
  test.each([
    ["1.1000000000000001", "1.1"],
    ["0.30000000000000004", "0.30000000000000004"],
    ["9007199254740993", "9007199254740993"],
    ["1E+20", "100000000000000000000"],
    ["1.5E-5", "0.000015"],
    ["1E+300", "1e+300"],
    ["-0.5", "-0.5"],
    ["nan", null],
  ])("%s is the number %s", (stored, text) => expect(numberText(stored)).toBe(text));

  test.each([
    [1, "yyyy-mm-dd", 1900, "1900-01-01"],
    [59, "d/m/yy", 1900, "1900-02-28"],
    [60, "d/m/yy", 1900, "1900-02-29"],
    [61, "d/m/yy", 1900, "1900-03-01"],
    [43529, "[$-409]mmmm\\ d\\,\\ yyyy;@", 1900, "2019-03-05"],
    [42067, "d/m/yy", 1904, "2019-03-05"],
    [0, "d/m/yy", 1904, "1904-01-01"],
    [43529.604166666664, "yyyy-mm-dd hh:mm", 1900, "2019-03-05T14:30"],
    [43529.999999999, "yyyy-mm-dd hh:mm", 1900, "2019-03-06"],
    [43525, "mmm yyyy", 1900, "2019-03"],
    [43529, "mmm yyyy", 1900, "2019-03-05"],
    [43466, "yyyy", 1900, "2019"],
    [0.5, "h:mm AM/PM", 1900, "12:00"],
    [1.5, "[h]:mm", 1900, "36:00"],
    [0, "yyyy-mm-dd", 1900, null],
    [-1, "yyyy-mm-dd", 1900, null],
    [1e9, "yyyy-mm-dd", 1900, null],
  ] as const)("%d shown as %s is counted from %d: %s", (days, code, system, text) => {
    const format = timeFormatOf(164, code);
    expect(format && timeText(days, format, system)).toBe(text);
  });

  test.each(["General", "0.00", "#,##0_);[Red](#,##0)", '0.0"days"', "0.00E+00", "@", "0%", "[Magenta]0"])(
    "shown as %s is no time",
    (code) => expect(timeFormatOf(164, code)).toBeNull(),
  );

  test("is a date by the built-in format or one that the workbook spells out", async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="dd.mm.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>';
    const cell = (style: number) => ({ xml: `<c s="${style}"><v>43529</v></c>` });
    const book = await read({
      sheets: {
        S: [
          [...HEAD, "a", "b", "c"],
          ["Ash", "Birch", cell(0), cell(1), cell(2)],
        ],
      },
      styles,
    });
    expect(book.claims[0]?.fields).toEqual({ a: 43529, b: "2019-03-05", c: "2019-03-05" });
  });

  test("of a decimal comma typed as text leaves real numbers alone", async () => {
    const rows: SheetCell[][] = [[...HEAD, "typed", "typed too", "real"]];
    for (const real of [1.234, 2.345]) rows.push(["Ash", "Birch", "1,5", "2,25", real]);
    const book = await read({ sheets: { S: rows } });
    expect(book.claims[0]?.fields).toEqual({ typed: 1.5, "typed-too": 2.25, real: 1.234 });
  });
});

test("any table is the same as a workbook and as text", async () => {
  const word = fc.oneof(
    fc.constantFrom(
      "Ash",
      "Birch",
      "Cedar",
      "007",
      "TRUE",
      "2019-03-05",
      "a,b",
      'say "x"',
      "line\nend",
      "_x0041_",
      "<b>&",
    ),
    fc.stringMatching(/^[a-zé東 ]{0,6}$/),
  );
  const number = fc.integer({ min: -1e6, max: 1e6 }).map((hundredths) => hundredths / 100);
  const rows = fc.array(fc.tuple(word, word, word, number), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const all: SheetCell[][] = [[...HEAD, "one", "two"], ...cells.map((row) => [...row])];
      const text = all.map((row) => row.map((each) => `"${String(each).replaceAll('"', '""')}"`).join(",")).join("\n");
      const [asText, asBook] = await Promise.all([
        openFiles([{ name: "t.csv", bytes: strToU8(text) }]),
        openFiles([{ name: "t.xlsx", bytes: workbookFile({ sheets: { t: all } }) }]),
      ]);
      expect(asBook.ok).toBe(asText.ok);
      if (asText.ok && asBook.ok)
        expect(serializeDataset(asBook.value.dataset)).toBe(serializeDataset(asText.value.dataset));
    }),
    { numRuns: 25 },
  );
});

describe("a hostile workbook", () => {
  const plain = workbookFile({ sheets: { S: [HEAD, ["Ash", "Birch"]] } });

  test("cut off anywhere is refused", async () => {
    for (let part = 1; part < 16; part += 1) {
      const [issue] = (await refused(plain.slice(0, Math.floor((plain.length * part) / 16)))) ?? [];
      expect(issue).toMatch(/^archive\/damaged /);
    }
  });

  test("changed anywhere gives an answer", async () => {
    const change = fc.tuple(fc.nat({ max: plain.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = plain.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const opened = await openFiles([{ name: "book.xlsx", bytes }]);
        if (!opened.ok) expect(opened.error.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });

  test("with a part that is missing, broken or a bomb is refused with the part's name", async () => {
    const without = unzipSync(plain);
    delete without["xl/worksheets/sheet1.xml"];
    expect(await refused(zipSync(without))).toEqual([expect.stringMatching(/^xlsx\/damaged S: /)]);
    expect(await refused(workbookFile({ sheets: { S: "<sheetData><row>" } }))).toEqual([
      expect.stringMatching(/^xml\/syntax S, line 1: /),
    ]);
    const bomb = { ...unzipSync(plain), "xl/worksheets/sheet1.xml": new Uint8Array(12_000_000) };
    expect(await refused(zipSync(bomb, { level: 1 }))).toEqual([
      expect.stringMatching(/^xlsx\/damaged xl\/worksheets\/sheet1\.xml: /),
    ]);
    const expansion = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><c>&b;</c></worksheet>';
    const entities = { ...unzipSync(plain), "xl/worksheets/sheet1.xml": strToU8(expansion) };
    expect(await refused(zipSync(entities))).toEqual([expect.stringMatching(/^xml\/syntax S, line 1: /)]);
  });

  test("with cells where no sheet has any, or absurdly far apart, does no harm", async () => {
    const row = (at: string, cells: string) => `<row r="${at}">${cells}</row>`;
    const cell = (at: string, text: string) => `<c r="${at}" t="str"><v>${text}</v></c>`;
    const head = row("1", cell("A1", "From") + cell("B1", "To"));
    const line = (at: number, more = "") => row(String(at), cell(`A${at}`, "Ash") + cell(`B${at}`, "Birch") + more);
    const book = await read({
      sheets: {
        S: `<dimension ref="A1:XFD1048576"/><sheetData>${head}${line(2, cell("ZZZZ9999999", "lost"))}${row("99999999", cell("A99999999", "far"))}</sheetData>`,
      },
    });
    expect(book.lines).toEqual(["Ash -> Birch"]);
    expect(book.warnings).toEqual([
      "S, ZZZZ9999999: No sheet has such a cell. Its value is left out: lost",
      "S, A99999999: No sheet has such a cell. Its value is left out: far",
    ]);
    const wide = await read({ sheets: { S: `<sheetData>${head}${line(2, cell("XFD2", "edge"))}</sheetData>` } });
    expect(wide.claims[0]?.fields).toEqual({ "column-16384": "edge" });
    const apart = Array.from({ length: 2_000 }, (_, at) => row(String(at + 2), cell(`XFD${at + 2}`, "x"))).join("");
    expect(await refused(workbookFile({ sheets: { S: `<sheetData>${head}${apart}</sheetData>` } }))).toEqual([
      expect.stringMatching(/^xlsx\/too-large S: /),
    ]);
  });

  test("with names that mean something to JavaScript, and links that are none", async () => {
    const names = ["__proto__", "constructor", "toString"];
    const book = await read({
      sheets: {
        __proto__x: `<sheetData><row r="1">${[...HEAD, ...names].map((name) => `<c t="str"><v>${name}</v></c>`).join("")}</row><row r="2">${["__proto__", "constructor", "a", "b", "c"].map((name) => `<c t="str"><v>${name}</v></c>`).join("")}</row></sheetData><hyperlinks><hyperlink ref="C2" r:id="x"/></hyperlinks>`,
      },
      relations: '<Relationship Id="x" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>',
    });
    expect(book.lines).toEqual(["__proto__ -> constructor"]);
    expect(book.dataset.sources).toEqual([]);
    expect(book.warnings).toEqual([
      "__proto__x, row 2: This is not a web address, so it is not made a link: javascript:alert(1)",
    ]);
  });

  test("in the binary format of Excel is refused in words", async () => {
    const relations =
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>';
    const binary = zipSync({ "_rels/.rels": strToU8(relations), "xl/workbook.bin": Uint8Array.of(1) });
    expect(await refused(binary, "book.xlsb")).toEqual([expect.stringContaining("save it as .xlsx")]);
  });
});
