import { barsOfYears, yearsPerBar } from "../lib/round-years.ts";
import type { Steps } from "../lib/steps.ts";
import type { Field } from "../model/dataset.ts";
import type { FieldColumn } from "../model/field-columns.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { describeWhen, firstDayOf, firstDayOfYear, isoFromDay, yearOfDay } from "../model/when.ts";
import { plotWords as words } from "../words/en/plots.ts";
import type { Words } from "../words/message.ts";
import { exactNumberText } from "../words/numbers.ts";

/** A stretch of values whose records are counted together. */
export interface Bin {
  /** Its first and last value as a filter holds them, both included. A bin of fractions ends at the greatest that is stated. */
  readonly from: string;
  readonly to: string;
  readonly name: Words;
  /** What stands at its beginning on an axis. */
  readonly label: Words;
}

/** The bins of a column, and where each record stands. */
export interface Bins {
  /** Ascending and side by side; none where nothing is stated. */
  readonly bins: readonly Bin[];
  /** Per record: its bin, or UNSTATED. A date stands where it begins, or ends where its beginning is open. */
  readonly places: Uint8Array;
}

/** The place of a record that does not state a value. */
export const UNSTATED = 255;

/** Columns of values that lie on an axis. */
export type AxisColumn = Extract<FieldColumn, { readonly kind: "number" | "date" }>;

/** Most bars of a histogram: more are no longer seen one by one in a column of the page. */
const MOST_BINS = 36;
/** The greatest over the least of numbers that grow by orders of magnitude. */
const WIDE = 1_000;
/** Values that quartiles are found from: so many, evenly taken, say no less than all. */
const MOST_SAMPLED = 8_192;
/** Records that are looked at in one step. */
const AT_ONCE = 8_192;
const ROUND = [1, 2, 5, 10] as const;
/** EDTF years have four digits. */
const LAST_YEAR = 9_999;

/** The first values of bins, and the words of each. */
interface Cut {
  readonly starts: readonly number[];
  binAt(bin: number, least: number, most: number): Bin;
}

interface Spread {
  readonly count: number;
  readonly least: number;
  readonly most: number;
  /** Some of the values, ascending; of dates how many days each lasts. */
  readonly sample: Float64Array;
}

const known = new WeakMap<object, Bins>();

/**
 * Sorts the records of a column into bins, in steps; kept with the column.
 *
 * Numbers: as wide as Freedman and Diaconis (1981) say, 2·IQR/∛n, or as Sturges (1926) says, span/(log₂n + 1), whichever is
 * less, and as Sturges says where half of the values are the same; rounded up to 1, 2 or 5 times a power of ten, and until
 * there are at most 36. Whole numbers have whole bins, one each where they are few. Numbers above 0 that span more than three orders of magnitude are cut at 1, 2
 * and 5 times powers of ten. Dates: the shortest of days, months, years, fives, tens and so on of years that is no shorter
 * than half of the dates are, and makes at most 36.
 */
export function* binSteps(column: AxisColumn, isWhole: boolean): Steps<Bins> {
  const found = known.get(column);
  if (found !== undefined) return found;
  const length = column.kind === "date" ? column.earliest.length : column.values.length;
  const valueAt = valuesOf(column);
  const places = new Uint8Array(length).fill(UNSTATED);
  const spread = yield* spreadOf(column, length, valueAt);
  const { starts, binAt } = cutOf(spread, column.kind === "date", isWhole);
  const [least, most] = [starts.map(() => Infinity), starts.map(() => -Infinity)];
  for (let at = 0; at < length; at++) {
    if (at % AT_ONCE === 0) yield;
    const value = valueAt(at);
    if (!Number.isFinite(value)) continue;
    const bin = placeIn(starts, value);
    places[at] = bin;
    if (value < (least[bin] as number)) least[bin] = value;
    if (value > (most[bin] as number)) most[bin] = value;
  }
  const bins = starts.map((_, bin) => binAt(bin, least[bin] as number, most[bin] as number));
  const result = { bins, places };
  known.set(column, result);
  return result;
}

const dates = new WeakMap<object, AxisColumn>();

