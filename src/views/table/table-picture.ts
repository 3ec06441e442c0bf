import { lookOfStance } from "../../derive/claim-words.ts";
import { sampleLineMarks } from "../../drawing/claim-line.ts";
import { THIN_LINE } from "../../drawing/edge-geometry.ts";
import { fitText } from "../../drawing/fit-text.ts";
import { glyphPath } from "../../drawing/glyph-shapes.ts";
import { familyLegend, moved, stanceLegend } from "../../drawing/legend.ts";
import { baselineAround, type Font, letterMark, type Mark, type MeasureText, rounded } from "../../drawing/marks.ts";
import type { Palette } from "../../drawing/palette.ts";
import { composePicture, type DrawPicture, type PictureBody, type Room } from "../../drawing/picture.ts";
import type { ViewedState } from "../../drawing/viewed-state.ts";
import { finished } from "../../lib/steps.ts";
import type { FamilyLook } from "../../model/family-looks.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { strokeOf } from "../../model/line-look.ts";
import { tableWords as words } from "../../words/en/table.ts";
import { type Cell, type Column, columnsOf, shownColumns, type TableContext } from "./columns.ts";
import { orderSteps } from "./row-order.ts";
import { citedSourceSteps, rowsOf } from "./rows.ts";

const HEAD_FONT: Font = { family: "sans", size: 11, weight: 640 };
const FONT: Font = { family: "sans", size: 12, weight: 430 };
const FIRST_FONT: Font = { family: "sans", size: 12, weight: 560 };
/** CSS pixels. */
const ROW = 25;
const HEAD = 28;
const PADDING = 8;
const WIDTH = 1_100;
/** Rows of a picture whose height nobody gave. */
const ROWS = 30;
const SIGN = { glyph: 13, radius: 4.5, line: 30, width: 1.6, gap: 7 } as const;
/** Least width of a column, in CSS pixels, before the last ones are left out. */
const LEAST_COLUMN = 90;

/** The first rows of the table as it is sorted, with the columns that it has, as far as they fit. */
export const pictureOfTable: DrawPicture = (context, options, measure) =>
  composePicture(context, options, measure, (state, room) => draw(state, room, options.palette, measure));

function draw(state: ViewedState, room: Room, palette: Palette, measure: MeasureText): PictureBody {
  const { knowledge, view, derived } = state;
  const { of, sorts, columns: chosen } = view.table;
  const sources = of === "sources" ? finished(citedSourceSteps(knowledge)) : null;
  const context: TableContext = { knowledge, derived, sources };
  const all = columnsOf(of, context);
  const { rows: inOrder } = rowsOf(of, knowledge, derived, sources);
  const sort = sorts[of];
  const by = all.find(({ id }) => id === sort?.by);
  const order =
    by === undefined || sort === undefined ? inOrder : finished(orderSteps(inOrder, by.key, sort.isDown, knowledge));
  const width = Math.round(room.width ?? WIDTH);
  const fits = room.height === undefined ? ROWS : Math.max(1, Math.floor((room.height - HEAD) / ROW));
  const rows = order.subarray(0, fits);
  const height = room.height ?? HEAD + ROW * Math.max(1, rows.length);
  const columns = fitColumns(shownColumns(all, chosen[of]), width);
  const marks: Mark[] = [];
  const looks = new Set<number>();
  const stances = new Set<number>();
  let left = 0;
  for (const { column, width: own } of columns) {
    const inner = own - 2 * PADDING;
    const cellText = (text: string, font: Font, y: number, fill: string, lead = 0): Mark => ({
      kind: "text",
      text: fitText(text, inner - lead, font, measure),
      font,
      x: column.isNumber ? left + own - PADDING : left + PADDING + lead,
      y: baselineAround(y, font.size),
      anchor: column.isNumber ? "end" : "start",
      fill,
    });
    marks.push(cellText(column.title, HEAD_FONT, HEAD / 2, palette.mute));
    for (const [at, row] of rows.entries()) {
      const y = HEAD + (at + 0.5) * ROW;
      const cell = column.cell(row);
      const sign = signOf(knowledge, cell, palette);
      if (sign !== null) marks.push(...moved(sign.marks, left + PADDING, y));
      const lead = sign === null ? 0 : sign.width + SIGN.gap;
      const font = column === columns[0]?.column ? FIRST_FONT : FONT;
      marks.push(
        cellText(cell.text ?? words.notStated(), font, y, cell.text === null ? palette.mute : palette.ink, lead),
      );
      if (cell.stance !== undefined) stances.add(cell.stance);
      if (cell.look !== undefined) looks.add(knowledge.familyLooks.indexOf(cell.look));
    }
    left += own;
  }
  for (let at = 0; at <= rows.length; at++) {
    const d = `M0 ${rounded(HEAD + at * ROW)}h${width}`;
    marks.push({ kind: "path", d, stroke: palette.rule, width: at === 0 ? 1.5 : 0.75 });
  }
  return {
    size: { width, height },
    layers: [{ id: "entities", marks }],
    legend: [
      ...(looks.size === 0 ? [] : [familyLegend(knowledge, looks, palette)]),
      ...(stances.size === 0 ? [] : [stanceLegend(knowledge, stances, palette)]),
    ],
    subject: words.subjectOfPicture({ table: of, count: inOrder.length }),
    notes: rows.length < inOrder.length ? [words.rows({ from: 1, to: rows.length, all: inOrder.length })] : [],
  };
}

/** As many columns as a width has room for, the first ones; what is left over is divided among them. */
function fitColumns(
  columns: readonly Column[],
  width: number,
): readonly { readonly column: Column; readonly width: number }[] {
  let count = columns.length;
  while (count > 1 && LEAST_COLUMN * count > width) count--;
  const shown = columns.slice(0, count);
  const wanted = shown.reduce((sum, column) => sum + column.width, 0);
  return shown.map((column) => ({ column, width: (column.width / wanted) * width }));
}

function signOf(
  knowledge: KnowledgeGraph,
  { look, stance }: Cell,
  palette: Palette,
): { readonly marks: readonly Mark[]; readonly width: number } | null {
  if (look !== undefined) return { marks: glyphMarks(look, palette), width: SIGN.glyph };
  if (stance === undefined) return null;
  const { pattern, isThin } = strokeOf(lookOfStance(knowledge, stance));
  const marks = sampleLineMarks(
    pattern,
    SIGN.line,
    isThin ? THIN_LINE : SIGN.width,
    isThin ? palette.mute : palette.ink,
  );
  return { marks, width: SIGN.line };
}

function glyphMarks({ hue, glyph, letter }: FamilyLook, { hues, paper }: Palette): readonly Mark[] {
  const at = { x: SIGN.glyph / 2, y: 0 };
  const radius = letter === null ? SIGN.radius : SIGN.glyph / 2;
  const disc: Mark = { kind: "path", d: glyphPath(glyph, radius), at, fill: hues[hue] };
  return letter === null ? [disc] : [disc, letterMark(letter, at, radius, paper)];
}
