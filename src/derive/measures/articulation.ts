import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** What the graph falls apart without. */
export const articulation: ComputedMeasure = {
  id: "articulation",
  title: words.articulation,
  meaning: words.articulationMeans,
  definition: words.articulationDefined,
  kind: "score",
  direction: "never",
  weight: null,
  load: async () => (await import("./computing/part-measures.ts")).articulation,
};
