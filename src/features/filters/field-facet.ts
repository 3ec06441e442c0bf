import { type AxisColumn, type Bin, binSteps, UNSTATED, valuesOf } from "../../derive/bins.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import { filterColumnSteps, filterValueInWords } from "../../derive/filter-fields.ts";
import type { Steps } from "../../lib/steps.ts";
import type { Field } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { firstDayOf, firstDayOfYear, isoFromDay, yearOfDay } from "../../model/when.ts";

/** How many records there are of something, and how many of them are shown. */
export interface Tally {
  readonly total: number;
  readonly shown: number;
}

/** A value of a category: as a filter holds it, and in words. */
export interface CategoryValue {
  readonly value: string;
  readonly name: string;
}

/** What the records of a dataset state of a field, as far as it is filtered by. */
export type FieldFacet = { readonly unstated: Tally } & (
  | { readonly kind: "text" }
  /** Values from the most frequent to the least. */
  | { readonly kind: "category"; readonly values: readonly (Tally & CategoryValue)[] }
  /** `axis` is null where all are the same, or none is stated; of no value there are no bins. */
  | { readonly kind: "range"; readonly axis: RangeAxis | null; readonly bins: readonly (Tally & Bin)[] }
);

/** The values that a range can begin and end at: stops, counted from 0 to `last`, as texts that a filter holds. */
export interface RangeAxis {
  readonly last: number;
  textAt(stop: number): string;
  /** The stop nearest to a text; NaN where it is no bound. */
  stopOf(text: string): number;
}

/** Stops of a number that has fractions, or many values. */
const STOPS = 200;
/** The greatest over the least of numbers that grow by orders of magnitude. */
const WIDE = 1000;
/** Dates that are further apart than this, in days, are told by their years. */
const DAYS_BY_DAY = 3 * 366;

/** Where the end of a range goes that is moved: on past the stops whose texts a filter cannot tell from where it was. */
export function movedStop({ last, textAt, stopOf }: RangeAxis, now: number, wanted: number): number {
  const step = Math.sign(wanted - now);
  let stop = wanted;
  while (step !== 0 && stop > 0 && stop < last && stopOf(textAt(stop)) === now) stop += step;
  return stop;
}

/** Counts a field over what is shown, in steps and in time linear in the records: the first time, all of them are read. */
export function* fieldFacetSteps(knowledge: KnowledgeGraph, derived: DerivedView, field: Field): Steps<FieldFacet> {
  const mask = field.of === "entity" ? derived.entityMask : derived.claimMask;
  const column = yield* filterColumnSteps(knowledge, field);
  const isWhole = field.type === "integer";
  const unstated = noneYet();
  const count = (tallies: readonly Counted[], placeOf: (at: number) => number) => {
    for (const [at, shown] of mask.entries()) {
      const tally = tallies[placeOf(at)] ?? unstated;
      tally.total++;
      tally.shown += shown;
    }
    return tallies;
  };
  if (column.kind === "text") {
    count([noneYet()], (at) => (column.valueAt(at) === null ? -1 : 0));
    return { kind: "text", unstated };
  }
  if (column.kind === "category") {
    const values = count(column.terms.map(noneYet), (at) => column.values[at] as number).map((tally, at) => {
      const value = column.terms[at] as string;
      return { ...tally, value, name: filterValueInWords(knowledge, field.id, value) };
    });
    const stated = values.filter(({ total }) => total > 0);
    return { kind: "category", unstated, values: stated.sort((a, b) => b.total - a.total) };
  }
  const { bins, places } = yield* binSteps(column, isWhole);
  const tallies = count(bins.map(noneYet), (at) => (places[at] === UNSTATED ? -1 : (places[at] as number)));
  const counted = bins.map((bin, at) => ({ ...bin, ...(tallies[at] as Tally) }));
  return { kind: "range", unstated, bins: counted, axis: axisFor(column, isWhole) };
}

interface Counted {
  total: number;
  shown: number;
}

const noneYet = (): Counted => ({ total: 0, shown: 0 });

function axisFor(column: AxisColumn, isInteger: boolean): RangeAxis | null {
  const isDate = column.kind === "date";
  const valueAt = valuesOf(column);
  let [least, most] = [Infinity, -Infinity];
  for (const at of (isDate ? column.earliest : column.values).keys()) {
    const value = valueAt(at);
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least >= most) return null;
  const axis = isDate ? dateAxis(least, most) : numberAxis(least, most, isInteger);
  return { ...axis, stopOf: (text) => axis.stopAt(isDate ? firstDayOf(text) : Number(text)) };
}

function numberAxis(least: number, most: number, isInteger: boolean) {
  const isWhole = isInteger && most - least <= STOPS;
  // What grows by orders of magnitude has as much room for the small as for the great.
  const isWide = !isWhole && least > 0 && most / least > WIDE;
  const [from, to] = isWide ? [Math.log(least), Math.log(most)] : [least, most];
  const last = isWhole ? most - least : STOPS;
  const step = (to - from) / last;
  const rounded = (value: number, digits: number) => Number(value.toFixed(Math.min(20, Math.max(0, digits))));
  const digits = isInteger ? 0 : 1 - Math.floor(Math.log10(isWide ? least / 10 : step));
  return {
    last,
    // The ends as they are; between them rounded to what one stop tells apart.
    textAt: (stop: number) => {
      if (stop === 0 || stop === last) return String(stop === 0 ? least : most);
      const value = from + stop * step;
      return String(isWide ? Number(rounded(Math.exp(value), digits).toPrecision(3)) : rounded(value, digits));
    },
    stopAt: (value: number) => {
      const at = isWide ? Math.log(Math.max(value, least)) : value;
      return clamp(Math.round((at - from) / step), last);
    },
  };
}

function dateAxis(least: number, most: number) {
  if (most - least <= DAYS_BY_DAY) {
    const last = most - least;
    return {
      last,
      textAt: (stop: number) => isoFromDay(least + stop),
      stopAt: (day: number) => clamp(day - least, last),
    };
  }
  const first = yearOfDay(least);
  const last = yearOfDay(most) - first;
  return {
    last,
    // Without month and day.
    textAt: (stop: number) => isoFromDay(firstDayOfYear(first + stop)).slice(0, -6),
    stopAt: (day: number) => clamp(yearOfDay(day) - first, last),
  };
}

function clamp(stop: number, last: number): number {
  return Math.min(Math.max(stop, 0), last);
}
