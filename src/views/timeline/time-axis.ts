import { lowerBound } from "../../lib/lower-bound.ts";
import { firstDayOf, firstDayOfYear, isoFromDay, lastDayOf, yearOfDay } from "../../model/when.ts";
import { type DatePrecision, dateText } from "../../words/dates.ts";
import type { Words } from "../../words/message.ts";

/** Steps of a calendar: so many days, months or years, which begin at round numbers of them. */
export interface CalendarStep {
  readonly grain: DatePrecision;
  readonly by: number;
}

/** A stretch of time in which nothing begins or ends, in days, its end excluded. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What an axis has to show: days are counted from 1970-01-01, ends are excluded. */
export interface TimeRange extends Stretch {
  /** Stretches that can be left out, in order. */
  readonly quiet: readonly Stretch[];
}

/** A part of an axis that is even in itself, in pixels at magnification 1. */
interface AxisPiece extends Stretch {
  readonly start: number;
  readonly end: number;
  /** Whether it stands for more time than it has room for. */
  readonly isBreak: boolean;
}

/** Time from left to right, with breaks where nothing begins or ends. */
export interface TimeAxis {
  readonly pieces: readonly AxisPiece[];
  /** Pixels of a day at magnification 1, outside breaks. */
  readonly perDay: number;
}

/** A line across the axis, and what is written beside it. */
export interface AxisTick {
  /** In pixels at magnification 1. */
  readonly x: number;
  readonly label: Words;
  /** Whether it is the first after a break: it says first where the axis goes on. */
  readonly isFirst: boolean;
}

/** Empty room at both ends of an axis, in pixels at magnification 1. */
const PADDING = 20;
/** Width of a break, and the greatest share of an axis that all of them have. */
const BREAK = { width: 26, share: 0.35 } as const;
/** An axis has so many steps at least: one day alone would be as wide as the screen. */
const LEAST_STEPS = 5;
/** Steps without anything that can be left out, at least. */
const QUIET_STEPS = 2;
const YEAR = 365.2425;
/** More days than dates that can be written. */
const MOST_DAYS = 10_000_000;
const STEPS: readonly CalendarStep[] = [
  { grain: "day", by: 1 },
  { grain: "month", by: 1 },
  { grain: "month", by: 3 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000].map((by) => ({ grain: "year", by }) as const),
];
const DAYS: Readonly<Record<DatePrecision, number>> = { day: 1, month: YEAR / 12, year: YEAR };

/** About how many days a step has. */
export function daysOf({ grain, by }: CalendarStep): number {
  return DAYS[grain] * by;
}

/** The smallest step that is so many pixels wide; the largest of all where none is. */
export function stepOfWidth(perDay: number, least: (step: CalendarStep) => number): CalendarStep {
  return STEPS.find((step) => daysOf(step) * perDay >= least(step)) ?? (STEPS.at(-1) as CalendarStep);
}

/** First day of the step that a day lies in. */
export function startOfStep(day: number, { grain, by }: CalendarStep): number {
  if (grain === "day") return Math.floor(day);
  const year = yearOfDay(day);
  if (grain === "year") return firstDayOfYear(startYear(year, by));
  const month = Number(isoFromDay(day).slice(-5, -3)) - 1;
  return firstDayOf(monthText(year, month - (month % by)));
}

/** First day of the step that follows the one that begins on a day. */
export function nextStep(start: number, step: CalendarStep): number {
  const { grain, by } = step;
  if (grain === "day") return start + 1;
  const year = yearOfDay(start);
  if (grain === "year") return firstDayOfYear(year === 1 - by && by > 1 ? by : year + by);
  const month = Number(isoFromDay(start).slice(-5, -3)) - 1;
  return lastDayOf(monthText(year, month + by - 1)) + 1;
}

/** Round years by the number that they are called by: -9, which is 10 BC, is one. */
function startYear(year: number, by: number): number {
  if (by === 1 || year >= by) return Math.floor(year / by) * by;
  return 1 - Math.max(1, Math.ceil((1 - year) / by)) * by;
}

function monthText(year: number, month: number): string {
  return `${isoFromDay(firstDayOfYear(year)).slice(0, -6)}-${String(month + 1).padStart(2, "0")}`;
}

/**
 * The time that dates take up, and where in it nothing begins or ends for a while: for some days, months, years, decades or
 * centuries, by how long it is as a whole. Within a date, as a year or a decade, something may have happened on any day, so
 * no part of it is quiet.
 * @param bounds first and last days of dates; an end that is not finite is passed over.
 * @returns null where there is no finite one.
 */
