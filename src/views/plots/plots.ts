import { barInWords } from "../../derive/bar-words.ts";
import { type AxisColumn, type Bins, binSteps, claimDates, isOnAxis, UNSTATED } from "../../derive/bins.ts";
import { locatorInWords, lookOfStance, sourceName, stanceInWords } from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import { filterColumnSteps, filterFields } from "../../derive/filter-fields.ts";
import type { ComputedMeasure } from "../../derive/measure.ts";
import { pensOf } from "../../drawing/claim-line.ts";
import type { BarFill } from "../../lib/bars.ts";
import { capitalised } from "../../lib/capitalised.ts";
import type { Steps } from "../../lib/steps.ts";
import type { Field } from "../../model/dataset.ts";
import {
  claimsAt,
  entityAt,
  HOLDER_NOT_STATED,
  type KnowledgeGraph,
  NO_SOURCE_RECORDED,
  otherEnd,
} from "../../model/knowledge-graph.ts";
import { type LineLook, strokeOf } from "../../model/line-look.ts";
import { nameOf } from "../../model/name-of.ts";
import type { PlotScale } from "../../model/view-slices/room.ts";
import { facetWords } from "../../words/en/facets.ts";
import { plotWords as words } from "../../words/en/plots.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { numberText } from "../../words/numbers.ts";
import { passageSteps } from "./passages.ts";
import { type Plot, type PlotBar, type PlotPart, shownAndHidden, splitBarInWords } from "./plot.ts";

/** A dataset, and what of it a view shows. */
export interface Counted {
  readonly knowledge: KnowledgeGraph;
  readonly derived: DerivedView;
}

/** What a measure came to, for the plot of its values. */
export interface MeasuredNodes {
  readonly measure: ComputedMeasure;
  /** Per node of the measured graph: its entity. */
  readonly entities: Uint32Array;
  /** Per node; NaN where the measure is not defined. */
  readonly values: Float64Array;
}

/** A plot that can be chosen. */
export interface PlotChoice {
  readonly id: string;
  readonly title: Words;
  /** What it may be called besides. Default none. */
  readonly names?: readonly string[];
}

/** What a plot of a field is called by, before the id of the field. */
const FIELD = "field.";
/** The same of a measure. */
export const MEASURE = "measure.";

/** Rows of paragraphs; of more, those that follow each other are counted together. */
const MOST_PARAGRAPHS = 60;
/** Points of a cumulative plot. */
const MOST_POINTS = 48;
/** Records that are counted in one step. */
const AT_ONCE = 8_192;

const GENERAL: Readonly<
  Record<string, { readonly title: () => Words; steps(counted: Counted, scale: PlotScale | null): Steps<Plot> }>
> = {
  degree: { title: words.degree, steps: degreePlot },
  neighbours: { title: words.neighbours, steps: neighbourPlot },
  stances: { title: words.stances, steps: stancePlot },
  paragraphs: { title: words.paragraphs, steps: paragraphPlot },
  sources: { title: words.sources, steps: sourcePlot },
  dates: { title: words.dates, steps: datePlot },
};

/** The plots that every dataset has. */
export const GENERAL_PLOTS: readonly PlotChoice[] = Object.entries(GENERAL).map(([id, { title }]) => ({
  id,
  get title() {
    return title();
  },
}));

/** The scale that the bars of a plot can have beside that of counts; null where there is none. */
export function otherScale(id: string): PlotScale | null {
  return id === "degree" || id === "neighbours" ? "log" : id === "stances" ? "share" : null;
}

/** The plots of a dataset's own fields: of numbers and dates. */
export function fieldPlots(knowledge: KnowledgeGraph): readonly PlotChoice[] {
  return filterFields(knowledge)
    .filter(isOnAxis)
    .map(({ id, of, label }) => ({
      id: `${FIELD}${id}`,
      title: of === "entity" ? words.ofEntities({ field: label }) : words.ofClaims({ field: label }),
      names: [id, label],
    }));
}

/**
 * Counts what a plot shows, in steps, none of which takes long however large the graph is.
 * @param id of one of `GENERAL_PLOTS` or `fieldPlots`; of any other it is the first.
 * @param scale one that `otherScale` gives: "log" sums up from the greatest down. Any other is that of counts.
 */
export function* plotSteps(id: string, counted: Counted, scale: PlotScale | null = null): Steps<Plot> {
  const general = GENERAL[id];
  if (general !== undefined) return yield* general.steps(counted, scale);
  const field = filterFields(counted.knowledge).find((each) => `${FIELD}${each.id}` === id);
  return field !== undefined && isOnAxis(field) ? yield* fieldPlot(counted, field) : yield* degreePlot(counted, scale);
}

