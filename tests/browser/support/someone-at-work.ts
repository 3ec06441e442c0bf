import fc from "fast-check";
import { anyDeed } from "../../fixtures/arbitrary-work.ts";

/** All that the worker of a seed does, in its order. */
export const deedsOf = (seed: number) => fc.sample(anyDeed, { seed, numRuns: 400 });

export interface Told {
  readonly done: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How much longer the pause before it was than asked for, in milliseconds. */
  readonly late: number;
}

/** Longest pause between two things that are done, in milliseconds. */
export const LONGEST_PAUSE = 40;
