import type { KnowledgeGraph } from "../model/knowledge-graph.ts";

/** A way to place entities, which have no positions of their own. */
export interface LayoutMethod {
  readonly id: string;
  /**
   * Places entities in layout space (no unit, y up). Entities without a place in this layout are left out, and end up
   * beside the others.
   * @param put sets the place of an entity by its number.
   */
  readonly place: (knowledge: KnowledgeGraph, put: (entity: number, x: number, y: number) => void) => void;
}
