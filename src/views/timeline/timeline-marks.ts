import { drawnStance, lookOfStance } from "../../derive/claim-words.ts";
import { lookOfEntity } from "../../derive/looks.ts";
import { sampleLineMarks } from "../../drawing/claim-line.ts";
import { contestedSign } from "../../drawing/contested-sign.ts";
import { THIN_LINE } from "../../drawing/edge-geometry.ts";
import { fitText } from "../../drawing/fit-text.ts";
import { glyphPath } from "../../drawing/glyph-shapes.ts";
import { moved } from "../../drawing/legend.ts";
import {
  baselineAround,
  circlePath,
  type Font,
  letterMark,
  type Mark,
  type MeasureText,
  type PathMark,
  rounded,
} from "../../drawing/marks.ts";
import type { Palette } from "../../drawing/palette.ts";
import type { Area } from "../../drawing/targets.ts";
import type { ViewedGraph } from "../../drawing/viewed-state.ts";
import { mix } from "../../lib/mix-colours.ts";
import { strokeOf } from "../../model/line-look.ts";
import { extentOf, type SpanExtent, type StatedSpan } from "./stated-span.ts";
import { LEAST, NAME, NAME_FONT, nameRoom, type PlacedItem, ROW, signRoom } from "./timeline-layout.ts";

/** A sign that a legend may have to explain. */
export type TimelineSign =
  | "point"
  | "within"
  | "lasting"
  | "range"
  | "approximate"
  | "uncertain"
  | "open"
  | "unknown"
  | "denied"
  | "contested"
  | "said"
  | "published"
  | "heap"
  | "event-heap"
  | "break"
  | "window";

/** What of a timeline has been drawn: what a legend has to explain. */
export interface SeenSigns {
  readonly signs: Set<TimelineSign>;
  readonly families: Set<number>;
  readonly stances: Set<number>;
}

/** Where an item is drawn, and what with. All in CSS pixels of the screen. */
export interface ItemScene {
  /** Where a day begins. */
  readonly xOf: (day: number) => number;
  readonly edges: readonly [left: number, right: number];
  /** Of the band. */
  readonly top: number;
  /** Of the screen. */
  readonly width: number;
  readonly palette: Palette;
  readonly measure: MeasureText;
  readonly seen: SeenSigns;
}

const SIGN_FONT: Font = { family: "sans", size: 11, weight: 640 };
const BAR = 14;
const GLYPH_RADIUS = 5;
/** Share of the hue of what an event certainly takes up, and of what it may take up. */
export const TINT = { core: 0.42, soft: 0.18 } as const;
const DATE_DASH = [3, 2.5] as const;
const DOTTED = [1, 3] as const;
const CLAIM_WIDTH = 1.6;
const CLAIM_INK = 0.82;
const JOINT_INK = 0.24;
/** Height and ink of what lies behind a claim that is true of some time within. */
const SOFT_BAND = 7;
const SOFT_INK = 0.1;
/** Scale of the sign of what is contested. */
const CONTESTED_SCALE = 0.72;
const FAINT = 0.28;
/** Longest line that is drawn beyond an edge of the screen, in CSS pixels: no renderer likes dashes without end. */
const MOST_BEYOND = 2_000;

/** Draws an item by itself. */
export function itemMarks(
  state: ViewedGraph,
  item: PlacedItem,
  scene: ItemScene,
): { readonly marks: readonly Mark[]; readonly area: Area } {
  const drawn = item.sort === "events" ? eventMarks(state, item, scene) : claimMarks(state, item, scene);
  const { derived } = state;
  const isFaint = (item.sort === "events" ? derived.entityDim : derived.claimDim)[item.number] === 1;
  return isFaint ? { ...drawn, marks: drawn.marks.map((mark) => ({ ...mark, opacity: FAINT })) } : drawn;
}

