import type { Task } from "../../lib/task.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { buffersOf, type SearchColumns } from "./search-columns.ts";
import { indexing } from "./search-index.ts";

/** Indexes a dataset for search. */
export const indexSearch: Task<KnowledgeGraph, SearchColumns> = {
  async run(knowledge, { pause }) {
    const making = indexing(knowledge);
    let step = making.next();
    while (!step.done) {
      await pause();
      step = making.next();
    }
    return step.value;
  },
  buffersOf,
};
