import { facetTables } from "../../derive/facets.ts";
import { pairsOf } from "../../derive/pairs.ts";
import { placesOf } from "../../derive/places.ts";
import { nodeSizes } from "../../derive/sizes.ts";
import { clashesIn, contestedMask } from "../../features/contested/contested.ts";
import type { Steps } from "../../lib/steps.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { DEFAULT_VIEW } from "../../model/view-state.ts";
import { allLinePaths } from "./far-lines.ts";
import { isLarge } from "./large-graph.ts";
import { boundsOf, captionsOf, fannedOf } from "./rendering.ts";

/**
 * Works out, in steps, what is kept of a graph from its first drawing on. A large graph is drawn without a halt if these
 * were done before.
 */
export function* drawingSteps(knowledge: KnowledgeGraph): Steps<void> {
  for (const find of [facetTables, contestedMask, clashesIn, nodeSizes, pairsOf, fannedOf]) {
    find(knowledge);
    yield;
  }
  const places = placesOf(knowledge, DEFAULT_VIEW.moved);
  yield;
  if (isLarge(knowledge))
    yield* allLinePaths({ knowledge, places }, boundsOf({ knowledge, captions: captionsOf(knowledge) }));
}