export function timeRange(bounds: Iterable<readonly [first: number, last: number]>): TimeRange | null {
  const pairs = new Map<number, readonly [number, number]>();
  let [least, most] = [Infinity, -Infinity];
  for (const [one, other] of bounds) {
    // The known end stands for both.
    const [first, last] = [Number.isFinite(one) ? one : other, Number.isFinite(other) ? other : one];
    if (!Number.isFinite(first)) continue;
    pairs.set(first * MOST_DAYS + last, [first, last]);
    if (first < least) least = first;
    if (last > most) most = last;
  }
  if (least > most) return null;
  const step = rangeStep(most - least + 1);
  const busy = new Set<number>();
  for (const [first, last] of pairs.values()) {
    const end = startOfStep(last, step);
    busy.add(end);
    const start = startOfStep(first, step);
    if (isDate(first, last)) for (let day = start; day < end; day = nextStep(day, step)) busy.add(day);
    else busy.add(start);
  }
  const starts = [...busy].sort((a, b) => a - b);
  const quiet: Stretch[] = [];
  let steps = 0;
  for (const [at, start] of starts.entries()) {
    const from = nextStep(start, step);
    const to = starts[at + 1] ?? from;
    const between = (to - from) / daysOf(step);
    steps += 1 + between;
    if (between > QUIET_STEPS - 0.5) quiet.push({ from, to });
  }
  let [from, to] = [starts[0] as number, nextStep(starts.at(-1) as number, step)];
  for (; steps < LEAST_STEPS; steps += 2) [from, to] = [startOfStep(from - 1, step), nextStep(to, step)];
  return { from, to, quiet };
}

/** Whether days are all of a year or less, a decade or a century, as one date may be. */
function isDate(first: number, last: number): boolean {
  const [from, to] = [yearOfDay(first), yearOfDay(last)];
  const years = to - from + 1;
  return years === 1 || ((years === 10 || years === 100) && from % years === 0);
}

function rangeStep(days: number): CalendarStep {
  if (days <= 92) return { grain: "day", by: 1 };
  if (days <= 6 * YEAR) return { grain: "month", by: 1 };
  return { grain: "year", by: days <= 400 * YEAR ? 1 : days <= 4_000 * YEAR ? 10 : 100 };
}

/**
 * Lays a range out over a width in pixels. A quiet stretch becomes a break where that saves more room than it takes.
 * @param isBroken false for an axis without breaks.
 */
export function timeAxis({ from, to, quiet }: TimeRange, width: number, isBroken: boolean): TimeAxis {
  const room = Math.max(1, width - 2 * PADDING);
  const breakWidth = Math.min(BREAK.width, (BREAK.share * room) / Math.max(1, quiet.length));
  const saves = ((to - from) / room) * 2 * breakWidth;
  const breaks = isBroken ? quiet.filter((stretch) => stretch.to - stretch.from >= saves) : [];
  const left = breaks.reduce((days, stretch) => days - (stretch.to - stretch.from), to - from);
  const perDay = (room - breaks.length * breakWidth) / left;
  const pieces: AxisPiece[] = [];
  let [day, x] = [from, PADDING];
  const add = (until: number, pixels: number, isBreak: boolean) => {
    pieces.push({ from: day, to: until, start: x, end: x + pixels, isBreak });
    [day, x] = [until, x + pixels];
  };
  for (const stretch of breaks) {
    add(stretch.from, (stretch.from - day) * perDay, false);
    add(stretch.to, breakWidth, true);
  }
  add(to, (to - day) * perDay, false);
  return { pieces, perDay };
}

/** Where a day begins, in pixels at magnification 1; beyond the axis, at its end. */
export function xOfDay({ pieces }: TimeAxis, day: number): number {
  const piece = pieces[lowerBound(pieces.length, (at) => (pieces[at] as AxisPiece).to >= day)] ?? pieces.at(-1);
  if (piece === undefined) return 0;
  const share = (Math.min(piece.to, Math.max(piece.from, day)) - piece.from) / (piece.to - piece.from);
  return piece.start + share * (piece.end - piece.start);
}

/** The day, with its fraction, that is at a place in pixels at magnification 1; beyond the axis, that at its end. */
export function dayAtX({ pieces }: TimeAxis, x: number): number {
  const piece = pieces[lowerBound(pieces.length, (at) => (pieces[at] as AxisPiece).end >= x)] ?? pieces.at(-1);
  if (piece === undefined) return 0;
  const share = (Math.min(piece.end, Math.max(piece.start, x)) - piece.start) / (piece.end - piece.start);
  return piece.from + share * (piece.to - piece.from);
}

/** First and last place of an axis, in pixels at magnification 1. */
export function endsOf({ pieces }: TimeAxis): readonly [left: number, right: number] {
  return [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
}

/** The lines of an axis from one place to another, in pixels at magnification 1. Inside of breaks there are none. */
export function axisTicks(axis: TimeAxis, from: number, to: number, step: CalendarStep): readonly AxisTick[] {
  const ticks: AxisTick[] = [];
  for (const [at, piece] of axis.pieces.entries()) {
    if (piece.isBreak || piece.end < from || piece.start > to) continue;
    const add = (day: number, { grain }: CalendarStep, isFirst: boolean) =>
      ticks.push({ x: xOfDay(axis, day), label: dateText(day, grain), isFirst });
    const whole = startOfStep(piece.from, step);
    // A piece may begin between two round years.
    if (whole < piece.from) add(piece.from, { grain: step.grain, by: 1 }, at > 0);
    const until = dayAtX(axis, Math.min(to, piece.end));
    const near = startOfStep(Math.max(piece.from, dayAtX(axis, Math.max(from, piece.start))), step);
    for (let day = near; day <= until && day < piece.to; day = nextStep(day, step))
      if (day >= piece.from) add(day, step, at > 0 && day === piece.from);
  }
  return ticks;
}

/** What a window of time calls a day at a step: a year, a month or a day, as ISO dates write them. */
export function boundText(day: number, grain: DatePrecision): string {
  const text = isoFromDay(day);
  return grain === "day" ? text : text.slice(0, grain === "month" ? -3 : -6);
}
