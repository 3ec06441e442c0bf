import { createDerivation } from "../../derive/derive.ts";
import type { Steps } from "../../lib/steps.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { DEFAULT_VIEW } from "../../model/view-state.ts";
import { drawingSteps } from "../../views/graph/drawing-steps.ts";
import { binSteps } from "../../views/timeline/histogram.ts";
import type { Derivation } from "../../workspace/workspace.ts";

/** Does, in steps, what a page would else do all at once when it opens a dataset. */
export function* openingSteps(knowledge: KnowledgeGraph): Steps<Derivation> {
  yield* drawingSteps(knowledge);
  yield* binSteps(knowledge);
  yield;
  const derive = createDerivation();
  derive(knowledge, DEFAULT_VIEW);
  return derive;
}
