import type { TaskContext } from "../lib/task.ts";
import type { NumberColumn } from "../model/field-columns.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { Words } from "../words/message.ts";
import type { GraphNeeds, MeasuredGraph } from "./measured-graph.ts";

/** A number per entity that says how important it is in the graph, read off a column at once. */
export interface Measure {
  readonly id: string;
  /** By entity number; never below 0, NaN for an entity without a value. */
  readonly column: (knowledge: KnowledgeGraph) => NumberColumn;
}

/** A number per entity that is computed from how entities hang together: a task, whose code is loaded when it runs. */
export interface ComputedMeasure extends GraphNeeds {
  readonly id: string;
  readonly title: () => Words;
  /** What it says of an entity where lines are claims, in a sentence or two. */
  readonly meaning: () => Words;
  /** How it is defined, also for directed, weighted and disconnected graphs, and by whom. */
  readonly definition: () => Words;
  /** Of a score the greatest ranks first; groups are numbered from 1, the largest, and all in one rank alike. */
  readonly kind: "score" | "group";
  readonly load: () => Promise<ComputeMeasure>;
}

/** Computes a measure of each node of a graph. Progress is the share of the work that is done, from 0 to 1. */
export type ComputeMeasure = (graph: MeasuredGraph, context: MeasureContext) => Promise<MeasureOutput>;
export type MeasureContext = Pick<TaskContext<number, never, never>, "progress" | "pause">;

/** What a measure comes to. */
export interface MeasureOutput {
  /** Per node; NaN where the measure is not defined for it. */
  readonly values: Float64Array;
  /** Of communities: how much the one of a node keeps its members from seed to seed, 0 to 1, per node. */
  readonly stability?: Float64Array;
  /** Of communities: the modularity of the partition (Newman and Girvan 2004). */
  readonly modularity?: number;
  /** Of what is approached step by step: that it was still changing when it was given up, so that no value is known. */
  readonly isUnsettled?: true;
}
