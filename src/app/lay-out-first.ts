import { arrangedDataset } from "../derive/arranged-dataset.ts";
import { layoutInputOf } from "../derive/layout-input.ts";
import { forceLayout } from "../derive/layouts/force-layout.ts";
import type { layoutTask } from "../features/layouts/layout-task.ts";
import type { Dataset } from "../model/dataset.ts";
import { buildKnowledgeGraph } from "../model/knowledge-graph.ts";
import { runTask } from "../product/tasks/run-task.ts";

/** The first dataset of a page, laid out if it comes without positions; where that fails, without. */
export async function laidOut(dataset: Dataset): Promise<Dataset> {
  const knowledge = buildKnowledgeGraph(dataset);
  const input = layoutInputOf(knowledge, { iterations: null, seed: 1, start: null });
  const outcome = await runTask<typeof layoutTask>("layout", { layout: forceLayout.id, input });
  return outcome.is === "done" ? arrangedDataset(knowledge, forceLayout, outcome.output) : dataset;
}
