import type { Dataset } from "./dataset.ts";
import type { KnowledgeGraph } from "./knowledge-graph.ts";
import { type IdTable, idTable, NumbersById } from "./numbers-by-id.ts";

/** The columns and counts of a graph, without its records: what a worker can hand over. */
export type KnowledgeColumns = Omit<KnowledgeGraph, "dataset" | "entityNumber" | "claimNumber"> & {
  readonly entityIds: IdTable;
  readonly claimIds: IdTable;
};

/** The columns of a graph by themselves, in buffers of their own. */
export function copiedColumns(knowledge: KnowledgeGraph): KnowledgeColumns {
  const { dataset, entityNumber: _entityNumber, claimNumber: _claimNumber, ...columns } = knowledge;
  return {
    ...structuredClone(columns),
    entityIds: idTable(dataset.entities),
    claimIds: idTable(dataset.claims),
  };
}

/**
 * The columns of a graph that were handed over once, as they are; null where they were built here and nothing was ever
 * handed over, as of what is small.
 */
export function handedColumns({
  dataset: _,
  entityNumber,
  claimNumber,
  ...columns
}: KnowledgeGraph): KnowledgeColumns | null {
  if (!(entityNumber instanceof NumbersById && claimNumber instanceof NumbersById)) return null;
  return { ...columns, entityIds: entityNumber.table, claimIds: claimNumber.table };
}

/** The buffers of columns, for handing them to another thread. */
export function columnBuffers(columns: KnowledgeColumns): readonly ArrayBuffer[] {
  return Object.values(columns).flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : []));
}

/** A graph out of columns that were built elsewhere, and the records that they were built of: nothing is worked out anew. */
export function withColumns(dataset: Dataset, columns: KnowledgeColumns): KnowledgeGraph {
  const { entityIds, claimIds, ...graph } = columns;
  const entityNumber = new NumbersById(dataset.entities, entityIds);
  const claimNumber = new NumbersById(dataset.claims, claimIds);
  return { ...graph, dataset, entityNumber, claimNumber };
}
