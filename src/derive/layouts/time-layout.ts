import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { layoutMethodWords as words } from "../../words/en/layout-methods.ts";
import type { ComputedLayout, ComputeLayout, LayoutHeading } from "../layout.ts";
import { nodeTraits } from "../node-traits.ts";
import { ASPECT, bandHeading, placeInBand } from "./placing/band.ts";
import { areaOf } from "./placing/extents.ts";
import { settled } from "./placing/settled.ts";

/** Dated entities from left to right by the day on which their dates begin; those without a date in a band below. */
export const timeLayout: ComputedLayout = {
  kind: "computed",
  id: "time",
  title: words.time,
  description: words.timeMeans,
  usesSeed: false,
  refusal: ({ traits }) => (traits?.day.some((day) => !Number.isNaN(day)) ? null : words.timeNeedsDates()),
  headings: timeHeadings,
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
  placeInBand(input, x, y);
  return settled(boxes, x, y, context);
};

/** Years above, and what the band below is of. */
function timeHeadings(knowledge: KnowledgeGraph, places: Float32Array): readonly LayoutHeading[] {
  const { day } = nodeTraits(knowledge, []);
  const all = Array.from(day.keys());
  const dated = all.filter((e) => !Number.isNaN(day[e] as number));
  const undated = all.filter((e) => Number.isNaN(day[e] as number));
  const [first, last] = [dated, dated].map((of, at) =>
    of.reduce((best, e) => ((at === 0 ? -1 : 1) * ((day[e] as number) - (day[best] as number)) > 0 ? e : best)),
  ) as [number, number];
  const [from, to] = [day[first] as number, day[last] as number];
  const top = dated.reduce((most, e) => Math.max(most, places[2 * e + 1] as number), -Infinity);
  const xs = dated.map((e) => places[2 * e] as number);
  const above = 0.06 * Math.max(Math.max(...xs) - Math.min(...xs), 1);
  const yearOf = (days: number) => new Date(days * MS_PER_DAY).getUTCFullYear();
  const years = yearOf(to) - yearOf(from) + 1;
  const step = STEPS.find((each) => years / each <= MOST_YEARS) ?? Math.ceil(years / MOST_YEARS);
  const [left, right] = [places[2 * first] as number, places[2 * last] as number];
  const headings: LayoutHeading[] = [];
  for (let year = step * Math.ceil(yearOf(from) / step); year <= yearOf(to); year += step) {
    const share = to > from ? (new Date(0).setUTCFullYear(year) / MS_PER_DAY - from) / (to - from) : 0;
    const at = [left + Math.max(share, 0) * (right - left), top + above] as const;
    headings.push({ text: words.year({ year: String(year) }), at, members: dated });
  }
  return [...headings, ...bandHeading(words.noDate(), undated, places)];
}
