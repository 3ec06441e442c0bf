import { bug } from "../../lib/result.ts";
import { runInSlices, type Task } from "../../lib/task.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { buffersOf, type Indexable, type SearchColumns } from "./search-columns.ts";
import { indexing, type SearchIndex, searchIndexOf } from "./search-index.ts";

/** Indexes a dataset for search; tells how many of its records are done. */
export const indexSearch: Task<Indexable, SearchColumns, number> = {
  async run(indexable, { pause, progress }) {
    const making = indexing(indexable);
    let step = making.next();
    while (!step.done) {
      progress(step.value);
      await pause();
      step = making.next();
    }
    return step.value;
  },
  buffersOf,
};

/**
 * An index over a dataset. Without columns it is made here, in slices: to hand a dataset to a worker would take the page
 * about as long.
 * @param columns where a worker that had the dataset made them; null where it did not.
 */
export async function openSearchIndex(knowledge: KnowledgeGraph, columns: SearchColumns | null): Promise<SearchIndex> {
  if (columns !== null) return searchIndexOf(knowledge, columns);
  const outcome = await runInSlices(indexSearch, knowledge);
  if (outcome.is === "done") return searchIndexOf(knowledge, outcome.output);
  return bug(`openSearchIndex: it broke off: ${outcome.is === "failed" ? outcome.reason : "cancelled"}.`);
}
