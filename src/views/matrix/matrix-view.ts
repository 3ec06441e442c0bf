import { stanceInWords } from "../../derive/claim-words.ts";
import { type Drawable, type DrawnViewKind, pictureOfDrawn } from "../../drawing/drawn.ts";
import { fitText } from "../../drawing/fit-text.ts";
import type { LegendEntry, LegendGroup } from "../../drawing/legend-entry.ts";
import { baselineAround, type Font, type Mark, type MeasureText, rounded } from "../../drawing/marks.ts";
import type { Palette } from "../../drawing/palette.ts";
import type { Sight } from "../../drawing/sight.ts";
import type { Size } from "../../drawing/size.ts";
import type { Target } from "../../drawing/targets.ts";
import type { ViewedState } from "../../drawing/viewed-state.ts";
import { mix } from "../../lib/mix-colours.ts";
import { matrixWords as words } from "../../words/en/matrix.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { listText, numberText } from "../../words/numbers.ts";
import { type Matrix, type MatrixCell, MOST_FOR_COMMUNITIES, matrixOf } from "./matrix.ts";

const NAME_FONT: Font = { family: "sans", size: 12, weight: 430 };
/** Least size of a name: where rows are lower, none is written. */
const LEAST_NAME = 8.5;
const COUNT_FONT: Font = { family: "sans", size: 11.5, weight: 560 };
/** Room for the names of rows, and of columns, in CSS pixels, at the most; and between them and the cells. */
const NAMES = { most: 190, share: 0.28, gap: 8 } as const;
const MARGIN = 18;
/** Side of the square of cells in a picture, in CSS pixels, while it is large enough. */
const FRAME_SIDE = 720;
/** Least and greatest side of a cell at magnification 1. */
const CELL = { least: 3, most: 46 } as const;
/** Side of a cell in a picture, at the least: names can be read. */
const IN_PICTURE = 13;
/** Least side of a cell in which a number is written. */
const COUNTED = 22;
/** How much ink the fullest cell and the emptiest have; and the emptiest where no number is written. */
const INK = { most: 0.92, least: 0.12, leastUncounted: 0.4 } as const;
/** From this share of ink on, a number is written in the colour of the paper. */
const DARK = 0.5;
/** Ink of the firmest and of the least firm certainty, where cells show these. */
const FIRMNESS = { first: 0.9, last: 0.18 } as const;

/** Groups of entities by groups of entities, with the claims from one to the other. */
export const matrixKind: DrawnViewKind = { id: "matrix", zoomable: "both", prepare };

/** Pictures of the matrix. */
export const pictureOfMatrix = pictureOfDrawn(matrixKind);

function prepare(state: ViewedState): Drawable {
  const matrix = matrixOf(state);
  const { cells, groups } = matrix;
  const most = cells.reduce((greatest, { claims }) => Math.max(greatest, claims.length), 0);
  return {
    whole: (screen) => screen,
    natural: naturalSize(groups.length),
    draw: (sight, palette, measure) => draw(state, matrix, most, sight, palette, measure),
    legend: (palette) => legendOf(state, matrix, most, palette),
    subject: words.subject({ rows: groups.length, claims: matrix.claims }),
    notes: notesOf(matrix),
    nothing: cells.length === 0 ? words.nothing() : null,
  };
}

function draw(
  state: ViewedState,
  { groups, cells }: Matrix,
  most: number,
  sight: Sight,
  palette: Palette,
  measure: MeasureText,
): { readonly marks: readonly Mark[]; readonly targets: readonly Target[] } {
  if (cells.length === 0) return { marks: [], targets: [] };
  const { width, height, magnification, whole } = sight;
  const longest = Math.max(...groups.map(({ name }) => measure(name, NAME_FONT)));
  const names = Math.min(NAMES.most, NAMES.share * Math.min(width, height), NAMES.gap + longest);
  const corner = MARGIN + names;
  const room = Math.min(whole.width, whole.height) - corner - MARGIN;
  const side = Math.min(CELL.most, Math.max(CELL.least, room / groups.length)) * magnification;
  const { x: left, y: top } = sight.toScreen({ x: corner, y: corner });
  const gap = side > 8 ? 1 : 0;
  const marks: Mark[] = [];
  const targets: Target[] = [];
  for (const cell of cells) {
    const [x, y] = [left + cell.column * side, top + cell.row * side];
    const area = { kind: "box", left: x, top: y, width: side - gap, height: side - gap } as const;
    targets.push({ entities: [], claims: cell.claims, area, words: () => cellInWords(state, groups, cell) });
    if (x + side > corner && y + side > corner && x < width && y < height)
      marks.push(...cellMarks(state, cell, most, { x, y, side: side - gap }, palette));
  }
  // The names keep their places at the edges, and the cells go beneath them.
  const length = groups.length * side;
  marks.push({
    kind: "path",
    d: `M${rounded(left - 0.5)} ${rounded(top - 0.5)}h${rounded(length)}v${rounded(length)}h${rounded(-length)}Z`,
    stroke: palette.rule,
  });
  if (magnification > 1)
    marks.push({ kind: "path", d: `M0 0H${width}V${corner}H${corner}V${height}H0Z`, fill: palette.paper });
  const font = { ...NAME_FONT, size: Math.min(NAME_FONT.size, rounded(0.95 * side)) };
  if (font.size < LEAST_NAME) return { marks, targets };
  for (const [at, { name }] of groups.entries()) {
    const middle = { x: left + (at + 0.5) * side, y: top + (at + 0.5) * side };
    const text = fitText(name, names - NAMES.gap, font, measure);
    const style = { kind: "text", text, font, fill: palette.ink, whole: name } as const;
    const end = corner - NAMES.gap;
    if (middle.y >= corner && middle.y < height)
      marks.push({ ...style, x: end, y: baselineAround(middle.y, font.size), anchor: "end" });
    if (middle.x >= corner && middle.x < width)
      marks.push({ ...style, x: baselineAround(middle.x, font.size), y: end, anchor: "start", turn: -90 });
  }
  return { marks, targets };
}

