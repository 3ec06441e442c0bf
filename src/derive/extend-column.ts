import { withRows } from "../model/column-rows.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";

// If claims were only appended or removed at the end, a step with a row per claim extends its last result.

/** Number of the first claim that a step has to compute; 0 if it has no result to extend. */
export function firstNewClaim({ follows }: KnowledgeGraph, before: object | null | undefined): number {
  return before ? (follows?.claims ?? 0) : 0;
}

/** The first rows of the column before, if there is one, followed by the newly computed rows. */
export function extendColumn(before: Uint8Array | null | undefined, from: number, rows: Uint8Array): Uint8Array {
  return before ? withRows(before, from, rows) : rows;
}
