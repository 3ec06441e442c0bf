import type { Dataset } from "./dataset.ts";
import type { KnowledgeGraph } from "./knowledge-graph.ts";

/** The columns and counts of a graph, without its records: what a worker can hand over. */
export type KnowledgeColumns = Omit<KnowledgeGraph, "dataset" | "entityNumber" | "claimNumber">;

/** The columns of a graph by themselves. */
export function columnsOf({
  dataset: _dataset,
  entityNumber: _entityNumber,
  claimNumber: _claimNumber,
  ...columns
}: KnowledgeGraph): KnowledgeColumns {
  return columns;
}

/** The buffers of columns, for handing them to another thread. */
export function columnBuffers(columns: KnowledgeColumns): readonly ArrayBuffer[] {
  return Object.values(columns).flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : []));
}

/** A graph out of columns that were built elsewhere, and the records that they were built of: nothing is worked out anew. */
export function withColumns(
  dataset: Dataset,
  columns: KnowledgeColumns,
  numbers: Pick<KnowledgeGraph, "entityNumber" | "claimNumber">,
): KnowledgeGraph {
  const { entityNumber, claimNumber } = numbers;
  return { ...columns, dataset, entityNumber, claimNumber };
}