function eventMarks({ knowledge }: ViewedGraph, item: PlacedItem, scene: ItemScene) {
  const { palette, measure, seen, width } = scene;
  const { span, name } = item;
  const look = lookOfEntity(knowledge, item.number);
  const hue = palette.hues[look.hue];
  seen.families.add(knowledge.entityFamily[item.number] as number);
  const extent = extentOf(span, scene.xOf, scene.edges);
  const y = scene.top + (item.row + 0.5) * ROW.events;
  const glyphAt = (x: number): readonly Mark[] => [
    { kind: "path", d: circlePath(GLYPH_RADIUS + 2.5), at: { x, y }, fill: palette.paper, opacity: 0.7 },
    { kind: "path", d: glyphPath(look.glyph, GLYPH_RADIUS), at: { x, y }, fill: hue },
    ...(look.letter === null ? [] : [letterMark(look.letter, { x, y }, GLYPH_RADIUS, palette.paper)]),
  ];
  const text = item.isNamed ? fitText(name, nameRoom(width), NAME_FONT, measure) : "";
  const length = measure(text, NAME_FONT);
  const isPoint = extent.right - extent.left < LEAST.event;
  const middle = (extent.left + extent.right) / 2;
  const [left, right] = isPoint ? [middle - LEAST.event / 2, middle + LEAST.event / 2] : [extent.left, extent.right];
  const marks: Mark[] = [];
  if (isPoint) seen.signs.add("point");
  else marks.push(...barMarks(span, extent, y, hue, scene));
  const isInside = !isPoint && right - left >= length + NAME.inside + NAME.gap;
  // What begins before the screen has its name at the edge of that.
  const nameLeft = isInside
    ? Math.min(Math.max(left, 2) + NAME.inside, Math.max(left + NAME.inside, right - length - NAME.gap))
    : item.isNameLeft
      ? left - NAME.gap - length - signRoom(span)
      : right + NAME.gap;
  marks.push(
    ...glyphAt(isInside ? nameLeft - NAME.inside / 2 : glyphPlace(span, extent, middle)),
    ...dateSigns(span, left, y, scene),
    {
      kind: "text",
      text,
      font: NAME_FONT,
      x: nameLeft,
      y: baselineAround(y, NAME_FONT.size),
      anchor: "start",
      fill: palette.ink,
      ...(isInside ? {} : { halo: palette.paper }),
      whole: name,
    },
  );
  const from = Math.min(left, nameLeft);
  const to = Math.max(right, nameLeft + length);
  return { marks, area: boxBetween(from, to, y, BAR) };
}

/** Where the glyph of an event stands in its bar: in the part that is known, beside a question mark. */
function glyphPlace({ start, end }: StatedSpan, { left, right }: SpanExtent, middle: number): number {
  if (end === "unknown") return left + GLYPH_RADIUS + 1;
  return start === "unknown" ? right - GLYPH_RADIUS - 1 : middle;
}

function barMarks(span: StatedSpan, extent: SpanExtent, y: number, hue: string, scene: ItemScene): readonly Mark[] {
  const { palette, seen } = scene;
  const bar = (from: number, to: number, share: number): PathMark => ({
    kind: "path",
    d: boxPath(clamped(from, scene.width), clamped(to, scene.width), y - BAR / 2, BAR),
    fill: mix(hue, palette.paper, share),
  });
  const { left, right, core } = extent;
  const soft = bar(left, right, TINT.soft);
  if (span.isDate) {
    seen.signs.add("within");
    return [soft, { kind: "path", d: soft.d, stroke: hue, width: 1, dash: DATE_DASH }];
  }
  seen.signs.add("lasting");
  const marks: Mark[] = [soft];
  if (core !== null) marks.push(bar(core[0], Math.max(core[1], core[0] + 2), TINT.core));
  return [...marks, ...endMarks(span, extent, y, BAR / 2, hue, scene)];
}

/** Arrows where a span is open, dots and a question mark where an end is unknown. */
function endMarks(
  { start, end }: StatedSpan,
  { left, right }: SpanExtent,
  y: number,
  half: number,
  colour: string,
  { seen, palette }: ItemScene,
): readonly Mark[] {
  const marks: Mark[] = [];
  for (const [stated, x, out] of [
    [start, left, -1],
    [end, right, 1],
  ] as const) {
    if (stated === "open") {
      seen.signs.add("open");
      marks.push({
        kind: "path",
        d: `M0 ${-half - 1}L${out * (half + 1)} 0L0 ${half + 1}Z`,
        at: { x, y },
        fill: colour,
      });
    } else if (stated === "unknown") {
      seen.signs.add("unknown");
      marks.push(
        { kind: "path", d: `M${x} ${y - half}V${y + half}`, stroke: colour, width: 1.2, dash: DOTTED, isRound: true },
        { ...signText("?", x - out * 8, y, palette.ink), halo: palette.paper },
      );
    }
  }
  return marks;
}

