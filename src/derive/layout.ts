import type { Steps } from "../lib/steps.ts";
import type { TaskContext } from "../lib/task.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { Words } from "../words/message.ts";

/** A way to place entities, which have no positions of their own. */
export type LayoutMethod = StoredLayout | ComputedLayout;

/** A layout that is read: it costs nothing, and a graph can be drawn with it at once. */
export interface StoredLayout {
  readonly kind: "stored";
  readonly id: string;
  /**
   * Places entities in layout space (no unit, y up), in steps. Entities without a place in this layout are left out, and end up
   * beside the others.
   * @param put sets the place of an entity by its number.
   */
  readonly place: (knowledge: KnowledgeGraph, put: (entity: number, x: number, y: number) => void) => Steps<void>;
}

/** A layout that takes time: a task in a worker, or in slices where there is none, whose code is loaded when it runs. */
export interface ComputedLayout {
  readonly kind: "computed";
  readonly id: string;
  /** What an arrangement is called that was made with it. */
  readonly title: () => Words;
  /** What it does, in a sentence or two. */
  readonly description: () => Words;
  /** Whether chance has a part in it: then each seed gives another arrangement. */
  readonly usesSeed: boolean;
  /** Why it cannot be applied to these nodes, in a sentence; null where it can. Absent where it always can. */
  readonly refusal?: (input: LayoutInput) => Words | null;
  /** Whether regions of an arrangement before it are still recognisable in a file, so that its captions go along. */
  readonly keepsRegions: boolean;
  readonly load: () => Promise<ComputeLayout>;
}

/** What stands over a part of what a layout has placed, and what is drawn beneath it. */
export interface LayoutHeading {
  readonly says: HeadingMeaning;
  /** Where its words are, in the unit of the places. */
  readonly at: readonly [x: number, y: number];
  /** The nodes that it stands over. */
  readonly members: readonly number[];
  /** A line to read places by: straight, from the end that the words are at, or a circle. */
  readonly guide?:
    | readonly [x: number, y: number, toX: number, toY: number]
    | readonly [x: number, y: number, radius: number];
}

/** What a heading says: no words, as where layouts are computed no names are known. */
export type HeadingMeaning =
  | { readonly is: "family"; readonly family: number }
  | { readonly is: "year"; readonly year: number }
  | { readonly is: "hops"; readonly hops: number }
  /** A community, by its member that most claims join to others. */
  | { readonly is: "around"; readonly node: number }
  | { readonly is: "direction" | "not-connected" | "no-date" | "no-coordinates" };

/**
 * Computes places for all nodes: the outcome, and each part of it before, has node v at [2v], [2v + 1] in layout space
 * (the unit of `boxes`, y up). Equal input gives equal places. Of the force layout, which has only sums, products and roots, they are equal to the bit on
 * any machine; the others use sines as well, which engines may round in their own ways.
 */
export type ComputeLayout = (input: LayoutInput, context: LayoutContext) => Promise<Float32Array>;

/** What a layout is given beside its input. */
export type LayoutContext = TaskContext<LayoutProgress, Float32Array, never> & {
  /** Takes the headings of what it has placed, once, before its outcome. Nodes are numbered as in the input. */
  readonly headings?: (headings: readonly LayoutHeading[]) => void;
};

/** What a layout is computed from: flat arrays, which go to a worker in no time. */
export interface LayoutInput {
  readonly order: number;
  /** Both ends of each line; -1 in `to` where there is no second. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly boxes: NodeBoxes;
  /** How often the whole graph is moved; null leaves it to the layout. */
  readonly iterations: number | null;
  /** Any integer. */
  readonly seed: number;
  /** Places to go on from, as they are returned; NaN where a node has none. null starts from nothing. */
  readonly start: Float32Array | null;
  /** Whether nodes with a place in `start` stay exactly there, and only the others are placed. */
  readonly keepsStart: boolean;
  /** What is known of the nodes; absent where nothing but lines and boxes is asked for. */
  readonly traits?: NodeTraits;
}

/** What layouts may ask of nodes, by number. */
export interface NodeTraits {
  /** Position of its type in the vocabulary. */
  readonly kind: Uint16Array;
  /** Position of the family of that type. */
  readonly family: Uint16Array;
  /** Day on which its date begins, since 1970-01-01; where the beginning is open, the day on which it ends. NaN: no date. */
  readonly day: Float64Array;
  /** WGS84 degrees; both NaN where it has no coordinates. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** 1 for what is selected. */
  readonly isSelected: Uint8Array;
}

/** Per node: the room that it takes with its name, around its centre. The unit is CSS pixels at which names are read. */
export interface NodeBoxes {
  /** To either side. */
  readonly halfWidth: Float32Array;
  readonly above: Float32Array;
  readonly below: Float32Array;
}

/** How far a layout has come: moves of one node by one iteration, counted over all levels; then overlaps are removed. */
export type LayoutProgress =
  | { readonly phase: "moving"; readonly done: number; readonly total: number }
  | { readonly phase: "separating" };
