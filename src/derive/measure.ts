import type { NumberColumn } from "../model/field-columns.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";

/** A number per entity that says how important it is in the graph. */
export interface Measure {
  readonly id: string;
  /** By entity number; never below 0, NaN for an entity without a value. */
  readonly column: (knowledge: KnowledgeGraph) => NumberColumn;
}
