import { err, ok, type Result } from "../../lib/result.ts";
import { isZip } from "../../lib/zip-directory.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords } from "../../words/en/readers.ts";
import { workbookWords as words } from "../../words/en/workbooks.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { cellsOf, readTables } from "./csv.ts";
import type { CellTable } from "./csv-table.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import type { ReaderCodec, TextFile } from "./reader.ts";
import { readTableSet, tableSetIn } from "./table-set.ts";
import { openPackage, type WorkbookPackage } from "./xlsx-package.ts";
import { isOn, readSheet, richText, type WorkbookContext } from "./xlsx-sheet.ts";
import { digitsOf, timeFormatOf } from "./xlsx-values.ts";
import { elementsOf } from "./xlsx-xml.ts";
import { childrenOf } from "./xml-tree.ts";

/** Workbooks of Excel and of programs that write them (ECMA-376), whose sheets are tables like files of text are. */
export const xlsx: ReaderCodec = {
  read(files, build, choices) {
    const tables: CellTable[] = [];
    for (const file of files) {
      if (!isZip(file.bytes)) {
        tables.push(cellsOf(file, true, build, choices));
        continue;
      }
      const sheets = sheetsOf(file, files.length > 1, build);
      if (!sheets.ok) return err([sheets.error]);
      tables.push(...sheets.value);
    }
    const set = tableSetIn(tables, build);
    if (set !== null) {
      readTableSet(set, build);
      return ok(null);
    }
    if (tables.length === 0) return err([issue("no-table", "", words.noSheet(), null)]);
    return readTables(tables, build, choices);
  },
};

interface ListedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relation: string;
}

function sheetsOf(
  { name: file, bytes, reached }: TextFile,
  isOneOfSeveral: boolean,
  build: GraphBuilder,
): Result<readonly CellTable[], Issue> {
  const opened = openPackage(bytes);
  if (opened === null) return err(issue("damaged", "", words.damaged(), words.damagedHint()));
  const root = opened.relations("");
  if (!root.ok) return root;
  const path = [...root.value.values()].find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  if (/\.bin$/i.test(path)) return err(issue("binary", path, words.binary(), words.saveAgain()));
  const part = opened.part(path);
  if (!part.ok) return part;
  if (part.value === null) return err(issue("damaged", path, words.missingPart(), words.damagedHint()));
  const listed: ListedSheet[] = [];
  let system: 1900 | 1904 = 1900;
  const fault = elementsOf(part.value, new Set(["sheet", "workbookPr"]), ({ name, attributes }) => {
    if (name === "workbookPr") system = isOn(attributes.get("date1904")) ? 1904 : 1900;
    else
      listed.push({
        name: attributes.get("name") ?? "",
        isHidden: /hidden$/i.test(attributes.get("state") ?? ""),
        relation: attributes.get("id") ?? "",
      });
  });
  if (fault !== null) return err({ ...fault, path });
  const relations = opened.relations(path);
  if (!relations.ok) return relations;
  const pathOf = (type: string) => [...relations.value.values()].find((each) => each.type === type)?.target;
  const texts = textsIn(opened, pathOf("sharedStrings"));
  if (!texts.ok) return texts;
  const formats = formatsIn(opened, pathOf("styles"));
  if (!formats.ok) return formats;
  const context: WorkbookContext = { texts: texts.value, formats: formats.value, system };

  const hidden = listed.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  if (hidden.length > 0) {
    const message = words.hiddenSheets({ count: hidden.length, names: listText(hidden, "comma") });
    build.warn("hidden-sheets", null, message);
  }
  const tables: CellTable[] = [];
  // First the cells of all sheets, then what they mean.
  const inSheet = (at: number, share: number) => (at + share) / listed.length / 2;
  for (const [at, { name, isHidden, relation }] of listed.entries()) {
    if (isHidden) continue;
    const within = isOneOfSeveral ? words.placeIn({ name: file, place: name }) : name;
    const target = relations.value.get(relation);
    const sheet = target === undefined ? ok(null) : opened.part(target.target);
    if (!sheet.ok) return sheet;
    if (target === undefined || sheet.value === null)
      return err(issue("damaged", within, words.missingPart(), words.damagedHint()));
    if (target.type !== "worksheet") {
      build.warn("no-cells", () => readerWords.file({ name: within }), words.noCells());
      continue;
    }
    const own = opened.relations(target.target);
    if (!own.ok) return own;
    const warn = (rule: string, place: string, message: Words) => {
      const where = () => (place === "" ? readerWords.file({ name: within }) : words.placeIn({ name: within, place }));
      build.warn(rule, where, message);
    };
    const onShare = (share: number) => void reached(inSheet(at, share));
    const cells = readSheet(sheet.value, within, context, own.value, warn, onShare);
    if ("code" in cells) return err(cells);
    if ([...own.value.values()].some(({ type }) => /comments?$/i.test(type)))
      build.warn("comments", () => readerWords.file({ name: within }), words.comments());
    if (cells.rows.length === 0)
      build.warn("empty-table", () => readerWords.file({ name: within }), words.emptySheet());
    else {
      const reachedRow = (share: number) => reached(0.5 + inSheet(at, share));
      tables.push({ name: within, ...cells, separator: null, mayBeWords: true, reached: reachedRow });
    }
  }
  return ok(tables);
}

/** Texts that cells share, by their numbers. */
function textsIn(opened: WorkbookPackage, path: string | undefined): Result<readonly string[], Issue> {
  const part = path === undefined ? ok(null) : opened.part(path);
  if (!part.ok) return part;
  const texts: string[] = [];
  const fault =
    part.value === null ? null : elementsOf(part.value, new Set(["si"]), (item) => texts.push(richText(item)));
  return fault === null ? ok(texts) : err({ ...fault, path: path ?? "" });
}

/** How cells of each style show numbers. */
function formatsIn(opened: WorkbookPackage, path: string | undefined): Result<WorkbookContext["formats"], Issue> {
  const part = path === undefined ? ok(null) : opened.part(path);
  if (!part.ok) return part;
  const codes = new Map<number, string>();
  const formats: number[] = [];
  const fault =
    part.value === null
      ? null
      : elementsOf(part.value, new Set(["numFmts", "cellXfs"]), (element) => {
          const idOf = (text: string | undefined) => Number(text ?? 0);
          for (const { attributes } of childrenOf(element, "numFmt"))
            codes.set(idOf(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
          for (const { attributes } of childrenOf(element, "xf")) formats.push(idOf(attributes.get("numFmtId")));
        });
  return fault === null
    ? ok(formats.map((id) => ({ time: timeFormatOf(id, codes.get(id)), digits: digitsOf(codes.get(id)) })))
    : err({ ...fault, path: path ?? "" });
}

function issue(rule: string, path: string, message: Issue["message"], hint: Issue["hint"]): Issue {
  return { code: `xlsx/${rule}`, path, message, hint };
}
