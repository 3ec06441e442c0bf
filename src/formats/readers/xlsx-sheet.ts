import type { Issue } from "../../model/issue.ts";
import { workbookWords as words } from "../../words/en/workbooks.ts";
import type { Words } from "../../words/message.ts";
import type { TableRow } from "./csv-table.ts";
import type { Relation } from "./xlsx-package.ts";
import { numberText, type TimeFormat, timeText, withoutEscapes } from "./xlsx-values.ts";
import { elementsOf } from "./xlsx-xml.ts";
import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

/** What cells need of the rest of their workbook. */
export interface WorkbookContext {
  readonly texts: readonly string[];
  /** By the number of a style: how it shows times, and how many digits at least; null where it shows plain values. */
  readonly formats: readonly { readonly time: TimeFormat | null; readonly digits: number | null }[];
  /** The year in which days are counted from. */
  readonly system: 1900 | 1904;
}

/** What was in a sheet. */
export interface SheetCells {
  readonly rows: readonly TableRow[];
  /** Columns with numbers, by their number from 0. */
  readonly exact: ReadonlySet<number>;
}

/** The last column and row that a sheet can have, from 1. */
const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;
/** Rows by columns: what is larger would fill memory and is no list of anything. */
const MOST_CELLS = 30_000_000;
/** Characters in all cells: a text may be kept once and used in each. */
const MOST_CHARACTERS = 400_000_000;
/** Rows of one link, which may be on a range of cells. */
const MOST_LINKED_ROWS = 1_000;

interface HeldRow {
  cells: string[];
  readonly links: Map<number, string>;
}

const PARTS = new Set(["row", "mergeCell", "hyperlink"]);

/**
 * The cells of a sheet, each as the text that it says.
 * @param within what the sheet is called in places.
 * @param warn with a place: a cell, a range or "" for the sheet.
 * @param onShare told what share of the sheet was read, from 0 to 1.
 */
export function readSheet(
  part: Uint8Array,
  within: string,
  { texts, formats, system }: WorkbookContext,
  relations: ReadonlyMap<string, Relation>,
  warn: (rule: string, place: string, message: Words) => void,
  onShare: (share: number) => void,
): SheetCells | Issue {
  const rows = new Map<number, HeldRow>();
  const exact = new Set<number>();
  const merged: string[] = [];
  const linked: XmlElement[] = [];
  let [lastRow, hiddenRows, width, characters, placed] = [0, 0, 0, 0, 0];
  let isTooLarge = false;

  function takeRow({ attributes, children }: XmlElement): void {
    const row = wholeNumber(attributes.get("r")) ?? lastRow + 1;
    lastRow = row;
    if (isTooLarge) return;
    const held: HeldRow = rows.get(row) ?? { cells: [], links: new Map() };
    let column = -1;
    for (const cell of children) {
      if (cell.name !== "c") continue;
      const reference = cell.attributes.get("r");
      const place = reference === undefined ? null : placeIn(reference);
      column = place?.column ?? (reference === undefined ? column + 1 : -1);
      const name = reference ?? cellName(row, column);
      const { text, isNumber } = textOf(cell, name);
      if (text.trim() === "") continue;
      if (column < 0 || column >= LAST_COLUMN || row < 1 || row > LAST_ROW) {
        warn("no-such-cell", name, words.noSuchCell({ text }));
        continue;
      }
      placed += Math.max(0, column + 1 - held.cells.length);
      characters += text.length;
      width = Math.max(width, column + 1);
      isTooLarge ||= Math.max(placed, rows.size * width) > MOST_CELLS || characters > MOST_CHARACTERS;
      if (isTooLarge) return;
      if (held.cells.length < column)
        held.cells = held.cells.concat(new Array<string>(column - held.cells.length).fill(""));
      held.cells[column] = text;
      if (isNumber) exact.add(column);
      const link = linkOfFormula(childOf(cell, "f")?.text);
      if (link !== null) held.links.set(column, link);
    }
    if (held.cells.length === 0) return;
    rows.set(row, held);
    if (isOn(attributes.get("hidden"))) hiddenRows += 1;
  }

  function textOf(cell: XmlElement, name: string): { readonly text: string; readonly isNumber: boolean } {
    const value = childOf(cell, "v");
    const stored = value?.text ?? "";
    const plain = (text: string) => ({ text, isNumber: false });
    const type = cell.attributes.get("t") ?? "n";
    const isEmptyText = type === "str" && value !== undefined;
    if (stored.trim() === "" && childOf(cell, "f") !== undefined && !isEmptyText) {
      warn("no-stored-value", name, words.noStoredValue());
      return plain("");
    }
    switch (type) {
      case "s": {
        if (stored.trim() === "") return plain("");
        const text = texts[Number(stored)];
        if (text === undefined) warn("no-text", name, words.noText());
        return plain(text ?? "");
      }
      case "inlineStr":
        return plain(richText(childOf(cell, "is")));
      case "str":
        return plain(withoutEscapes(stored));
      case "b":
        return plain(stored.trim() === "" ? "" : isOn(stored.trim()) ? "TRUE" : "FALSE");
      case "e":
        warn("error-value", name, words.errorValue({ error: stored }));
        return plain("");
      case "d":
        return plain(stored.trim().replace(/T00:00(?::00(?:\.0+)?)?Z?$/, ""));
      default: {
        const inline = childOf(cell, "is");
        if (stored.trim() === "") return plain(inline === undefined ? "" : richText(inline));
        const format = formats[Number(cell.attributes.get("s") ?? 0)];
        const time = format?.time ? timeText(Number(stored), format.time, system) : null;
        if (time !== null) return plain(time);
        const number = numberText(stored);
        // What is shown with zeros in front is an id, such as 007.
        if (number !== null && format?.digits && /^\d+$/.test(number))
          return plain(number.padStart(format.digits, "0"));
        return number === null ? plain(stored) : { text: number, isNumber: true };
      }
    }
  }

  const take = (element: XmlElement) => {
    if (element.name === "row") takeRow(element);
    else if (element.name === "mergeCell") merged.push(element.attributes.get("ref") ?? "");
    else linked.push(element);
  };
  const fault = elementsOf(part, PARTS, take, onShare);
  if (fault !== null) return { ...fault, path: words.placeIn({ name: within, place: fault.path }) };
  if (isTooLarge)
    return { code: "xlsx/too-large", path: within, message: words.tooLarge(), hint: words.tooLargeHint() };
  if (hiddenRows > 0) warn("hidden-rows", "", words.hiddenRows({ count: hiddenRows }));
  for (const range of merged) {
    const [from, to] = endsOf(range);
    if (from === null || to === null) continue;
    const text = rows.get(from.row)?.cells[from.column] ?? "";
    const isTitle = from.row === to.row && rows.get(from.row)?.cells.filter((cell) => cell.trim() !== "").length === 1;
    const isOne = from.row === to.row && from.column === to.column;
    if (text.trim() !== "" && !isTitle && !isOne)
      warn("merged", range, words.merged({ cell: cellName(from.row, from.column) }));
  }
  for (const { attributes } of linked) {
    const relation = relations.get(attributes.get("id") ?? "");
    if (relation?.isExternal !== true) continue;
    const location = attributes.get("location");
    const address = location && !relation.target.includes("#") ? `${relation.target}#${location}` : relation.target;
    const [from, to] = endsOf(attributes.get("ref") ?? "");
    if (from === null || to === null) continue;
    for (let row = from.row; row <= Math.min(to.row, from.row + MOST_LINKED_ROWS); row += 1) {
      const held = rows.get(row);
      for (let column = from.column; column <= Math.min(to.column, (held?.cells.length ?? 0) - 1); column += 1)
        if (held?.cells[column]?.trim()) held.links.set(column, address);
    }
  }
  return { rows: tableRows(rows, within, exact), exact };
}

