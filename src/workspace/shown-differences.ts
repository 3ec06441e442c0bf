import { createStore } from "zustand/vanilla";
import type { Words } from "../words/message.ts";

/** What became of a record since what is compared with; numbers, since they fill a column. */
export const DIFFERS = { not: 0, added: 1, changed: 2 } as const;

/** An entity that only the other side has. */
export interface RemovedEntity {
  readonly id: string;
  readonly name: string;
  /** Where it stood, in layout space; null where the two sides are not arranged alike. */
  readonly at: readonly [number, number] | null;
}

/** A claim that only the other side has, by its ends; null where it has a value. */
export interface RemovedClaim {
  readonly subject: string;
  readonly object: string | null;
}

/** What differs between the dataset on the canvas and another, or between its view and another, as it is shown. */
export interface ShownDifferences {
  /** The `shape` of the graph that numbers are of. */
  readonly of: object;
  /** Per entity and per claim: one of DIFFERS. Those that came since have no place in it. */
  readonly entities: Uint8Array;
  readonly claims: Uint8Array;
  readonly removedEntities: readonly RemovedEntity[];
  readonly removedClaims: readonly RemovedClaim[];
  /** What is compared with, and what that is called within a sentence. */
  readonly is: "opened" | "file" | "link";
  readonly other: Words;
  /** Whether the two are datasets; else views of one. */
  readonly areDatasets: boolean;
  /** What of a record differs, in lines; none where nothing does. */
  readonly linesOf: (of: "entity" | "claim", id: string) => readonly Words[];
  /** Ends the comparison. */
  readonly end: () => void;
}

/** The differences that the canvas and the cards of records show; null while nothing is compared. */
export const shownDifferences = createStore<{ readonly now: ShownDifferences | null }>(() => ({ now: null }));
