import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { measures } from "./measures.ts";

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
    const { values } = measures[0].column(knowledge);
    sizes = {
      radii: Float32Array.from(values, (value) => LEAST_RADIUS + RADIUS_PER_ROOT * Math.sqrt(value || 0)),
      ranked: Uint32Array.from(values, (_, e) => e).sort(
        (a, b) => (values[b] as number) - (values[a] as number) || a - b,
      ),
    };
    sizesByShape.set(knowledge.shape, sizes);
  }
  return sizes;
}
