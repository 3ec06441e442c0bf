import { completedDataset, placesToComplete } from "../derive/complete-places.ts";
import { isPlaced } from "../derive/is-placed.ts";
import { forceLayout } from "../derive/layouts/force-layout.ts";
import { layoutTask } from "../features/layouts/layout-task.ts";
import { runInSlices } from "../lib/task.ts";
import type { Dataset } from "../model/dataset.ts";
import { buildKnowledgeGraph } from "../model/knowledge-graph.ts";

/** The dataset with a place for each entity, as the page opens it: those that it places stay where they are. */
export async function placedDataset(dataset: Dataset): Promise<Dataset> {
  if (isPlaced(dataset)) return dataset;
  const knowledge = buildKnowledgeGraph(dataset);
  const input = placesToComplete(knowledge);
  const outcome = await runInSlices(layoutTask, { layout: forceLayout.id, input });
  if (outcome.is !== "done") throw new Error("The layout did not come to its end.");
  return completedDataset(knowledge, input, outcome.output.places);
}
