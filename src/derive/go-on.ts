import { withRows } from "../model/column-rows.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";

// Where only claims at the end came or went, a stage that has a row per claim goes on from what it had before.

/** Number of the first claim that a stage has to look at; 0 where it has nothing to go on from. */
export function startOf({ follows }: KnowledgeGraph, before: object | null | undefined): number {
  return before ? (follows?.claims ?? 0) : 0;
}

/** The first rows of the column before, where there is one, and then those that were worked out. */
export function goOn(before: Uint8Array | null | undefined, from: number, rows: Uint8Array): Uint8Array {
  return before ? withRows(before, from, rows) : rows;
}