/** The histogram of what a measure came to. */
export function* measurePlotSteps({ measure, entities, values }: MeasuredNodes): Steps<Plot> {
  const bins = yield* binSteps({ kind: "number", values }, measure.kind === "group");
  const shown = new Uint8Array(values.length).fill(1);
  const bars = yield* binnedBars("entity", bins, shown, false);
  const records = (bar: PlotBar): PlotBar => ({
    ...bar,
    records: () => bar.records().map((at) => entities[at] as number),
  });
  const apart =
    bars.unstated === null ? [] : [records({ ...bars.unstated, ...named(words.undefinedValue(), bars.unstated) })];
  return {
    id: `${MEASURE}${measure.id}`,
    title: measure.title(),
    means: words.measureMeans({ measure: measure.title() }),
    of: "entity",
    shape: "columns",
    parts: shownAndHidden().slice(0, 1),
    bars: bars.bars.map(records),
    apart,
    nothing: bars.bars.length === 0 ? words.nothing() : null,
  };
}

function named(label: Words, { counts: [shown = 0] }: PlotBar) {
  return { what: label, label, name: barInWords("entity", label, shown) };
}

function* fieldPlot({ knowledge, derived }: Counted, field: Field): Steps<Plot> {
  const { id, of, label, unit, type } = field;
  const column = (yield* filterColumnSteps(knowledge, field)) as AxisColumn;
  const bins = yield* binSteps(column, type === "integer");
  const mask = of === "entity" ? derived.entityMask : derived.claimMask;
  const { bars, unstated } = yield* binnedBars(of, bins, mask, true);
  return {
    id: `${FIELD}${id}`,
    title: verbatim(unit === undefined ? label : words.withUnit({ field: label, unit })),
    means: type === "edtf" ? words.fieldMeans({ of }) : words.numberMeans({ of }),
    of,
    shape: "columns",
    parts: shownAndHidden(),
    bars,
    apart: unstated === null ? [] : [unstated],
    nothing: bars.length === 0 ? words.noneStated({ of, count: mask.length }) : null,
  };
}

function* datePlot({ knowledge, derived }: Counted): Steps<Plot> {
  const bins = yield* binSteps(claimDates(knowledge), false);
  const { bars, unstated } = yield* binnedBars("claim", bins, derived.claimMask, true);
  return {
    id: "dates",
    title: words.dates(),
    means: words.datesMeans(),
    of: "claim",
    shape: "columns",
    parts: shownAndHidden(),
    bars,
    apart: unstated === null ? [] : [unstated],
    nothing: bars.length === 0 ? words.noDates({ count: knowledge.claimCount }) : null,
  };
}

/** Bars by the bins of a column: shown and, where it is asked, hidden; and apart from them what does not state it. */
function* binnedBars(
  of: Plot["of"],
  { bins, places }: Bins,
  mask: Uint8Array,
  countsHidden: boolean,
): Steps<{ readonly bars: readonly PlotBar[]; readonly unstated: PlotBar | null }> {
  const shown = new Uint32Array(256);
  const all = new Uint32Array(256);
  for (let at = 0; at < mask.length; at++) {
    if (at % AT_ONCE === 0) yield;
    const place = places[at] as number;
    all[place] = (all[place] as number) + 1;
    shown[place] = (shown[place] as number) + (mask[at] as number);
  }
  const barOf = (place: number, label: Words, name: Words): PlotBar => {
    const [seen, every] = [shown[place] as number, countsHidden ? (all[place] as number) : (shown[place] as number)];
    return {
      key: String(place),
      what: name,
      label,
      name: barInWords(of, name, seen, every),
      counts: [seen, every - seen],
      records: () => numbersWhere(mask.length, (at) => mask[at] === 1 && places[at] === place),
    };
  };
  const unstated = barOf(UNSTATED, words.notStated(), words.notStated());
  return {
    bars: bins.map(({ label, name }, bin) => barOf(bin, label, name)),
    unstated: (unstated.counts[0] as number) + (unstated.counts[1] as number) === 0 ? null : unstated,
  };
}

function* degreePlot({ knowledge, derived }: Counted, scale: PlotScale | null): Steps<Plot> {
  const { order, claimCount, claimSubject, claimObject } = knowledge;
  const { entityMask, claimMask } = derived;
  const degree = new Float64Array(order);
  for (let c = 0; c < claimCount; c++) {
    if (c % AT_ONCE === 0) yield;
    if (claimMask[c] === 0) continue;
    const [subject, object] = [claimSubject[c] as number, claimObject[c] as number];
    degree[subject] = (degree[subject] as number) + 1;
    if (object >= 0 && object !== subject) degree[object] = (degree[object] as number) + 1;
  }
  return yield* perEntity("degree", words.degree(), words.degreeMeans(), degree, entityMask, scale === "log");
}

