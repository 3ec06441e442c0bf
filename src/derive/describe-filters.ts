import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { SLICE_IDS, type SliceId, type ViewState, viewSlices } from "../model/view-state.ts";
import { viewedDataset } from "./viewed-dataset.ts";

/** The filters of a view in words, as a subgraph records them; "everything" where there are none. */
export function describeFilters(knowledge: KnowledgeGraph, view: ViewState): string {
  const dataset = viewedDataset(knowledge);
  const words = <Id extends SliceId>(id: Id) => viewSlices[id].words?.(view[id], dataset) ?? [];
  return SLICE_IDS.flatMap((id) => words(id)).join("; ") || "everything";
}