/** Without the columns to the left of the table, which say nothing. */
function tableRows(rows: ReadonlyMap<number, HeldRow>, within: string, exact: Set<number>): readonly TableRow[] {
  let first = LAST_COLUMN;
  for (const { cells } of rows.values()) {
    // A title alone in its row may stand further left.
    const stated = cells.filter((cell) => cell.trim() !== "").length;
    if (stated > 1 || rows.size === 1)
      first = Math.min(
        first,
        cells.findIndex((cell) => cell.trim() !== ""),
      );
  }
  if (first === LAST_COLUMN) {
    for (const { cells } of rows.values())
      first = Math.min(
        first,
        cells.findIndex((cell) => cell.trim() !== ""),
      );
  }
  const moved = [...exact].map((column) => column - first);
  exact.clear();
  for (const column of moved) exact.add(column);
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([row, { cells, links }]) => {
      const own = cells.slice(first);
      return {
        cells: own.some((cell) => cell.trim() !== "") ? own : cells.filter((cell) => cell.trim() !== ""),
        row,
        within,
        ...(links.size > 0 && { links: new Map([...links].map(([column, link]) => [column - first, link])) }),
      };
    });
}

/** The words of a text with formats, without how they are pronounced. */
export function richText(item: XmlElement | undefined): string {
  if (item === undefined) return "";
  const runs = item.children.filter(({ name }) => name === "t" || name === "r");
  return withoutEscapes(
    runs
      .map((run) =>
        run.name === "t"
          ? run.text
          : childrenOf(run, "t")
              .map(({ text }) => text)
              .join(""),
      )
      .join(""),
  );
}

/** `HYPERLINK("https://…", "words")` shows words and leads to an address. */
function linkOfFormula(formula: string | undefined): string | null {
  const address = /^\s*HYPERLINK\(\s*"((?:[^"]|"")*)"/i.exec(formula ?? "")?.[1];
  return address === undefined || address.startsWith("#") ? null : address.replaceAll('""', '"');
}

export function isOn(value: string | undefined): boolean {
  return value === "1" || value?.toLowerCase() === "true";
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

interface CellPlace {
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

/** Null for what is no cell of any sheet. */
function placeIn(reference: string): CellPlace | null {
  const [, letters = "", row = ""] = /^\$?([a-z]{1,3})\$?(\d{1,7})$/i.exec(reference.trim()) ?? [];
  if (letters === "") return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = 26 * column + letter.charCodeAt(0) - 64;
  return column > LAST_COLUMN || Number(row) > LAST_ROW ? null : { row: Number(row), column: column - 1 };
}

function endsOf(range: string): readonly [CellPlace | null, CellPlace | null] {
  const [from = "", to = from] = range.split(":");
  return [placeIn(from), placeIn(to)];
}

function cellName(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters + row;
}
