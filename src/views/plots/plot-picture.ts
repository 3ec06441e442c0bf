import { fitText } from "../../drawing/fit-text.ts";
import type { LegendEntry } from "../../drawing/legend-entry.ts";
import { baselineAround, type Font, type Mark, type MeasureText, rounded } from "../../drawing/marks.ts";
import type { Palette } from "../../drawing/palette.ts";
import {
  composePicture,
  type Picture,
  type PictureBody,
  type PictureOptions,
  type Room,
} from "../../drawing/picture.ts";
import type { ViewedGraph } from "../../drawing/viewed-state.ts";
import {
  type BarFill,
  BREAK_AT,
  breakAcross,
  countOf,
  LINE_SHARE,
  LINES_AT,
  longestOf,
  piecesOf,
} from "../../lib/bars.ts";
import type { Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { plotWords as words } from "../../words/en/plots.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { numberText } from "../../words/numbers.ts";
import { type Plot, type PlotBar, restInWords, shownIn, usedParts } from "./plot.ts";
import { ticksOf } from "./ticks.ts";

/** Width of a plot where nobody gives another, and the height of one on an axis, in CSS pixels. */
const WIDTH = 720;
const HEIGHT = 300;
const LABEL: Font = { family: "sans", size: 11, weight: 430 };
const HEAD: Font = { family: "sans", size: 11, weight: 640 };
/** A row, the bar in it, and what is kept free above and below all. */
const ROW = 19;
const THICKNESS = 12;
const EDGE = 12;
/** Rows of a picture: of more, the rest is counted. */
const MOST_ROWS = 60;
/** Room for the numbers at the left of an axis, for a bar that is apart, and for the words under the bars. */
const LEFT = 44;
const APART = { gap: 18, width: 22 };
const BELOW = 34;
/** Lines across, at the most. */
const MOST_LINES = 4;
const SIGN = 30;

/** What a bar is drawn with, apart from where. */
interface Ink {
  readonly palette: Palette;
  readonly measure: MeasureText;
}

/**
 * A picture of a plot, as there are of views: with title, legend and source line, which says what was counted of what view.
 * @param context what was counted.
 * @param options its title is by default that of the plot, its caption that of the dataset; nothing is cropped.
 * @returns the picture, or why there is nothing to draw.
 */
export function pictureOfPlot(
  plot: Plot,
  context: ViewedGraph,
  options: PictureOptions,
  measure: MeasureText,
): Result<Picture, Issue> {
  const { dataset } = context.knowledge.dataset;
  const titled = { ...options, title: options.title ?? plot.title, caption: options.caption ?? dataset.title };
  return composePicture(context, titled, measure, (_, room): PictureBody => {
    const ink = { palette: options.palette, measure };
    const { marks, height } = plot.shape === "rows" ? rowMarks(plot, room, ink) : columnMarks(plot, room, ink);
    const used = usedParts(plot);
    return {
      size: { width: room.width ?? WIDTH, height },
      layers: [{ id: "entities", marks }],
      legend: used.length > 1 ? [{ title: words.bars(), entries: used.map((part) => signOf(part, ink)) }] : [],
      subject: words.subject({ title: plot.title }),
      details: [...plot.bars, ...plot.apart].slice(0, MOST_ROWS).map(({ name }) => verbatim(`${name}.`)),
      notes: [plot.means, ...(plot.shape === "rows" ? restInWords(plot, MOST_ROWS) : [])],
    };
  });
}

function columnMarks(
  { bars, apart, parts, shape, of, nothing }: Plot,
  room: Room,
  { palette, measure }: Ink,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const width = room.width ?? WIDTH;
  const height = room.height ?? HEIGHT;
  if (bars.length === 0) {
    const middle = { x: width / 2, y: 40, anchor: "middle", fill: palette.mute } as const;
    return { marks: [{ kind: "text", text: nothing ?? "", font: LABEL, ...middle }], height: 64 };
  }
  const [top, base] = [EDGE + 26, height - BELOW];
  const right = width - apart.length * (APART.gap + APART.width) - 6;
  // What is apart may be far more than all the others: it is then broken, and the others are seen.
  const longest = longestOf(bars);
  const isPoints = shape === "points";
  const y = (share: number) => base - share * (base - top);
  const marks: Mark[] = [
    text(words.axisOf({ of }), 0, EDGE + 8, HEAD, palette.mute),
    path(`M${LEFT} ${rounded(base + 0.5)}H${rounded(right)}`, { stroke: palette.mute }),
  ];
  const first = countOf(bars[0] as PlotBar);
  for (const count of isPoints ? powersTo(first) : roundLines(longest)) {
    const at = rounded(y(isPoints ? (first === 1 ? 1 : Math.log(count) / Math.log(first)) : count / longest)) + 0.5;
    marks.push(
      path(`M${LEFT} ${at}H${rounded(right)}`, { stroke: palette.rule }),
      text(numberText(count), LEFT - 6, baselineAround(at, LABEL.size), LABEL, palette.mute, "end"),
    );
  }
  const slot = (right - LEFT) / bars.length;
  const pens = parts.map(({ fill }) => fill);
  const centre = (bar: PlotBar, at: number) =>
    bar.point === undefined ? LEFT + (at + 0.5) * slot : LEFT + 8 + bar.point.across * (right - LEFT - 16);
  if (isPoints) marks.push(...pointMarks(bars, centre, y, palette));
  else
    for (const [at, bar] of bars.entries())
      marks.push(...columnOf(bar, { left: LEFT + (at + 0.07) * slot, width: 0.86 * slot, y, longest, pens }, palette));
  const [begin, end] = isPoints ? [LEFT + 8, right - 8] : [LEFT, right];
  for (const { at, text: label } of ticksOf(bars, end - begin, (label) => measure(label, LABEL)))
    marks.push(text(label, begin + at * (end - begin), base + 15, LABEL, palette.ink, "middle"));
  for (const [at, bar] of apart.entries()) {
    const left = right + APART.gap + at * (APART.gap + APART.width);
    marks.push(
      ...columnOf(bar, { left, width: APART.width, y, longest: Math.max(longest, countOf(bar)), pens }, palette),
      ...(countOf(bar) > longest
        ? [path(breakAcross(left, APART.width, y(BREAK_AT)), { stroke: palette.paper, width: 3 })]
        : []),
      path(`M${rounded(left - 3)} ${rounded(base + 0.5)}H${rounded(left + APART.width + 3)}`, { stroke: palette.mute }),
      text(bar.name, width, base + 15 + 14 * (at + 1), LABEL, palette.ink, "end"),
    );
  }
  return { marks, height };
}

function pointMarks(
  bars: readonly PlotBar[],
  centre: (bar: PlotBar, at: number) => number,
  y: (share: number) => number,
  { ink, mute }: Palette,
): readonly Mark[] {
  const places = bars.map((bar, at) => ({ x: rounded(centre(bar, at)), y: rounded(y(bar.point?.up ?? 0)) }));
  const steps = places.slice(1).map(({ x, y }, at) => {
    const last = places[at] as (typeof places)[number];
    return `M${last.x} ${last.y}H${x}V${y}`;
  });
  return [
    path(steps.join(""), { stroke: mute }),
    ...places.map(({ x, y }): Mark => path("M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z", { fill: ink, at: { x, y } })),
  ];
}

interface Column {
  readonly left: number;
  readonly width: number;
  readonly longest: number;
  readonly y: (share: number) => number;
  readonly pens: readonly BarFill[];
}

function columnOf(bar: PlotBar, { left, width, longest, y, pens }: Column, palette: Palette): readonly Mark[] {
  return piecesOf(bar, longest).flatMap(({ part, from, to }) => {
    const upper = Math.min(y(to), y(from) - 1);
    return pieceMarks(pens[part] ?? "full", { left, top: upper, width, height: y(from) - upper }, palette);
  });
}

function rowMarks(
  plot: Plot,
  room: Room,
  { palette, measure }: Ink,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const width = room.width ?? WIDTH;
  const rows = [...plot.bars.slice(0, MOST_ROWS), ...plot.apart];
  // A little more than measured, for another face that may take the place of ours.
  const names = Math.min(0.36 * width, 1.08 * Math.max(...rows.map(({ label }) => measure(label, LABEL)), 40));
  const numbers = Math.max(...rows.map((bar) => measure(numberText(shownIn(plot, bar)), LABEL)), 12);
  const [left, right] = [names + 12, width - numbers - 8];
  const longest = longestOf(rows);
  const marks: Mark[] = [];
  let y = EDGE;
  let group: Words | undefined;
  for (const [at, bar] of rows.entries()) {
    if (bar.group !== undefined && bar.group !== group) {
      marks.push(text(fitText(bar.group, width, HEAD, measure), 0, y + 14, HEAD, palette.mute));
      y += ROW + 4;
    }
    group = bar.group;
    // What is not stated stands apart.
    if (at === rows.length - plot.apart.length && at > 0) y += 8;
    const middle = y + ROW / 2;
    marks.push(
      text(
        fitText(bar.label, names, LABEL, measure),
        names,
        baselineAround(middle, LABEL.size),
        LABEL,
        palette.ink,
        "end",
      ),
      text(numberText(shownIn(plot, bar)), right + 8, baselineAround(middle, LABEL.size), LABEL, palette.ink),
    );
    for (const { part, from, to } of piecesOf(bar, plot.isInShares ? countOf(bar) : longest)) {
      const [start, end] = [left + from * (right - left), left + to * (right - left)];
      const box = { left: start, top: middle - THICKNESS / 2, width: Math.max(end - start, 1), height: THICKNESS };
      marks.push(...pieceMarks(plot.parts[part]?.fill ?? "full", box, palette));
    }
    y += ROW;
  }
  return { marks, height: y + EDGE };
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Lines run along a row; in a column, which nothing splits by them, there are none. */
function pieceMarks(fill: BarFill, { left, top, width, height }: Rectangle, { ink, mute }: Palette): readonly Mark[] {
  const inset = fill === "full" ? 0 : 0.5;
  const [w, h] = [Math.max(width - 2 * inset, 0.5), Math.max(height - 2 * inset, 0.5)].map(rounded) as [number, number];
  const d = `M${rounded(left + inset)} ${rounded(top + inset)}h${w}v${h}h${-w}Z`;
  if (fill === "full") return [path(d, { fill: ink })];
  if (fill === "hollow") return [path(d, { stroke: mute })];
  const stroke = fill.isFaint ? mute : ink;
  const dash = fill.dash.length === 0 ? {} : { dash: fill.dash };
  return [
    ...LINES_AT.map((at) =>
      path(`M${rounded(left)} ${rounded(top + at * height)}h${rounded(width)}`, {
        stroke,
        width: LINE_SHARE * height,
        isRound: fill.isRound,
        ...dash,
      }),
    ),
    path(d, { stroke, width: 0.75 }),
  ];
}

function signOf({ label, fill }: Plot["parts"][number], { palette }: Ink): LegendEntry {
  const box = { left: 0, top: -THICKNESS / 2, width: SIGN, height: THICKNESS };
  return { label, width: SIGN, sign: pieceMarks(fill, box, palette) };
}

function text(
  text: string,
  x: number,
  y: number,
  font: Font,
  fill: string,
  anchor: "start" | "middle" | "end" = "start",
): Mark {
  return { kind: "text", text, font, x, y, anchor, fill };
}

function path(d: string, look: Omit<Extract<Mark, { readonly kind: "path" }>, "kind" | "d">): Mark {
  return { kind: "path", d, ...look };
}

/** Round counts up to a greatest one, for lines across. */
function roundLines(most: number): readonly number[] {
  const rough = most / MOST_LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((round) => round * power).find((each) => each >= rough) ?? rough);
  return Array.from({ length: Math.floor(most / step) }, (_, at) => (at + 1) * step);
}

function powersTo(most: number): readonly number[] {
  return Array.from({ length: Math.floor(Math.log10(most) + 1e-9) + 1 }, (_, power) => 10 ** power);
}
