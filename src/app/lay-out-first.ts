import { completedDataset, placesToComplete } from "../derive/complete-places.ts";
import { forceLayout } from "../derive/layouts/force-layout.ts";
import type { layoutTask } from "../features/layouts/layout-task.ts";
import { nameMeasure } from "../features/layouts/ui/measure-names.ts";
import type { Dataset } from "../model/dataset.ts";
import { buildKnowledgeGraph } from "../model/knowledge-graph.ts";
import { runTask } from "../product/tasks/run-task.ts";

/** The first dataset of a page with places for the entities that it has none for; where that fails, as it is. */
export async function laidOut(dataset: Dataset): Promise<Dataset> {
  const knowledge = buildKnowledgeGraph(dataset);
  const input = placesToComplete(knowledge, await nameMeasure(knowledge));
  const outcome = await runTask<typeof layoutTask>("layout", { layout: forceLayout.id, input });
  return outcome.is === "done" ? completedDataset(knowledge, input, outcome.output.places) : dataset;
}