function claimMarks({ knowledge, derived }: ViewedGraph, item: PlacedItem, scene: ItemScene) {
  const { palette, seen, width } = scene;
  const { number, span } = item;
  const stance = drawnStance(knowledge, derived, number);
  seen.stances.add(stance);
  const { pattern, isThin } = strokeOf(lookOfStance(knowledge, stance));
  const colour = isThin ? palette.mute : mix(palette.ink, palette.paper, CLAIM_INK);
  const extent = extentOf(span, scene.xOf, scene.edges);
  const y = scene.top + (item.row + 0.5) * ROW.claims;
  const isShort = extent.right - extent.left < LEAST.claim;
  const middle = (extent.left + extent.right) / 2;
  const [left, right] = isShort ? [middle - LEAST.claim / 2, middle + LEAST.claim / 2] : [extent.left, extent.right];
  const marks: Mark[] = [];
  if (!isShort && span.isDate) {
    seen.signs.add("within");
    const d = boxPath(clamped(left, width), clamped(right, width), y - SOFT_BAND / 2, SOFT_BAND);
    marks.push({ kind: "path", d, fill: mix(palette.ink, palette.paper, SOFT_INK) });
  }
  if (item.saying !== null) marks.push(...jointMarks(item.saying, right, y, scene));
  const from = clamped(left, width);
  const length = clamped(right, width) - from;
  marks.push(...moved(sampleLineMarks(pattern, length, isThin ? THIN_LINE : CLAIM_WIDTH, colour), from, y));
  if (!isShort && !span.isDate) {
    seen.signs.add("range");
    marks.push({ kind: "path", d: capsPath(span, left, right, y), stroke: colour, width: 1 });
  }
  marks.push(...endMarks(span, { left, right, core: null }, y, 3, colour, scene), ...dateSigns(span, left, y, scene));
  if ((derived.claimPolarity[number] as number) > 0) {
    seen.signs.add("denied");
    marks.push({ kind: "path", d: `M${rounded(middle)} ${y - 5}v10`, stroke: colour, width: 2 });
  }
  if (item.isContested) {
    seen.signs.add("contested");
    marks.push(...moved(contestedSign(palette, palette.ink, CONTESTED_SCALE), right + NAME.sign / 2, y));
  }
  return { marks, area: boxBetween(left, right + (item.isContested ? NAME.sign : 0), y, ROW.claims - 1) };
}

/** The line from when it was to when it was said, and a ring there. */
function jointMarks(
  { saying, span }: NonNullable<PlacedItem["saying"]>,
  from: number,
  y: number,
  { xOf, edges, width, palette, seen }: ItemScene,
): readonly Mark[] {
  const { left, right } = extentOf(span, xOf, edges);
  const x = (left + right) / 2;
  const [start, end] = [clamped(from, width), clamped(x, width)];
  seen.signs.add(saying.isPublication ? "published" : "said");
  return [
    {
      kind: "path",
      d: `M${rounded(start)} ${y}H${rounded(end)}`,
      stroke: mix(palette.ink, palette.paper, JOINT_INK),
      width: 0.75,
    },
    ...sayingSign(saying.isPublication, { x, y }, palette),
  ];
}

/** A ring where a source was published, a disc where it is stated when something was said. */
export function sayingSign(
  isPublication: boolean,
  at: { readonly x: number; readonly y: number },
  { ink, paper }: Palette,
): readonly Mark[] {
  const d = circlePath(2.3);
  return [{ kind: "path", d, at, fill: isPublication ? paper : ink, stroke: ink, width: 1 }];
}

/** Signs before a date that is about right, or doubted. */
function dateSigns(span: StatedSpan, left: number, y: number, { palette, seen }: ItemScene): readonly Mark[] {
  if (span.isApproximate) seen.signs.add("approximate");
  if (span.isUncertain) seen.signs.add("uncertain");
  const text = `${span.isApproximate ? "~" : ""}${span.isUncertain ? "(?)" : ""}`;
  return text === "" ? [] : [{ ...signText(text, left - 2, y, palette.mute), anchor: "end", halo: palette.paper }];
}

function signText(text: string, x: number, y: number, fill: string) {
  const at = { x: rounded(x), y: baselineAround(y, SIGN_FONT.size) };
  return { kind: "text", text, font: SIGN_FONT, ...at, anchor: "middle", fill } as const;
}

/** Short strokes at the ends of a length of time that are known. */
function capsPath({ start, end }: StatedSpan, left: number, right: number, y: number): string {
  const cap = (x: number) => `M${rounded(x)} ${y - 3}v6`;
  return `${typeof start === "string" ? "" : cap(left)}${typeof end === "string" ? "" : cap(right)}` || "M0 0";
}

/** Path data of a box. */
export function boxPath(left: number, right: number, top: number, height: number): string {
  const [x, y, across, down] = [left, top, right - left, height].map(rounded);
  return `M${x} ${y}h${across}v${down}h${-(across as number)}Z`;
}

function boxBetween(left: number, right: number, y: number, height: number): Area {
  return { kind: "box", left, top: y - height / 2, width: right - left, height };
}

function clamped(x: number, width: number): number {
  return Math.min(width + MOST_BEYOND, Math.max(-MOST_BEYOND, x));
}
