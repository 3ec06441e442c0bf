import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";

/** A dated claim as a bar of a lane. */
export interface LaneBar {
  readonly claim: number;
  /** Where it begins and ends, from 0 (the beginning of the span) to 1 (its end). */
  readonly start: number;
  readonly end: number;
  /** Line of the lane, from 0: bars of one line do not touch. */
  readonly line: number;
  /** Whether the beginning or the end is open, so that the bar is cut off there. */
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
}

/** Least width of a bar and least gap between two, as a share of the span: a day must be seen too. */
const LEAST_WIDTH = 0.014;

/** First and last day of all the claims' finite bounds; null where they have none. */
export function spanOf(
  { claimEarliest, claimLatest }: Pick<KnowledgeGraph, "claimEarliest" | "claimLatest">,
  claims: readonly number[],
): { readonly first: number; readonly last: number } | null {
  const days = claims
    .flatMap((claim) => [claimEarliest[claim] as number, claimLatest[claim] as number])
    .filter((day) => Number.isFinite(day));
  if (days.length === 0) return null;
  return { first: Math.min(...days), last: Math.max(...days) };
}

/**
 * Lays dated claims out in as few lines as keep them apart, each on the first line that is free (interval partitioning).
 * @param claims by the day they begin, as a timeline gives them.
 */
export function packBars(
  { claimEarliest, claimLatest }: Pick<KnowledgeGraph, "claimEarliest" | "claimLatest">,
  claims: readonly number[],
  { first, last }: { readonly first: number; readonly last: number },
): readonly LaneBar[] {
  const length = Math.max(last - first, 1);
  const at = (day: number) => Math.min(1, Math.max(0, (day - first) / length));
  const freeFrom: number[] = [];
  return claims.map((claim) => {
    const earliest = claimEarliest[claim] as number;
    const latest = claimLatest[claim] as number;
    const start = Math.min(at(earliest), 1 - LEAST_WIDTH);
    const end = Math.max(at(latest), start + LEAST_WIDTH);
    const free = freeFrom.findIndex((from) => from <= start);
    const line = free === -1 ? freeFrom.length : free;
    freeFrom[line] = end + LEAST_WIDTH;
    return { claim, start, end, line, isOpenStart: earliest === -Infinity, isOpenEnd: latest === Infinity };
  });
}
