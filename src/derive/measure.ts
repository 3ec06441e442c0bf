import type { NumberColumn } from "../model/field-columns.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";

/** A number for each entity that says what part it has in the graph. */
export interface Measure {
  readonly id: string;
  /** What a list of measures calls it. */
  readonly title: string;
  /** By entity number; never below 0, NaN where it has no value. */
  readonly column: (knowledge: KnowledgeGraph) => NumberColumn;
}