function* neighbourPlot({ knowledge, derived }: Counted, scale: PlotScale | null): Steps<Plot> {
  const { order } = knowledge;
  const { entityMask, claimMask } = derived;
  const neighbours = new Float64Array(order);
  const metBy = new Int32Array(order).fill(-1);
  let looked = 0;
  for (let e = 0; e < order; e++) {
    for (const c of claimsAt(knowledge, e)) {
      if (++looked % AT_ONCE === 0) yield;
      if (claimMask[c] === 0) continue;
      const other = otherEnd(knowledge, c, e);
      if (other < 0 || other === e || metBy[other] === e) continue;
      metBy[other] = e;
      neighbours[e] = (neighbours[e] as number) + 1;
    }
  }
  return yield* perEntity(
    "neighbours",
    words.neighbours(),
    words.neighboursMeans(),
    neighbours,
    entityMask,
    scale === "log",
  );
}

/** Shown entities by a whole number each, 0 or more: those that have it, or on logarithmic scales it or more. */
function* perEntity(
  id: string,
  title: Words,
  means: Words,
  numbers: Float64Array,
  mask: Uint8Array,
  isLog: boolean,
): Steps<Plot> {
  const plot = { id, title, means, of: "entity", parts: shownAndHidden().slice(0, 1) } as const;
  if (!isLog) {
    const values = numbers.map((number, e) => (mask[e] === 1 ? number : Number.NaN));
    const { bars } = yield* binnedBars("entity", yield* binSteps({ kind: "number", values }, true), mask, false);
    return { ...plot, shape: "columns", bars, apart: [], nothing: bars.length === 0 ? words.nothing() : null };
  }
  const having = new Map<number, number>();
  for (const [e, number] of numbers.entries()) {
    if (e % AT_ONCE === 0) yield;
    if (mask[e] === 1) having.set(number, (having.get(number) ?? 0) + 1);
  }
  const none = having.get(0) ?? 0;
  having.delete(0);
  const ascending = [...having].sort(([a], [b]) => a - b);
  const greatest = ascending.at(-1)?.[0] ?? 1;
  let more = ascending.reduce((sum, [, count]) => sum + count, 0);
  const first = more;
  const bars: PlotBar[] = [];
  let last = -1;
  for (const [number, count] of ascending) {
    const across = greatest === 1 ? 0 : Math.log(number) / Math.log(greatest);
    // Of many points, those that can be told apart.
    const place = Math.floor(across * MOST_POINTS);
    if (ascending.length <= MOST_POINTS || place > last || number === greatest) {
      const [label, orMore] = [numberText(number), words.orMore({ count: number })];
      bars.push({
        key: String(number),
        what: number === greatest ? label : orMore,
        label,
        name: barInWords("entity", number === greatest ? label : orMore, more),
        counts: [more],
        point: { across, up: first === 1 ? 1 : Math.log(more) / Math.log(first) },
        records: () => numbersWhere(mask.length, (e) => mask[e] === 1 && (numbers[e] as number) >= number),
      });
    }
    last = place;
    more -= count;
  }
  const zero: PlotBar = {
    key: "0",
    what: words.none(),
    label: words.none(),
    name: barInWords("entity", words.none(), none),
    counts: [none],
    records: () => numbersWhere(mask.length, (e) => mask[e] === 1 && numbers[e] === 0),
  };
  const isEmpty = bars.length === 0 && none === 0;
  const cumulated = verbatim(`${means} ${words.cumulated()}`);
  return {
    ...plot,
    means: cumulated,
    shape: "points",
    bars,
    apart: none === 0 ? [] : [zero],
    nothing: isEmpty ? words.nothing() : null,
  };
}

