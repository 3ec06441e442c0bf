import { type CsvCell, guarded } from "../../lib/csv.ts";
import type { Dataset } from "../../model/dataset.ts";
import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { ABOUT_SHEET, LIST_OF } from "../csv-set.ts";
import type { ExchangeWriter } from "../format.ts";
import { createPieces } from "../pieces.ts";
import { type DatasetTable, tableLosses, tablesOf } from "./dataset-tables.ts";
import { CSV_LOSSES } from "./exchange-loss-list.ts";
import { countedLosses } from "./exchange-losses.ts";
import { createXmlText } from "./xml-text.ts";
import { createZip, type ZippedFile } from "./zip.ts";

/** Rows of a sheet and characters of a cell: with more of either, Excel takes a workbook for damaged. */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Sheets in which nothing is lost but what a cell cannot hold. */
interface Sheet {
  readonly name: string;
  readonly rows: Iterable<readonly CsvCell[]>;
}

/**
 * The tables of `tablesOf` as sheets of a workbook (ECMA-376), with one more that says what the dataset is called and of
 * which type each column is. Texts stand in their cells. One that a spreadsheet would run, if it were typed in or saved as
 * CSV, has an apostrophe before it, as in CSV; a number has none.
 */
export const xlsx: ExchangeWriter = {
  losses: [...CSV_LOSSES, words.longTexts, words.manyRows],

  write(dataset, _, { reached } = {}) {
    const { record } = createPieces(2 * (dataset.entities.length + dataset.claims.length), reached);
    const tables = tablesOf(dataset, record);
    const sheets: readonly Sheet[] = [
      ...tables.map(({ name, columns, rows }) => ({ name, rows: withTitles(columns, rows) })),
      { name: ABOUT_SHEET, rows: aboutRows(dataset, tables) },
    ];
    const zip = createZip();
    const put = (name: string, text: string) => {
      const file = zip.file(name);
      file.put(XML + text);
      file.end();
    };
    const pathOf = (at: number) => `worksheets/sheet${at + 1}.xml`;
    put("[Content_Types].xml", contentTypes(sheets.map((_each, at) => `/xl/${pathOf(at)}`)));
    put("_rels/.rels", relationsText([["officeDocument", "xl/workbook.xml"]]));
    put("xl/workbook.xml", workbookText(sheets));
    put(
      "xl/_rels/workbook.xml.rels",
      relationsText([...sheets.map((_each, at) => ["worksheet", pathOf(at)] as const), ["styles", "styles.xml"]]),
    );
    put("xl/styles.xml", STYLES);
    const lost = { changed: 0, long: 0, rows: 0 };
    for (const [at, { rows }] of sheets.entries()) {
      const file = zip.file(`xl/${pathOf(at)}`);
      putSheet(file, rows, lost);
      file.end();
    }
    return {
      pieces: zip.end(),
      losses: [
        ...tableLosses(dataset, lost.changed),
        ...countedLosses([
          [words.longTexts, lost.long],
          [words.manyRows, lost.rows],
        ]),
      ],
    };
  },
};

function* withTitles(
  columns: DatasetTable["columns"],
  rows: Iterable<readonly CsvCell[]>,
): Generator<readonly CsvCell[]> {
  yield columns.map(({ title }) => title);
  yield* rows;
}

function aboutRows({ dataset }: Dataset, tables: readonly DatasetTable[]): readonly (readonly CsvCell[])[] {
  const head = (["title", "description", "language", "licence"] as const).flatMap((name) =>
    dataset[name] === undefined ? [] : [["dataset", name, dataset[name]]],
  );
  const columns = tables.flatMap(({ name, columns }) =>
    columns.map(({ title, type, isList }) => [name, title, isList ? LIST_OF + type : type]),
  );
  return [["table", "name", "value"], ...head, ...columns];
}

function putSheet(
  file: ZippedFile,
  rows: Iterable<readonly CsvCell[]>,
  lost: { changed: number; long: number; rows: number },
): void {
  const { plain, record, replaced } = createXmlText();
  const textOf = (text: string): string => {
    const kept = guarded(text);
    if (kept.length > MOST_CHARACTERS) lost.long += 1;
    // Halves of pairs are replaced further on.
    const cut = kept.slice(0, MOST_CHARACTERS);
    return plain(cut.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"));
  };
  const cell = (value: CsvCell, column: number, row: number): string => {
    if (value === null) return "";
    const place = `r="${lettersOf(column)}${row}"${row === 1 ? ' s="1"' : ""}`;
    if (typeof value === "number") return `<c ${place}><v>${value}</v></c>`;
    if (typeof value === "boolean") return `<c ${place} t="b"><v>${Number(value)}</v></c>`;
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${textOf(value)}</t></is></c>`;
  };
  file.put(`${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">`);
  file.put('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>');
  file.put('<sheetFormatPr defaultRowHeight="15"/><sheetData>');
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (count > MOST_ROWS) continue;
    record(() => file.put(`<row r="${count}">${row.map((value, at) => cell(value, at, count)).join("")}</row>`));
  }
  file.put("</sheetData></worksheet>");
  lost.changed += replaced();
  lost.rows += Math.max(0, count - MOST_ROWS);
}

const LETTERS: string[] = [];

/** "A" for 0, "AA" for 26. */
function lettersOf(column: number): string {
  let letters = LETTERS[column];
  if (letters !== undefined) return letters;
  letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  LETTERS[column] = letters;
  return letters;
}

function workbookText(sheets: readonly Sheet[]): string {
  const listed = sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join("")}</sheets></workbook>`;
}

function relationsText(relations: readonly (readonly [type: string, target: string])[]): string {
  const listed = relations.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONS}">${listed.join("")}</Relationships>`;
}

function contentTypes(sheets: readonly string[]): string {
  const override = (path: string, type: string) => `<Override PartName="${path}" ContentType="${TYPE}.${type}+xml"/>`;
  return [
    `<Types xmlns="${TYPES}">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override("/xl/workbook.xml", "sheet.main"),
    override("/xl/styles.xml", "styles"),
    ...sheets.map((path) => override(path, "worksheet")),
    "</Types>",
  ].join("");
}

/** Plain cells, and bold ones for headings. */
const STYLES = [
  `<styleSheet xmlns="${MAIN}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join("");
