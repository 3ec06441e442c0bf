import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { claimCount } from "./measures/claim-count.ts";

/** How large nodes are drawn, and which come first if there is no room for all. */
export interface NodeSizes {
  /** Per entity: radius in CSS pixels at camera ratio 1. The area grows with the measure. */
  readonly radii: Float32Array;
  /** Entities in descending order of the measure. */
  readonly ranked: Uint32Array;
}

/** Radius of what has least, in CSS pixels at camera ratio 1. */
export const LEAST_RADIUS = 3.4;
const RADIUS_PER_ROOT = 1.55;

const sizesByShape = new WeakMap<object, NodeSizes>();

/** The sizes of all nodes; computed once per shape of the graph. */
export function nodeSizes(knowledge: KnowledgeGraph): NodeSizes {
  let sizes = sizesByShape.get(knowledge.shape);
  if (sizes === undefined) {
    const { values } = claimCount.column(knowledge);
    const radii = new Float32Array(values.length);
    for (let e = 0; e < values.length; e++) radii[e] = LEAST_RADIUS + RADIUS_PER_ROOT * Math.sqrt(values[e] || 0);
    sizes = { radii, ranked: rankedBy(values) };
    sizesByShape.set(knowledge.shape, sizes);
  }
  return sizes;
}

/**
 * Entities in descending order of whole numbers, equal ones in their own order. Value and entity make one number, since
 * numbers alone are sorted ten times as fast as by a function that compares.
 */
function rankedBy(values: Float64Array): Uint32Array {
  const order = values.length;
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const keys = new Float64Array(order);
  for (let e = 0; e < order; e++) keys[e] = (most - (values[e] as number)) * order + e;
  keys.sort();
  return Uint32Array.from(keys, (key) => key % order);
}
