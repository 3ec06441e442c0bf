import { layoutMethodWords as words } from "../../words/en/layout-methods.ts";
import type { ComputedLayout, ComputeLayout, LayoutHeading } from "../layout.ts";
import { ASPECT, bandHeading, headingHeight, placeInBand } from "./placing/band.ts";
import { areaOf, extentOf } from "./placing/extents.ts";
import { settled } from "./placing/settled.ts";

/** Dated entities from left to right by the day on which their dates begin; those without a date in a band below. */
export const timeLayout: ComputedLayout = {
  kind: "computed",
  id: "time",
  title: words.time,
  description: words.timeMeans,
  usesSeed: false,
  keepsRegions: false,
  refusal: ({ traits }) => (traits?.day.some((day) => !Number.isNaN(day)) ? null : words.timeNeedsDates()),
  load: async () => computeTime,
};

/** Share of the picture that boxes fill. */
const FILLED = 0.45;
const LANE_GAP = 8;
/** Years that are written, at most, and how many years there are from one to the next. */
const MOST_YEARS = 14;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const MS_PER_DAY = 86_400_000;

/** Days are evenly far apart. Names that would overlap stand above each other, the earlier ones lower, where there is room. */
const computeTime: ComputeLayout = async (input, context) => {
  const { order, boxes, traits } = input;
  const { halfWidth, above, below } = boxes;
  const day = traits?.day ?? new Float64Array(order).fill(Number.NaN);
  const nodes = Array.from({ length: order }, (_, node) => node);
  const dated = nodes
    .filter((node) => !Number.isNaN(day[node] as number))
    .sort((a, b) => (day[a] as number) - (day[b] as number) || a - b);
  const [x, y] = [new Float64Array(order).fill(Number.NaN), new Float64Array(order).fill(Number.NaN)];
  const first = day[dated[0] as number] as number;
  const days = Math.max((day[dated.at(-1) as number] as number) - first, 1);
  const across = Math.sqrt((ASPECT * areaOf(boxes, nodes)) / FILLED);
  /** Where each lane ends, from the lowest. */
  const ends: number[] = [];
  const up =
    dated.reduce((most, node) => Math.max(most, (above[node] as number) + (below[node] as number)), 0) + LANE_GAP;
  for (const [at, node] of dated.entries()) {
    const here = (across * ((day[node] as number) - first)) / days;
    const left = here - (halfWidth[node] as number) - LANE_GAP / 2;
    const free = ends.findIndex((end) => end <= left);
    const lane = free >= 0 ? free : ends.length;
    ends[lane] = here + (halfWidth[node] as number) + LANE_GAP / 2;
    x[node] = here;
    y[node] = lane * up;
    if (at % 100 === 0) await context.pause();
  }
  const band = placeInBand(input, x, y);
  return settled(boxes, x, y, context, () => {
    const { low, high } = extentOf(boxes, x, y, dated);
    const top = headingHeight(extentOf(boxes, x, y, nodes));
    const perDay = across / days;
    const years = yearsOf(first, first + days).map((year): LayoutHeading => {
      const here = perDay * (dayOfYear(year) - first);
      return {
        says: { is: "year", year },
        at: [here, top],
        members: dated,
        guide: [here, (high + 2 * top) / 3, here, low],
      };
    });
    return [...years, ...bandHeading({ is: "no-date" }, boxes, x, y, band)];
  });
};

/** The years that begin from one day to another: all, or every second, fifth, … where they are many. */
function yearsOf(first: number, last: number): readonly number[] {
  const [from, to] = [first, last].map((day) => new Date(day * MS_PER_DAY).getUTCFullYear()) as [number, number];
  const step = STEPS.find((each) => (to - from + 1) / each <= MOST_YEARS) ?? Math.ceil((to - from + 1) / MOST_YEARS);
  const years: number[] = [];
  for (let year = step * Math.ceil(from / step); year <= to; year += step)
    if (dayOfYear(year) >= first) years.push(year);
  return years;
}

/** The day on which a year begins, since 1970-01-01. */
function dayOfYear(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1) / MS_PER_DAY;
}