function* stancePlot({ knowledge, derived }: Counted, scale: PlotScale | null): Steps<Plot> {
  const { claimCount, attributionStart, attributionStance, attributionHolder, dataset } = knowledge;
  const { claimMask, attributionMask } = derived;
  const parts = Array.from({ length: dataset.vocabulary.stances.length + 2 }, (_, stance): PlotPart => {
    return { label: verbatim(stanceInWords(knowledge, stance)), fill: fillOf(lookOfStance(knowledge, stance)) };
  });
  const countsOf = new Map<number, number[]>();
  for (let c = 0; c < claimCount; c++) {
    if (c % AT_ONCE === 0) yield;
    if (claimMask[c] === 0) continue;
    const [from, to] = [attributionStart[c] as number, attributionStart[c + 1] as number];
    for (let row = from; row < to; row++) {
      if (attributionMask[row] === 0) continue;
      const holder = attributionHolder[row] as number;
      let firmest = attributionStance[row] as number;
      let isFirst = true;
      for (let other = from; other < to; other++) {
        if (other === row || attributionHolder[other] !== holder || attributionMask[other] === 0) continue;
        if (other < row) isFirst = false;
        firmest = Math.min(firmest, attributionStance[other] as number);
      }
      if (!isFirst) continue;
      const counts = countsOf.get(holder) ?? parts.map(() => 0);
      counts[firmest] = (counts[firmest] as number) + 1;
      countsOf.set(holder, counts);
    }
  }
  yield;
  const used = parts.flatMap((part, at) =>
    [...countsOf.values()].some((counts) => counts[at] !== 0) ? [{ part, at }] : [],
  );
  const usedParts = used.map(({ part }) => part);
  const rows = [...countsOf].map(([holder, all]) => {
    const counts = used.map(({ at }) => all[at] as number);
    return { holder, counts, sum: counts.reduce((sum, count) => sum + count, 0) };
  });
  rows.sort((a, b) => b.sum - a.sum || a.holder - b.holder);
  const barOf = ({ holder, counts }: (typeof rows)[number]): PlotBar => {
    const label = verbatim(
      holder === HOLDER_NOT_STATED
        ? facetWords.nobodyNamed()
        : holder === NO_SOURCE_RECORDED
          ? stanceInWords(knowledge, dataset.vocabulary.stances.length + 1)
          : nameOf(entityAt(knowledge, holder)),
    );
    return {
      key: String(holder),
      what: label,
      label,
      name: splitBarInWords("claim", label, counts, usedParts),
      counts,
      records: () =>
        numbersWhere(claimCount, (c) => {
          if (claimMask[c] === 0) return false;
          for (let row = attributionStart[c] as number; row < (attributionStart[c + 1] as number); row++)
            if (attributionMask[row] === 1 && attributionHolder[row] === holder) return true;
          return false;
        }),
    };
  };
  return {
    id: "stances",
    title: words.stances(),
    means: verbatim(scale === "share" ? `${words.stancesMeans()} ${words.inShares()}` : words.stancesMeans()),
    of: "claim",
    shape: "rows",
    parts: usedParts,
    ...(scale === "share" && { isInShares: true }),
    bars: rows.filter(({ holder }) => holder >= 0).map(barOf),
    apart: rows.filter(({ holder }) => holder < 0).map(barOf),
    nothing: rows.length === 0 ? words.nothing() : null,
  };
}

/** A line's look as the filling of a bar: plain assertion is full, everything else has the pattern of its line. */
function fillOf(look: LineLook): BarFill {
  const { pattern, isThin } = strokeOf(look);
  if (pattern === "hollow") return "hollow";
  if (pattern === "solid" && !isThin) return "full";
  const [pen] = pensOf(pattern, 1.6);
  return { dash: pen?.dash ?? [], isRound: pen?.isRound ?? false, isFaint: isThin };
}

function* paragraphPlot({ knowledge, derived }: Counted): Steps<Plot> {
  const passages = yield* passageSteps(knowledge);
  const { paragraphs, paragraph } = passages;
  const { sources } = knowledge.dataset;
  // Runs are as long as it takes, and end with their source.
  const length = Math.ceil(paragraphs.length / MOST_PARAGRAPHS);
  const runs: { source: number; first: string; last: string; count: number }[] = [];
  const runOf = new Int32Array(paragraphs.length);
  for (const [nth, { source, at }] of paragraphs.entries()) {
    if (nth % AT_ONCE === 0) yield;
    const run = runs.at(-1);
    if (run === undefined || run.source !== source || run.count === length || isHead(run.first) !== isHead(at))
      runs.push({ source, first: at, last: at, count: 1 });
    else {
      run.last = at;
      run.count++;
    }
    runOf[nth] = runs.length - 1;
  }
  const several = new Set(paragraphs.map(({ source }) => source)).size > 1;
  const rows = yield* restingOn(knowledge, derived, passages, runs.length, (entry) => {
    const at = paragraph[entry] as number;
    return at < 0 ? -1 : (runOf[at] as number);
  });
  const labelOf = ({ first, last, count }: (typeof runs)[number]) =>
    count === 1 ? verbatim(capitalised(locatorInWords(first))) : words.paragraphRun({ from: first, to: last });
  return {
    id: "paragraphs",
    title: words.paragraphs(),
    means: words.paragraphsMeans(),
    of: "claim",
    shape: "rows",
    parts: shownAndHidden(),
    bars: runs.map((run, at) => {
      const group = sources[run.source];
      return {
        ...rows.barOf(at, labelOf(run)),
        ...(several && group !== undefined && { group: verbatim(sourceName(group)) }),
      };
    }),
    apart: rows.apart(words.unlocated()),
    nothing: runs.length === 0 && rows.apart(words.unlocated()).length === 0 ? words.nothing() : null,
  };
}

