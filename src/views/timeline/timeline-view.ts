import { claimInWords, stanceInWords } from "../../derive/claim-words.ts";
import { labelLegend } from "../../drawing/after-name.ts";
import { type Drawable, type Drawn, type DrawnViewKind, pictureOfDrawn } from "../../drawing/drawn.ts";
import { fitText } from "../../drawing/fit-text.ts";
import { baselineAround, type Font, type Mark, type MeasureText, rounded } from "../../drawing/marks.ts";
import type { Palette } from "../../drawing/palette.ts";
import type { Sight } from "../../drawing/sight.ts";
import type { Target } from "../../drawing/targets.ts";
import type { ViewedGraph, ViewedState } from "../../drawing/viewed-state.ts";
import { mix } from "../../lib/mix-colours.ts";
import { claimsAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { describeWhen, firstDayOf, lastDayOf } from "../../model/when.ts";
import { timelineViewWords as words } from "../../words/en/timeline-view.ts";
import type { Words } from "../../words/message.ts";
import { listText, numberText } from "../../words/numbers.ts";
import { leadingRow, sayingAt } from "./dated.ts";
import { type Heap, heapsIn, positionsIn, stancesOf } from "./heaps.ts";
import {
  type AxisTick,
  axisTicks,
  boundText,
  type CalendarStep,
  dayAtX,
  stepOfWidth,
  type TimeAxis,
  xOfDay,
} from "./time-axis.ts";
import { type Timeline, timelineOf } from "./timeline.ts";
import {
  AXIS_HEIGHT,
  edgesOf,
  type KnownItems,
  layOut,
  type PlacedBand,
  type PlacedItem,
  placeInSight,
  type TimelineLayout,
} from "./timeline-layout.ts";
import { timelineLegend } from "./timeline-legend.ts";
import { boxPath, type ItemScene, itemMarks, type SeenSigns } from "./timeline-marks.ts";

const LANE_FONT: Font = { family: "sans", size: 11.5, weight: 640 };
const TICK_FONT: Font = { family: "sans", size: 11, weight: 480 };
const COUNT_FONT: Font = { family: "sans", size: 11, weight: 560 };
/** Room that the label of a tick needs, in CSS pixels: a year before 1000 has its era. */
const TICK_ROOM = { year: 62, month: 112, day: 126 } as const;
const TICK_GAP = 10;
/** Least width of a heap, what it keeps clear of the next, and room for the number above it. */
const HEAP = { width: 16, gap: 2, head: 14 } as const;
const BREAK_TINT = 0.32;
const GRID_TINT = 0.6;
const WINDOW_TINT = 0.1;
/** Share of ink of the firmest claims of a heap, and of the least firm. */
const FIRMNESS = { first: 0.62, last: 0.14 } as const;
const PAST_EDGE = 60;

/** Events and dated claims in lanes, along an axis of time. */
export const timelineKind: DrawnViewKind = { id: "timeline", zoomable: "across", prepare };

/** Pictures of the timeline. */
export const pictureOfTimeline = pictureOfDrawn(timelineKind);

function prepare(state: ViewedState): Drawable {
  const timeline = timelineOf(state);
  const known: KnownItems = new Map();
  let layout: { readonly width: number; readonly of: TimelineLayout | null } | null = null;
  const layoutOf = (width: number): TimelineLayout | null => {
    if (layout?.width !== width) layout = { width, of: layOut(state, timeline, width, known) };
    return layout.of;
  };
  let seen = nothingSeen();
  const items = timeline.lanes.reduce((sum, { events, claims }) => sum + events.items.length + claims.items.length, 0);
  return {
    whole: ({ width, height }) => ({ width, height: Math.max(height, layoutOf(width)?.height ?? 0) }),
    draw: (sight, palette, measure) => {
      seen = nothingSeen();
      const placed = layoutOf(sight.whole.width);
      if (placed === null) return { marks: [], targets: [] };
      return draw(state, placed, known, sight, palette, measure, seen);
    },
    legend: (palette) => [...labelLegend(state, palette), ...timelineLegend(state.knowledge, seen, palette)],
    subject: subjectOf(timeline),
    notes: notesOf(state, timeline),
    nothing: items > 0 ? null : nothingOf(state, timeline),
  };
}

/** What a timeline says beside itself: what is not on its axis. */
export function notesOf({ view }: Pick<ViewedGraph, "view">, { counts, range }: Timeline): readonly Words[] {
  if (range === null) return [];
  const { undatedClaims: claims, undatedEntities: entities } = counts;
  if (view.timeline.time === "saying")
    return [words.publication(), ...(claims === 0 ? [] : [words.unsaid({ claims })])];
  const both = claims > 0 && entities > 0 ? "yes" : "no";
  return claims + entities === 0 ? [] : [words.undated({ claims, entities, both, sum: claims + entities })];
}

function subjectOf({ lanes }: Timeline): Words {
  const count = (sort: "events" | "claims") => lanes.reduce((sum, lane) => sum + lane[sort].items.length, 0);
  return words.subject({ lanes: lanes.length, events: count("events"), claims: count("claims") });
}

function nothingOf({ knowledge }: ViewedState, { range }: Timeline): Words {
  return range === null ? words.noneDated({ claims: knowledge.claimCount }) : words.noneShown();
}

function nothingSeen(): SeenSigns {
  return { signs: new Set(), families: new Set(), stances: new Set() };
}

function draw(
  state: ViewedState,
  { axis, lanes }: TimelineLayout,
  known: KnownItems,
  sight: Sight,
  palette: Palette,
  measure: MeasureText,
  seen: SeenSigns,
): Drawn {
  const { width, height } = sight;
  const toScreen = (x: number) => sight.toScreen({ x, y: 0 }).x;
  const xOf = (day: number) => toScreen(xOfDay(axis, day));
  const [first, last] = edgesOf(axis);
  const edges = [toScreen(first), toScreen(last)] as const;
  const [from, to] = [sight.toDrawing({ x: 0, y: 0 }).x, sight.toDrawing({ x: width, y: 0 }).x];
  const ticks = axisTicks(axis, from, to, tickStep(axis, sight.magnification));
  const marks: Mark[] = [
    ...groundMarks(state, axis, xOf, sight, palette, seen),
    ...ticks.map(
      ({ x }): Mark => ({
        kind: "path",
        d: `M${rounded(toScreen(x))} ${AXIS_HEIGHT}V${height}`,
        stroke: mix(palette.rule, palette.paper, GRID_TINT),
      }),
    ),
  ];
  const targets: Target[] = [];
  const perDay = axis.perDay * sight.magnification;
  const heapStep = stepOfWidth(perDay, () => HEAP.width);
  for (const { lane, top: laneTop, height: laneHeight, bands } of lanes) {
    const top = sight.toScreen({ x: 0, y: laneTop }).y;
    // Keys reach one screen further.
    if (top + laneHeight < -height || top > 2 * height) continue;
    const isInSight = top + laneHeight > AXIS_HEIGHT && top < height;
    if (isInSight) marks.push({ kind: "path", d: `M0 ${rounded(top)}H${width}`, stroke: palette.rule });
    for (const band of bands) {
      const scene: ItemScene = {
        xOf,
        edges,
        top: sight.toScreen({ x: 0, y: band.top }).y,
        width,
        palette,
        measure,
        // What is not in sight needs no explanation.
        seen: isInSight ? seen : nothingSeen(),
      };
      const single = band.items ?? inSight(state, band, known, axis, sight, xOf, edges);
      if (single === null) {
        if (isInSight) heapBand(state, band, axis, sight, heapStep, scene, marks, targets);
        continue;
      }
      for (const item of single) {
        const { marks: own, area } = itemMarks(state, item, scene);
        targets.push(targetOf(state, item, area));
        const isDrawn = area.kind === "box" && area.left + area.width > -PAST_EDGE && area.left < width + PAST_EDGE;
        if (isInSight && (isDrawn || item.saying !== null)) marks.push(...own);
      }
    }
    if (!isInSight) continue;
    const count = lane.events.items.length + lane.claims.items.length;
    const text = words.lane({ name: lane.name, count });
    marks.push({
      kind: "text",
      text: fitText(text, width - 24, LANE_FONT, measure),
      font: LANE_FONT,
      x: 12,
      y: baselineAround(top + 13, LANE_FONT.size),
      anchor: "start",
      fill: palette.mute,
      halo: palette.paper,
      whole: text,
    });
  }
  marks.push(...axisMarks(state, axis, ticks, sight, palette, measure));
  return { marks, targets };
}

/** Those of a band of heaps that begin in sight, where they can be drawn one by one. */
function inSight(
  state: ViewedState,
  band: PlacedBand,
  known: KnownItems,
  axis: TimeAxis,
  sight: Sight,
  xOf: (day: number) => number,
  edges: readonly [number, number],
): readonly PlacedItem[] | null {
  const [from, to] = positionsIn(band.band, ...daysInSight(axis, sight, 0));
  return placeInSight(state, band, known, [from, to], xOf, edges, sight.width);
}

/** First day in sight, and the first after it. @param beyond how many screens more on either side. */
function daysInSight(axis: TimeAxis, sight: Sight, beyond: number): readonly [from: number, to: number] {
  const dayAt = (x: number) => dayAtX(axis, sight.toDrawing({ x, y: 0 }).x);
  return [Math.floor(dayAt(-beyond * sight.width)), Math.ceil(dayAt((1 + beyond) * sight.width)) + 1];
}

/** Time that is left out, and the range that filters. */
function groundMarks(
  { view }: Pick<ViewedGraph, "view">,
  axis: TimeAxis,
  xOf: (day: number) => number,
  { width, height }: Sight,
  palette: Palette,
  { signs }: SeenSigns,
): readonly Mark[] {
  const marks: Mark[] = [];
  const { from, to } = view.time;
  if (from !== null || to !== null) {
    const left = from === null ? 0 : Math.max(0, xOf(firstDayOf(from)));
    const right = to === null ? width : Math.min(width, xOf(lastDayOf(to) + 1));
    if (right > left) {
      signs.add("window");
      marks.push({
        kind: "path",
        d: boxPath(left, right, 0, height),
        fill: mix(palette.accent, palette.paper, WINDOW_TINT),
      });
    }
  }
  for (const piece of axis.pieces) {
    if (!piece.isBreak) continue;
    const [left, right] = [xOf(piece.from), xOf(piece.to)];
    if (right < 0 || left > width) continue;
    signs.add("break");
    const middle = (left + right) / 2;
    marks.push({
      kind: "path",
      d: boxPath(Math.max(0, left), Math.min(width, right), 0, height),
      fill: mix(palette.rule, palette.paper, BREAK_TINT),
    });
    marks.push({ kind: "path", d: breakPath(middle), stroke: palette.mute, width: 1.2 });
  }
  return marks;
}

/** Two strokes across the line of the axis. */
export function breakPath(x: number, y: number = AXIS_HEIGHT - 8): string {
  return [-2.5, 2.5].map((by) => `M${rounded(x + by - 2.5)} ${y + 5}l5 -10`).join("");
}

function axisMarks(
  { view }: Pick<ViewedGraph, "view">,
  axis: TimeAxis,
  ticks: readonly AxisTick[],
  sight: Sight,
  palette: Palette,
  measure: MeasureText,
): readonly Mark[] {
  const { width } = sight;
  const toScreen = (x: number) => sight.toScreen({ x, y: 0 }).x;
  const line = AXIS_HEIGHT - 0.5;
  const ground = groundMarks(
    { view },
    axis,
    (day) => toScreen(xOfDay(axis, day)),
    { ...sight, height: AXIS_HEIGHT },
    palette,
    nothingSeen(),
  );
  const marks: Mark[] = [
    { kind: "path", d: boxPath(0, width, 0, AXIS_HEIGHT), fill: palette.paper },
    ...ground,
    { kind: "path", d: `M0 ${line}H${width}`, stroke: palette.mute },
  ];
  const placed: (readonly [left: number, right: number])[] = [];
  const write = (x: number, label: Words) => {
    const right = x + measure(label, TICK_FONT);
    if (right > width - 2 || placed.some(([a, b]) => x < b + TICK_GAP && right > a - TICK_GAP)) return false;
    placed.push([x, right]);
    marks.push({
      kind: "text",
      text: label,
      font: TICK_FONT,
      x,
      y: baselineAround(AXIS_HEIGHT / 2 - 2, TICK_FONT.size),
      anchor: "start",
      fill: palette.ink,
      halo: palette.paper,
    });
    return true;
  };
  for (const isFirst of [true, false])
    for (const tick of ticks) {
      if (tick.isFirst !== isFirst) continue;
      const x = toScreen(tick.x);
      marks.push({ kind: "path", d: `M${rounded(x)} ${AXIS_HEIGHT - 7}V${AXIS_HEIGHT}`, stroke: palette.mute });
      if (x >= -1) write(x + 3, tick.label);
    }
  return marks;
}

/** How finely an axis is ruled at a magnification. */
export function tickStep({ perDay }: TimeAxis, magnification: number): CalendarStep {
  return stepOfWidth(perDay * magnification, ({ grain }) => TICK_ROOM[grain]);
}

function heapBand(
  state: ViewedState,
  { band, height }: PlacedBand,
  axis: TimeAxis,
  sight: Sight,
  step: CalendarStep,
  { xOf, top, palette, measure, seen, width }: ItemScene,
  marks: Mark[],
  targets: Target[],
): void {
  const [from, to] = daysInSight(axis, sight, 1);
  const most = Math.log2(1 + band.items.length);
  const room = height - HEAP.head;
  const count = state.knowledge.dataset.vocabulary.stances.length;
  let written = -Infinity;
  seen.signs.add(band.sort === "claims" ? "heap" : "event-heap");
  for (const heap of heapsIn(band, axis, from, to, step)) {
    const [left, right] = [xOf(heap.day), Math.max(xOf(heap.day) + 3, xOf(heap.until) - HEAP.gap)];
    const size = heap.to - heap.from;
    const high = Math.max(2, (Math.log2(1 + size) / most) * room);
    const area = { kind: "box", left, top: top + height - high, width: right - left, height: high } as const;
    targets.push(heapTarget(state, band, heap, step, area));
    if (right < 0 || left > width) continue;
    if (band.sort === "events")
      marks.push({
        kind: "path",
        d: boxPath(left, right, top + height - high, high),
        fill: mix(palette.hues.slate, palette.paper, 0.6),
      });
    else {
      let y = top + height - high;
      for (const [stance, part] of stancesOf(state, band, heap).stances.toReversed()) {
        const tall = (part / size) * high;
        marks.push({
          kind: "path",
          d: boxPath(left, right, y, tall),
          fill: mix(palette.ink, palette.paper, firmnessInk(stance, count)),
        });
        y += tall;
      }
    }
    const number = numberText(size);
    const half = measure(number, COUNT_FONT) / 2;
    const middle = (left + right) / 2;
    if (middle - half > written) {
      written = middle + half + HEAP.gap;
      marks.push({
        kind: "text",
        text: number,
        font: COUNT_FONT,
        x: middle,
        y: top + height - high - 4,
        anchor: "middle",
        fill: palette.ink,
        halo: palette.paper,
      });
    }
  }
}

/** @param count of certainties in the vocabulary; what comes after them has none stated. */
function firmnessInk(stance: number, count: number): number {
  return FIRMNESS.first + (FIRMNESS.last - FIRMNESS.first) * (count < 1 ? 0 : Math.min(stance, count) / count);
}

function heapTarget(
  state: ViewedState,
  band: PlacedBand["band"],
  heap: Heap,
  { grain }: CalendarStep,
  area: Target["area"],
): Target {
  const { sort, items } = band;
  let list: readonly number[] | null = null;
  // Read only where it is looked at: a heap may hold a hundred thousand.
  const own = () => {
    list ??= Array.from(items.subarray(heap.from, heap.to));
    return list;
  };
  return {
    get entities() {
      return sort === "events" ? own() : [];
    },
    get claims() {
      return sort === "claims" ? own() : [];
    },
    area,
    words: () => {
      const dates = describeWhen(`${boundText(heap.day, grain)}/${boundText(heap.until - 1, grain)}`);
      const count = heap.to - heap.from;
      if (sort === "events") return words.someEvents({ dates, count });
      const { stances, contested } = stancesOf(state, band, heap);
      const certainties = stances.map(([stance, part]) =>
        words.part({ count: part, certainty: stanceInWords(state.knowledge, stance) }),
      );
      const all = contested === 0 ? certainties : [...certainties, words.partContested({ count: contested })];
      return words.someClaims({ dates, count, parts: listText(all) });
    },
  };
}

function targetOf(state: ViewedState, item: PlacedItem, area: Target["area"]): Target {
  const { number, sort } = item;
  return sort === "events"
    ? { entities: [number], claims: [], area, words: () => eventInWords(state, item) }
    : { entities: [], claims: [number], area, words: () => claimAtInWords(state, item) };
}

function eventInWords({ knowledge, derived }: ViewedState, { number, name, span }: PlacedItem): Words {
  const claims = claimsAt(knowledge, number).reduce((sum, c) => sum + (derived.claimMask[c] as number), 0);
  return words.event({ name, date: describeWhen(span.text), claims });
}

function claimAtInWords({ knowledge, derived, view }: ViewedState, { number, span, isContested }: PlacedItem): Words {
  const dated = words.claim({ date: describeWhen(span.text), claim: claimInWords(knowledge, derived, number) });
  const said = withSaying(
    knowledge,
    number,
    leadingRow(knowledge, derived, number),
    dated,
    view.timeline.time === "both",
  );
  return isContested ? words.contested({ words: said }) : said;
}

function withSaying(knowledge: KnowledgeGraph, claim: number, row: number, dated: Words, isAsked: boolean): Words {
  const saying = isAsked ? sayingAt(knowledge, claim, row) : null;
  if (saying === null) return dated;
  const said = { words: dated, date: describeWhen(saying.text) };
  return saying.isPublication ? words.published(said) : words.said(said);
}
