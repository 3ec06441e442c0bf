import type { Work } from "../model/command.ts";

/** A change that can be taken back. */
export interface Step {
  readonly command: string;
  readonly title: string;
  readonly before: Work;
  readonly after: Work;
}

/** What was done and what was undone, newest last. */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Whether the newest step is a gesture that still goes on. */
  readonly isOpen: boolean;
}

export const EMPTY_HISTORY: History = { past: [], future: [], isOpen: false };
/** Views share their parts, so a step is small; the limit keeps a day's work from piling up. */
const MAX_STEPS = 500;

/** Adds a step; a gesture that goes on grows the step that it began. Whatever was undone is gone. */
export function record(history: History, step: Step, isGesture: boolean): History {
  const newest = history.past.at(-1);
  if (isGesture && history.isOpen && newest?.command === step.command)
    return { past: [...history.past.slice(0, -1), { ...newest, after: step.after }], future: [], isOpen: true };
  return { past: [...history.past, step].slice(-MAX_STEPS), future: [], isOpen: isGesture };
}

/** Ends a gesture, so that the next one of its kind is a step of its own. */
export function closeGesture(history: History): History {
  return history.isOpen ? { ...history, isOpen: false } : history;
}

/** The history after taking one step back, with that step; undefined where there is none. */
export function stepBackward({ past, future }: History): { history: History; step: Step } | undefined {
  const step = past.at(-1);
  return step && { step, history: { past: past.slice(0, -1), future: [...future, step], isOpen: false } };
}

/** The history after doing one undone step again, with that step; undefined where there is none. */
export function stepForward({ past, future }: History): { history: History; step: Step } | undefined {
  const step = future.at(-1);
  return step && { step, history: { past: [...past, step], future: future.slice(0, -1), isOpen: false } };
}
