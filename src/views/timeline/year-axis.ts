import { barsOfYears, yearsPerBar } from "../../lib/round-years.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { TimeWindow } from "../../model/view-state.ts";
import { describeWhen, firstDayOf, firstDayOfYear, isoFromDay, lastDayOf, yearOfDay } from "../../model/when.ts";

/** Whole years side by side, in bins of equal length; years are astronomical, so that 0 is 1 BC. */
export interface YearAxis {
  /** First year of the first bin; a multiple of `yearsPerBin`. */
  readonly first: number;
  /** Last year of the last bin. */
  readonly last: number;
  /** 1 while the years are few; then 5, 10, 25 and so on. */
  readonly yearsPerBin: number;
  readonly binCount: number;
}

/** A label under the axis, centred on the middle of its year. */
export interface YearTick {
  readonly year: number;
  readonly label: string;
  /** In pixels from the start of the axis. */
  readonly x: number;
  /** Half of the room that the label is given, in pixels. */
  readonly halfWidth: number;
}

/** First and last year of a window, both included. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

/** More bars than this are no longer seen one by one on a screen. */
export const MAX_BINS = 60;
const TICK_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** Apparatus size: 11 px figures are 6.6 px wide, capitals up to 8. */
const LABEL_PIXELS_PER_CHARACTER = 7;
const LABEL_GAP_PIXELS = 24;
/** Between the round years: enough air to stay calm. */
const SPARSE_GAP_PIXELS = 36;
/** EDTF years have four digits. */
const LAST_WRITABLE_YEAR = 9999;

const axes = new WeakMap<object, YearAxis | null>();

/** The axis from the first to the last dated year of a dataset, open ends left out; null where nothing is dated. */
export function yearAxisOf(knowledge: KnowledgeGraph): YearAxis | null {
  const known = axes.get(knowledge.shape);
  if (known !== undefined) return known;
  const { timeSpan } = knowledge;
  const axis = timeSpan === null ? null : yearAxis(yearOfDay(timeSpan.first), yearOfDay(timeSpan.last));
  axes.set(knowledge.shape, axis);
  return axis;
}

/** The axis that holds the years `first` to `last` in at most `MAX_BINS` bins, which begin at round years. */
export function yearAxis(first: number, last: number): YearAxis {
  const yearsPerBin = yearsPerBar(first, last, MAX_BINS);
  const start = Math.floor(first / yearsPerBin) * yearsPerBin;
  const binCount = barsOfYears(first, last, yearsPerBin);
  return { first: start, last: start + binCount * yearsPerBin - 1, yearsPerBin, binCount };
}

/** How many years an axis holds. */
export function yearCount({ first, last }: YearAxis): number {
  return last - first + 1;
}

/** The bin that a year falls in; outside the axis, the nearest one. */
export function binOfYear(axis: YearAxis, year: number): number {
  const bin = Math.floor((year - axis.first) / axis.yearsPerBin);
  return Math.min(Math.max(bin, 0), axis.binCount - 1);
}

/** The years of a bin. */
export function yearsOfBin({ first, yearsPerBin }: YearAxis, bin: number): Years {
  const from = first + bin * yearsPerBin;
  return { from, to: from + yearsPerBin - 1 };
}

/**
 * Labels for an axis of the given width in pixels: its ends where each bar is a year, and round years between, as many
 * as fit without touching.
 */
export function yearTicks(axis: YearAxis, width: number): readonly YearTick[] {
  const pixelsPerYear = width / yearCount(axis);
  const tickAt = (year: number): YearTick => {
    const label = yearInWords(year);
    return {
      year,
      label,
      x: (year - axis.first + 0.5) * pixelsPerYear,
      halfWidth: (label.length * LABEL_PIXELS_PER_CHARACTER) / 2,
    };
  };
  const placed: YearTick[] = [];
  const isFree = (tick: YearTick) =>
    placed.every(({ x, halfWidth }) => Math.abs(x - tick.x) >= halfWidth + tick.halfWidth + LABEL_GAP_PIXELS);
  const place = (year: number) => {
    const tick = tickAt(year);
    if (isFree(tick)) placed.push(tick);
  };

  if (axis.yearsPerBin === 1) {
    place(axis.last);
    place(axis.first);
  }
  const widest = Math.max(tickAt(axis.first).halfWidth, tickAt(axis.last).halfWidth) * 2 + SPARSE_GAP_PIXELS;
  const step = TICK_STEPS.find((years) => years >= axis.yearsPerBin && years * pixelsPerYear >= widest);
  if (step !== undefined)
    for (let year = axis.first; year <= axis.last; year++) if (numberInEra(year) % step === 0) place(year);
  if (placed.length === 0) place(axis.first);
  return placed.sort((one, other) => one.year - other.year);
}

/** The years on which the ends of a window stand: open ends, and what lies beyond the axis, at the ends of the axis. */
export function yearsOfWindow(axis: YearAxis, { from, to }: Pick<TimeWindow, "from" | "to">): Years {
  const first = from === null ? Number.NaN : yearOfDay(firstDayOf(from));
  const last = to === null ? Number.NaN : yearOfDay(lastDayOf(to));
  const within = (year: number, otherwise: number) =>
    Number.isNaN(year) ? otherwise : Math.min(Math.max(year, axis.first), axis.last);
  const start = within(first, axis.first);
  return { from: start, to: Math.max(start, within(last, axis.last)) };
}

/** The window that keeps these years. An end of the axis is an open end, so that nothing is cut off there. */
export function windowOfYears(axis: YearAxis, { from, to }: Years): { from: string | null; to: string | null } {
  return {
    from: from <= axis.first ? null : yearText(from),
    to: to >= axis.last ? null : yearText(to),
  };
}

/** A year in plain English: "2009", "14 AD", "44 BC". */
export function yearInWords(year: number): string {
  return describeWhen(yearText(year));
}

/** Years in plain English: "2009–2018"; a single one by its name. */
export function yearsInWords({ from, to }: Years): string {
  return from === to ? yearInWords(from) : describeWhen(`${yearText(from)}/${yearText(to)}`);
}

/** A window in plain English: "2009–2018", "from June 2009", "until 2018"; null where both ends are open. */
export function windowInWords({ from, to }: Pick<TimeWindow, "from" | "to">): string | null {
  if (from === null && to === null) return null;
  return from === to && from !== null ? describeWhen(from) : describeWhen(`${from ?? ".."}/${to ?? ".."}`);
}

/** The number that a year is called by: -9, which is 10 BC, is a round year. */
function numberInEra(year: number): number {
  return year > 0 ? year : 1 - year;
}

function yearText(year: number): string {
  const writable = Math.min(Math.max(year, -LAST_WRITABLE_YEAR), LAST_WRITABLE_YEAR);
  return isoFromDay(firstDayOfYear(writable)).slice(0, -"-01-01".length);
}