function isHead(at: string): boolean {
  return at.startsWith("0");
}

function* sourcePlot({ knowledge, derived }: Counted): Steps<Plot> {
  const passages = yield* passageSteps(knowledge);
  const { sources } = knowledge.dataset;
  const rows = yield* restingOn(
    knowledge,
    derived,
    passages,
    sources.length,
    (entry) => passages.source[entry] as number,
  );
  const bars = sources.map((source, at) => rows.barOf(at, verbatim(sourceName(source))));
  const apart = rows.apart(words.unsourced());
  return {
    id: "sources",
    title: words.sources(),
    means: words.sourcesMeans(),
    of: "claim",
    shape: "rows",
    parts: shownAndHidden(),
    bars: bars.sort((a, b) => (b.counts[0] as number) - (a.counts[0] as number)),
    apart,
    nothing: bars.length === 0 && apart.length === 0 ? words.nothing() : null,
  };
}

/**
 * Counts claims by what they rest on. Of a claim that is shown, the attributions that the lens accepts count; one none of
 * which says where it rests is apart. A claim of which only some do so counts where those say.
 * @param rowOf the row that an entry of the passages counts for; -1 for none.
 */
function* restingOn(
  { claimCount }: KnowledgeGraph,
  { claimMask, attributionMask }: DerivedView,
  passages: { readonly start: Uint32Array; readonly row: Uint32Array },
  count: number,
  rowOf: (entry: number) => number,
) {
  const [shown, all] = [new Uint32Array(count + 1), new Uint32Array(count + 1)];
  const [lastShown, lastOfAll] = [new Int32Array(count + 1).fill(-1), new Int32Array(count + 1).fill(-1)];
  const { start, row } = passages;
  const countOnce = (counts: Uint32Array, last: Int32Array, at: number, claim: number) => {
    if (last[at] === claim) return;
    last[at] = claim;
    counts[at] = (counts[at] as number) + 1;
  };
  for (let c = 0; c < claimCount; c++) {
    if (c % AT_ONCE === 0) yield;
    let [isAnywhere, isSeen] = [false, false];
    for (let entry = start[c] as number; entry < (start[c + 1] as number); entry++) {
      const at = rowOf(entry);
      if (at < 0) continue;
      isAnywhere = true;
      countOnce(all, lastOfAll, at, c);
      if (claimMask[c] === 0 || attributionMask[row[entry] as number] === 0) continue;
      isSeen = true;
      countOnce(shown, lastShown, at, c);
    }
    // Shown without a place that the lens accepts, it stands apart; so does what has none at all.
    if (claimMask[c] === 1 && !isSeen) countOnce(shown, lastShown, count, c);
    if (!isAnywhere || (claimMask[c] === 1 && !isSeen)) countOnce(all, lastOfAll, count, c);
  }
  const isAt = (c: number, at: number) => {
    let isSeen = false;
    for (let entry = start[c] as number; entry < (start[c + 1] as number); entry++) {
      const place = rowOf(entry);
      if (place < 0 || attributionMask[row[entry] as number] === 0) continue;
      if (place === at) return true;
      isSeen = true;
    }
    return at === count && !isSeen;
  };
  const barOf = (at: number, label: Words): PlotBar => {
    const [seen, every] = [shown[at] as number, all[at] as number];
    return {
      key: String(at),
      what: label,
      label,
      name: barInWords("claim", label, seen, every),
      counts: [seen, every - seen],
      records: () => numbersWhere(claimCount, (c) => claimMask[c] === 1 && isAt(c, at)),
    };
  };
  return { barOf, apart: (label: Words): readonly PlotBar[] => (all[count] === 0 ? [] : [barOf(count, label)]) };
}

function numbersWhere(length: number, is: (number: number) => boolean): readonly number[] {
  const numbers: number[] = [];
  for (let number = 0; number < length; number++) if (is(number)) numbers.push(number);
  return numbers;
}
