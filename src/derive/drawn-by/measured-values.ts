import { createStore } from "zustand/vanilla";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { DerivedView } from "../derived-view.ts";

/** What of a view a measure depends on. */
export type MeasuredView = Pick<DerivedView, "entityMask" | "claimMask" | "claimStance">;

/** What a measure came to, of entities and not of nodes. */
export interface MeasuredValues {
  /** By entity number; NaN where the measure is not defined, or the entity was not shown. */
  readonly values: Float64Array;
  /** What it was computed on. */
  readonly of: MeasuredView;
  /** Entities that were shown, and for which it is not defined. */
  readonly undefinedFor: number;
}

/** How the computing of a measure stands, where it has not simply ended. */
export type MeasureRun =
  /** `share`: of the work, from 0 to 1. */
  | { readonly is: "running"; readonly share: number; readonly stop: () => void }
  | { readonly is: "stopped" | "failed"; readonly again: () => void };

interface Measuring {
  /** Counts the values that were computed, in all graphs. */
  readonly computed: number;
  /** By id of a measure. */
  readonly runs: Readonly<Record<string, MeasureRun>>;
}

/** The measures that are being computed for what the canvas shows. */
export const measuring = createStore<Measuring>(() => ({ computed: 0, runs: {} }));

const heldByShape = new WeakMap<object, Map<string, MeasuredValues>>();

/** The newest values of a measure of a graph, by its id; undefined where none were computed. */
export function measuredValues({ shape }: KnowledgeGraph, measure: string): MeasuredValues | undefined {
  return heldByShape.get(shape)?.get(measure);
}

/** Holds the values of a measure in place of those before, and tells `onMeasured` of them. */
export function holdMeasured({ shape }: KnowledgeGraph, measure: string, values: MeasuredValues): void {
  const held = heldByShape.get(shape) ?? new Map<string, MeasuredValues>();
  heldByShape.set(shape, held.set(measure, values));
  measuring.setState(({ computed }) => ({ computed: computed + 1 }));
}

/** Calls whenever values were computed. @returns what ends this. */
export function onMeasured(listener: () => void): () => void {
  return measuring.subscribe((now, before) => {
    if (now.computed !== before.computed) listener();
  });
}

/** Whether values were computed on what a view shows; else they are of an earlier view. */
export function areOf({ of }: Pick<MeasuredValues, "of">, view: MeasuredView): boolean {
  return (["entityMask", "claimMask", "claimStance"] as const).every((column) => isSame(of[column], view[column]));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