/** When claims hold, as a column. */
export function claimDates({ shape, claimEarliest, claimLatest }: KnowledgeGraph): AxisColumn {
  const column = dates.get(shape) ?? { kind: "date", earliest: claimEarliest, latest: claimLatest };
  dates.set(shape, column);
  return column;
}

/** Whether the values of a field lie on an axis: numbers and dates, one to a record. */
export function isOnAxis({ type, list }: Field): boolean {
  return !list && (type === "integer" || type === "number" || type === "edtf");
}

/** The value that a record stands at, NaN where it states none. A date that is open at one end stands at the other. */
export function valuesOf(column: AxisColumn): (at: number) => number {
  if (column.kind === "number") return (at) => column.values[at] as number;
  return (at) => {
    const earliest = column.earliest[at] as number;
    return Number.isFinite(earliest) ? earliest : (column.latest[at] as number);
  };
}

function* spreadOf(column: AxisColumn, length: number, valueAt: (at: number) => number): Steps<Spread> {
  let [count, least, most] = [0, Infinity, -Infinity];
  const sample: number[] = [];
  const every = Math.ceil(length / MOST_SAMPLED);
  for (let at = 0; at < length; at++) {
    if (at % AT_ONCE === 0) yield;
    const value = valueAt(at);
    if (!Number.isFinite(value)) continue;
    if (count % every === 0)
      sample.push(
        column.kind === "number" ? value : (column.latest[at] as number) - (column.earliest[at] as number) + 1,
      );
    count++;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  yield;
  return { count, least, most, sample: Float64Array.from(sample).sort() };
}

function cutOf(spread: Spread, isDate: boolean, isWhole: boolean): Cut {
  if (spread.count === 0) return { starts: [], binAt: () => ({}) as Bin };
  if (isDate) return cutByCalendar(spread);
  const { least, most } = spread;
  const starts =
    least === most
      ? [least]
      : least > 0 && most / least > WIDE && !(isWhole && most - least < MOST_BINS)
        ? byMagnitude(least, most)
        : evenly(spread, isWhole);
  return { starts, binAt: (bin, from, to) => numberBin(starts, bin, { from, to, isWhole }) };
}

function evenly({ count, least, most, sample }: Spread, isWhole: boolean): readonly number[] {
  // Half of each, as the whole may be more than a number can be.
  const widest = 2 * (most / 2 / (MOST_BINS - 1) - least / 2 / (MOST_BINS - 1));
  if (isWhole && most - least < MOST_BINS) return multiples(least, most, 1, 0);
  const quartile = (share: number) => sample[Math.round(share * (sample.length - 1))] as number;
  const spread = quartile(0.75) - quartile(0.25);
  const bySturges = (most - least) / (Math.log2(count) + 1);
  const wanted = spread > 0 ? Math.min((2 * spread) / Math.cbrt(count), bySturges) : bySturges;
  const width = Math.max(Number.isFinite(wanted) ? wanted : 0, widest, isWhole ? 1 : 0);
  // Neighbours among doubles: nothing lies between them to cut at.
  if (width === 0) return [least];
  let power = Math.floor(Math.log10(width));
  for (;;) {
    for (const round of ROUND) {
      const step = scaled(round, power);
      // Where a double can hold no finer steps, all stand in one bin.
      if (step === 0) return [least];
      if (step < width * (1 - 1e-9)) continue;
      if (Math.floor(most / step) - Math.floor(least / step) < MOST_BINS) return multiples(least, most, round, power);
    }
    power++;
  }
}

/** The multiples of a round step from the last at or below the least value to the last at or below the greatest. */
function multiples(least: number, most: number, round: number, power: number): readonly number[] {
  const step = scaled(round, power);
  const [first, last] = [Math.floor(least / step), Math.floor(most / step)];
  const starts: number[] = [];
  // Counted from the first: beyond 2^53 one more than a number can be the same number.
  for (let nth = 0; nth <= last - first; nth++) {
    const start = scaled((first + nth) * round, power);
    if (Number.isFinite(start) && !(start <= (starts.at(-1) ?? -Infinity)) && start <= most) starts.push(start + 0);
  }
  return starts.length === 0 ? [least] : starts;
}

/** So many times a power of ten, rounded once. */
function scaled(times: number, power: number): number {
  return Number(`${times}e${power}`);
}

function byMagnitude(least: number, most: number): readonly number[] {
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const of = (rounds: readonly number[], every: number) => {
    const all: number[] = [];
    for (let power = Math.floor(first / every) * every; power <= last; power += every)
      for (const round of rounds) all.push(scaled(round, power));
    const from = all.findLastIndex((start) => start <= least);
    return all.filter((start, at) => at >= from && start <= most);
  };
  for (const rounds of [[1, 2, 5], [1]]) if (of(rounds, 1).length <= MOST_BINS) return of(rounds, 1);
  let every = 2;
  while (of([1], every).length > MOST_BINS) every++;
  return of([1], every);
}

function numberBin(
  starts: readonly number[],
  bin: number,
  { from, to, isWhole }: { readonly from: number; readonly to: number; readonly isWhole: boolean },
): Bin {
  const start = starts[bin] as number;
  const next = starts[bin + 1];
  const text = (value: number) => exactNumberText(value, { group: !isWhole });
  const label = text(start);
  // The least and the greatest may be beyond what a rounded start says, as of a single value.
  const held = { from: String(Math.min(start, from)), to: String(from > to ? start : to), label };
  if (starts.length === 1 && from === to) return { ...held, from: String(from), name: text(from), label: text(from) };
  if (isWhole) {
    const last = next === undefined ? Math.max(to, start) : next - 1;
    return { ...held, to: String(last), name: last === start ? label : words.span({ from: label, to: text(last) }) };
  }
  if (next === undefined) return { ...held, name: words.span({ from: label, to: text(Math.max(to, start)) }) };
  return { ...held, name: words.under({ from: label, to: text(next) }) };
}

function cutByCalendar({ least, most, sample }: Spread): Cut {
  // Half of the dates are no longer than this.
  const usual = sample[Math.floor((sample.length - 1) / 2)] as number;
  const days = most - least + 1;
  if (usual <= 1 && days <= MOST_BINS) return calendarCut(days, (nth) => least + nth, 10);
  const [firstYear, lastYear] = [yearOfDay(least), yearOfDay(most)];
  const months = 12 * (lastYear - firstYear) + monthOf(most) - monthOf(least) + 1;
  if (usual <= 31 && months <= MOST_BINS) {
    const first = 12 * firstYear + monthOf(least) - 1;
    return calendarCut(months, (nth) => firstOfMonth(first + nth), 7);
  }
  const years = yearsPerBar(firstYear, lastYear, MOST_BINS);
  const first = Math.floor(firstYear / years) * years;
  return calendarCut(barsOfYears(firstYear, lastYear, years), (nth) => firstDayOfYear(first + nth * years), 4);
}

/** @param digits of a text of a first day that are written: of the year, the month or all. */
function calendarCut(count: number, startOf: (nth: number) => number, digits: 4 | 7 | 10): Cut {
  const starts = Array.from({ length: count }, (_, nth) => startOf(nth));
  const text = (day: number) => {
    const year = Math.min(Math.max(yearOfDay(day), -LAST_YEAR), LAST_YEAR);
    const iso = isoFromDay(year === yearOfDay(day) ? day : firstDayOfYear(year));
    return iso.slice(0, digits - "YYYY-MM-DD".length || undefined);
  };
  return {
    starts,
    binAt: (bin) => {
      const [from, to] = [text(startOf(bin)), text(startOf(bin + 1) - 1)];
      return { from, to, name: describeWhen(from === to ? from : `${from}/${to}`), label: describeWhen(from) };
    },
  };
}

function monthOf(day: number): number {
  return Number(isoFromDay(day).slice(-5, -3));
}

/** @param month counted from January of the year 0. */
function firstOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  const [sign, digits] = [year < 0 ? "-" : "", String(Math.abs(year)).padStart(4, "0")];
  return firstDayOf(`${sign}${digits}-${String(month - 12 * year + 1).padStart(2, "0")}`);
}

/** The bin that a value stands in: the last that begins at or below it. */
function placeIn(starts: readonly number[], value: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
