import type { DerivedView } from "../../derive/derived-view.ts";
import { finished, type Steps } from "../../lib/steps.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { yearOfDay } from "../../model/when.ts";
import { binOfYear, type YearAxis, yearAxisOf } from "./year-axis.ts";

/**
 * How many claims each bin of years holds, as the legend and the focus leave them. A claim is `certain` in a bin when its
 * whole date lies in that bin, and `possible` in each bin that its date overlaps otherwise; never both. An open end
 * reaches to the end of the axis.
 */
export interface Histogram {
  /** null where nothing in the dataset is dated; the columns are empty then. */
  readonly axis: YearAxis | null;
  /** Per bin: claims that are shown. */
  readonly certainShown: Uint32Array;
  readonly possibleShown: Uint32Array;
  /** Per bin: claims that only the time window hides. */
  readonly certainOutside: Uint32Array;
  readonly possibleOutside: Uint32Array;
  /** Dated claims that are shown, each once. */
  readonly shown: number;
  /** Dated claims that only the time window hides, each once. */
  readonly outside: number;
  /** Claims without a date, shown or not. */
  readonly undated: number;
}

/** Per claim: the first and last bin that it may fall in; UNDATED where it has no date. */
interface Bins {
  readonly firstBin: Int16Array;
  readonly lastBin: Int16Array;
  /** 1 where neither end is open and both lie in one bin. */
  readonly isCertain: Uint8Array;
}

const UNDATED = -1;
const binsByShape = new WeakMap<object, Bins>();

/** Counts claims by year; linear in claims and bins, however long the claims last. */
export function histogramByYear(
  knowledge: KnowledgeGraph,
  { claimMask, claimMaskBeforeTime }: Pick<DerivedView, "claimMask" | "claimMaskBeforeTime">,
): Histogram {
  const axis = yearAxisOf(knowledge);
  const binCount = axis?.binCount ?? 0;
  const { firstBin, lastBin, isCertain } = binsOf(knowledge, axis);
  const certain = [new Uint32Array(binCount), new Uint32Array(binCount)] as const;
  // One more at its first bin, one less after its last: summed up below, so that a long claim costs no more than a short.
  const possibleChange = [new Int32Array(binCount + 1), new Int32Array(binCount + 1)] as const;
  const dated: [number, number] = [0, 0];
  let undated = 0;
  for (let c = 0; c < knowledge.claimCount; c++) {
    if (claimMaskBeforeTime[c] === 0) continue;
    const first = firstBin[c] as number;
    if (first === UNDATED) {
      undated++;
      continue;
    }
    const which = claimMask[c] === 1 ? 0 : 1;
    dated[which]++;
    if (isCertain[c] === 1) {
      certain[which][first] = (certain[which][first] as number) + 1;
      continue;
    }
    const change = possibleChange[which];
    const after = (lastBin[c] as number) + 1;
    change[first] = (change[first] as number) + 1;
    change[after] = (change[after] as number) - 1;
  }
  return {
    axis,
    certainShown: certain[0],
    possibleShown: summedUp(possibleChange[0], binCount),
    certainOutside: certain[1],
    possibleOutside: summedUp(possibleChange[1], binCount),
    shown: dated[0],
    outside: dated[1],
    undated,
  };
}

function binsOf(knowledge: KnowledgeGraph, axis: YearAxis | null): Bins {
  return binsByShape.get(knowledge.shape) ?? finished(binSteps(knowledge, axis));
}

/** Claims whose bins are found in one step. */
const CLAIMS_AT_ONCE = 32_768;

/** Finds, in steps, what is kept of a graph from its first histogram on. */
export function* binSteps(knowledge: KnowledgeGraph, axis = yearAxisOf(knowledge)): Steps<Bins> {
  const { claimCount, claimEarliest, claimLatest } = knowledge;
  const firstBin = new Int16Array(claimCount).fill(UNDATED);
  const lastBin = new Int16Array(claimCount).fill(UNDATED);
  const isCertain = new Uint8Array(claimCount);
  for (let c = 0; c < claimCount && axis !== null; c++) {
    if (c % CLAIMS_AT_ONCE === 0) yield;
    const earliest = claimEarliest[c] as number;
    const latest = claimLatest[c] as number;
    if (Number.isNaN(earliest)) continue;
    const first = Number.isFinite(earliest) ? binOfYear(axis, yearOfDay(earliest)) : 0;
    const last = Number.isFinite(latest) ? binOfYear(axis, yearOfDay(latest)) : axis.binCount - 1;
    firstBin[c] = first;
    lastBin[c] = last;
    isCertain[c] = first === last && Number.isFinite(earliest) && Number.isFinite(latest) ? 1 : 0;
  }
  const bins = { firstBin, lastBin, isCertain };
  binsByShape.set(knowledge.shape, bins);
  return bins;
}

function summedUp(change: Int32Array, binCount: number): Uint32Array {
  const sums = new Uint32Array(binCount);
  let sum = 0;
  for (let bin = 0; bin < binCount; bin++) {
    sum += change[bin] as number;
    sums[bin] = sum;
  }
  return sums;
}
