import { isSameJson } from "../lib/same-json.ts";
import type { Edit, RecordEdit } from "../model/edit.ts";
import {
  SLICE_IDS,
  type SliceId,
  specify,
  type ViewSpecification,
  type ViewState,
  viewSlices,
} from "../model/view-state.ts";
import type { Editor } from "./command.ts";

// Two histories. What undo takes back: edits, and what was done to the canvas. Where the browser's Back leads: to what
// was looked at. The camera is in neither. See docs/decisions/2026-11-29-two-histories.md.

const slicesOf = (history: "undo" | "navigation") => SLICE_IDS.filter((id) => viewSlices[id].history === history);

/** The slices of a view that undo takes back. */
export const UNDONE = slicesOf("undo");
/** The slices of a view that the browser's Back and Forward bring back. */
export const NAVIGATED = slicesOf("navigation");

/** Some slices of a view. */
export function partsOf(view: ViewState, ids: readonly SliceId[]): ViewSpecification {
  return specify((id) => (ids.includes(id) ? view[id] : undefined));
}

/** Whether two views say the same in some slices. */
export function isSameIn(a: ViewState, b: ViewState, ids: readonly SliceId[]): boolean {
  return ids.every((id) => isSameJson(a[id], b[id]));
}

/** A change that can be taken back. */
export interface Step {
  readonly command: string;
  readonly title: string;
  readonly before: ViewSpecification;
  readonly after: ViewSpecification;
  readonly edits: readonly Edit[];
  /** What takes the edits back, in the order in which it has to be applied. */
  readonly inverses: readonly RecordEdit[];
  /** Applies both; null if there are none. */
  readonly editor: Editor | null;
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
export const MAX_STEPS = 500;

/** Adds a step; a gesture that goes on grows the step that it began. Whatever was undone is gone. */
export function record(history: History, step: Step, isGesture: boolean): History {
  const newest = history.past.at(-1);
  if (isGesture && history.isOpen && newest?.command === step.command)
    return { past: [...history.past.slice(0, -1), joined(newest, step)], future: [], isOpen: true };
  return { past: [...history.past, step].slice(-MAX_STEPS), future: [], isOpen: isGesture };
}

/** Two steps as one. What is typed letter by letter changes one record again and again: the first and the last count. */
function joined(first: Step, next: Step): Step {
  const [before, after] = [onlyChange(first.edits), onlyChange(next.edits)];
  const areOne = before !== null && after !== null && before.of === after.of && before.record.id === after.record.id;
  return {
    ...first,
    after: next.after,
    editor: first.editor ?? next.editor,
    edits: areOne ? next.edits : [...first.edits, ...next.edits],
    inverses: areOne ? first.inverses : [...next.inverses, ...first.inverses],
  };
}

/** The edit, where it is but one and changes a record; else null. */
function onlyChange(edits: readonly Edit[]) {
  const [edit] = edits;
  return edits.length === 1 && edit?.edit === "change" && edit.of !== "attribution" ? edit : null;
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
