import { facetTableSteps } from "../../derive/facets.ts";
import { pairSteps } from "../../derive/pairs.ts";
import { placeSteps } from "../../derive/places.ts";
import { nodeSizes } from "../../derive/sizes.ts";
import { clashSteps, contestedMask } from "../../features/contested/contested.ts";
import type { Steps } from "../../lib/steps.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { DEFAULT_VIEW } from "../../model/view-state.ts";
import { allLinePaths } from "./far-lines.ts";
import { isLarge } from "./large-graph.ts";
import { boundsOf, captionsOf, fannedSteps } from "./rendering.ts";

/**
 * Works out, in steps, what is kept of a graph from its first drawing on. A large graph is drawn without a halt if these
 * were done before.
 */
export function* drawingSteps(knowledge: KnowledgeGraph): Steps<void> {
  yield* facetTableSteps(knowledge);
  yield;
  contestedMask(knowledge);
  yield* clashSteps(knowledge);
  yield;
  nodeSizes(knowledge);
  yield* pairSteps(knowledge);
  yield* fannedSteps(knowledge);
  const places = yield* placeSteps(knowledge, DEFAULT_VIEW.moved);
  yield;
  if (isLarge(knowledge))
    yield* allLinePaths({ knowledge, places }, boundsOf({ knowledge, captions: captionsOf(knowledge) }));
}
