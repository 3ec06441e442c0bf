import { drawnStance } from "../../derive/claim-words.ts";
import type { ViewedGraph } from "../../drawing/viewed-state.ts";
import { contestedMask } from "../../features/contested/contested.ts";
import { lowerBound } from "../../lib/lower-bound.ts";
import { type CalendarStep, nextStep, startOfStep, type TimeAxis } from "./time-axis.ts";
import type { TimelineBand } from "./timeline.ts";

/** Items of a band that begin in the same step of the calendar: positions `from` to `to` of the band, the last excluded. */
export interface Heap {
  readonly day: number;
  /** First day of the next step. */
  readonly until: number;
  readonly from: number;
  readonly to: number;
}

/** Positions of what begins between two days, the second excluded. */
export function positionsIn({ anchor }: TimelineBand, from: number, to: number): readonly [from: number, to: number] {
  const firstFrom = (day: number) => lowerBound(anchor.length, (at) => (anchor[at] as number) >= day);
  return [firstFrom(from), firstFrom(to)];
}

/** The heaps of a band that begin between two days. Takes time linear in the heaps. */
export function heapsIn(
  band: TimelineBand,
  axis: TimeAxis,
  from: number,
  to: number,
  step: CalendarStep,
): readonly Heap[] {
  const heaps: Heap[] = [];
  for (const piece of axis.pieces) {
    if (piece.isBreak || piece.to <= from || piece.from >= to) continue;
    const last = Math.min(piece.to, to);
    for (let day = startOfStep(Math.max(piece.from, from), step); day < last; ) {
      const [start, end] = positionsIn(band, day, nextStep(day, step));
      // Of no item, the next item says where to go on.
      const next = start < end ? nextStep(day, step) : nextWith(band, start, step, day);
      if (start < end) heaps.push({ day, until: next, from: start, to: end });
      day = next;
    }
  }
  return withoutOverlap(heaps);
}

/** First day of the step in which the next item begins, beyond all days where there is none. */
function nextWith({ anchor }: TimelineBand, position: number, step: CalendarStep, day: number): number {
  const next = anchor[position];
  return next === undefined ? Infinity : Math.max(nextStep(day, step), startOfStep(next, step));
}

/** A step that a break divides would be found on both sides of it. */
function withoutOverlap(heaps: readonly Heap[]): readonly Heap[] {
  return heaps.filter(({ from }, at) => at === 0 || from >= (heaps[at - 1] as Heap).to);
}

interface HeapStances {
  /** How many there are by stance, as `attributionStance` counts them, the firmest first. */
  readonly stances: readonly (readonly [stance: number, count: number])[];
  readonly contested: number;
}

/** Found once for each heap: while a view is moved, heaps stay what they are. */
const stancesByBand = new WeakMap<TimelineBand, Map<string, HeapStances>>();

/** How the claims of a heap divide by stance, and how many are contested. */
export function stancesOf({ knowledge, derived }: ViewedGraph, band: TimelineBand, { from, to }: Heap): HeapStances {
  const known = stancesByBand.get(band) ?? new Map<string, HeapStances>();
  stancesByBand.set(band, known);
  const key = `${from}-${to}`;
  let found = known.get(key);
  if (found === undefined) {
    const mask = contestedMask(knowledge);
    const stances = new Map<number, number>();
    let contested = 0;
    for (const claim of band.items.subarray(from, to)) {
      const stance = drawnStance(knowledge, derived, claim);
      stances.set(stance, (stances.get(stance) ?? 0) + 1);
      contested += mask[claim] as number;
    }
    found = { stances: [...stances].sort(([a], [b]) => a - b), contested };
    known.set(key, found);
  }
  return found;
}
