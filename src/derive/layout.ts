import type { KnowledgeGraph } from "../model/knowledge-graph.ts";

/** A way to place entities, which have no place of their own. */
export interface LayoutMethod {
  readonly id: string;
  /** What a list of layouts calls it. */
  readonly title: string;
  /**
   * Puts entities where this layout has them, in layout space (no unit, y up). Entities that it has no place for are
   * left out, and are placed beside the others.
   * @param put sets the place of an entity by its number.
   */
  readonly place: (knowledge: KnowledgeGraph, put: (entity: number, x: number, y: number) => void) => void;
}