function cellMarks(
  { knowledge, view }: ViewedState,
  { claims, stances }: MatrixCell,
  most: number,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
  palette: Palette,
): readonly Mark[] {
  const box = (top: number, high: number, fill: string): Mark => {
    const [across, down, length] = [rounded(x), rounded(top), rounded(side)];
    return { kind: "path", d: `M${across} ${down}h${length}v${rounded(high)}h${-length}Z`, fill };
  };
  const marks: Mark[] = [];
  const ink = inkOf(claims.length, most, side);
  if (view.matrix.cells === "claims") marks.push(box(y, side, mix(palette.hues.blue, palette.paper, ink)));
  else {
    let top = y;
    const count = knowledge.dataset.vocabulary.stances.length;
    for (const [stance, part] of [...stances].sort(([a], [b]) => a - b)) {
      const high = (part / claims.length) * side;
      marks.push(box(top, high, mix(palette.hues.blue, palette.paper, firmnessInk(stance, count))));
      top += high;
    }
  }
  if (side < COUNTED) return marks;
  const firstInk = view.matrix.cells === "claims" ? ink : 0;
  const isDark = firstInk > DARK;
  marks.push({
    kind: "text",
    text: numberText(claims.length),
    font: COUNT_FONT,
    x: x + side / 2,
    y: baselineAround(y + side / 2, COUNT_FONT.size),
    anchor: "middle",
    fill: isDark ? palette.paper : palette.ink,
    ...(view.matrix.cells === "claims" ? {} : { halo: palette.paper }),
  });
  return marks;
}

/** The root lets small numbers be told apart where one is very large. */
function inkOf(claims: number, most: number, side: number = CELL.most): number {
  const least = side < COUNTED ? INK.leastUncounted : INK.least;
  return most <= 1 ? INK.most / 2 : least + (INK.most - least) * Math.sqrt((claims - 1) / (most - 1));
}

function naturalSize(rows: number): Size {
  const side = Math.min(CELL.most, Math.max(IN_PICTURE, FRAME_SIDE / Math.max(1, rows)));
  const length = Math.ceil(rows * side + NAMES.most + 2 * MARGIN);
  return { width: length, height: length };
}

/** @param count of certainties in the vocabulary; what comes after them has none stated. */
function firmnessInk(stance: number, count: number): number {
  const share = count <= 1 ? 0 : Math.min(stance, count) / count;
  return FIRMNESS.first + (FIRMNESS.last - FIRMNESS.first) * share;
}

function cellInWords({ knowledge, view }: ViewedState, groups: Matrix["groups"], cell: MatrixCell): Words {
  const [from = "", to = ""] = [groups[cell.row]?.name, groups[cell.column]?.name];
  const claims = cell.claims.length;
  if (view.matrix.cells === "claims" && cell.stances.size < 2) return words.cell({ from, to, claims });
  const parts = [...cell.stances]
    .sort(([a], [b]) => a - b)
    .map(([stance, count]) => words.part({ count, certainty: stanceInWords(knowledge, stance) }));
  return words.cellParts({ from, to, claims, parts: listText(parts) });
}

function legendOf(
  { knowledge, view }: ViewedState,
  { cells }: Matrix,
  most: number,
  palette: Palette,
): readonly LegendGroup[] {
  const sample = (ink: number): readonly Mark[] => [
    { kind: "path", d: "M0 -6h12v12h-12Z", fill: mix(palette.hues.blue, palette.paper, ink) },
  ];
  const entry = (label: Words, ink: number): LegendEntry => ({ label, width: 12, sign: sample(ink) });
  if (view.matrix.cells === "claims") {
    const values = [...new Set([1, Math.max(1, Math.round(most / 2)), most])].filter((value) => value > 0);
    return [{ title: words.scale(), entries: values.map((value) => entry(numberText(value), inkOf(value, most))) }];
  }
  const stances = new Set(cells.flatMap((cell) => [...cell.stances.keys()]));
  const count = knowledge.dataset.vocabulary.stances.length;
  const entries = [...stances]
    .sort((a, b) => a - b)
    .map((stance) => entry(verbatim(stanceInWords(knowledge, stance)), firmnessInk(stance, count)));
  return [{ title: words.certainty(), entries }];
}

function notesOf({ values, undirected, leftOut, groups, claims, areTooMany }: Matrix): readonly Words[] {
  return [
    ...(areTooMany ? [words.tooMany({ most: MOST_FOR_COMMUNITIES, claims })] : []),
    ...(leftOut === null ? [] : [words.most({ shown: groups.length, all: leftOut.entities, claims: leftOut.claims })]),
    ...(undirected === 0 ? [] : [words.without({ count: undirected })]),
    ...(values === 0 ? [] : [words.values({ count: values })]),
  ];
}
