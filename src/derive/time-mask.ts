import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { TimeWindow } from "../model/view-state.ts";
import { firstDayOf, lastDayOf } from "../model/when.ts";
import { extendColumn, firstNewClaim } from "./extend-column.ts";

/** Whether a time window keeps everything, so that it need not be looked at. */
export function isOpen({ from, to, undated }: TimeWindow): boolean {
  return from === null && to === null && undated;
}

/**
 * Per claim, 1 where the window keeps it. "possibly" keeps what overlaps the window, "certainly" what lies inside it;
 * an undated claim stays as long as `undated` says so, whatever the bounds.
 * @param before the mask over the revision that this one follows, if it can be extended.
 */
export function timeMask(knowledge: KnowledgeGraph, window: TimeWindow, before?: Uint8Array | null): Uint8Array {
  const { claimEarliest, claimLatest, claimCount } = knowledge;
  const start = firstNewClaim(knowledge, before);
  const mask = new Uint8Array(claimCount - start);
  const from = window.from === null ? -Infinity : firstDayOf(window.from);
  const to = window.to === null ? Infinity : lastDayOf(window.to);
  const certainly = window.match === "certainly";
  for (let c = start; c < claimCount; c++) {
    const earliest = claimEarliest[c] as number;
    const latest = claimLatest[c] as number;
    if (Number.isNaN(earliest)) mask[c - start] = window.undated ? 1 : 0;
    else if (certainly) mask[c - start] = earliest >= from && latest <= to ? 1 : 0;
    else mask[c - start] = earliest <= to && latest >= from ? 1 : 0;
  }
  return extendColumn(before, start, mask);
}
