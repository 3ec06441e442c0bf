import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** Whether the neighbours of an entity are neighbours. */
export const clustering: ComputedMeasure = {
  id: "clustering",
  title: words.clustering,
  meaning: words.clusteringMeans,
  definition: words.clusteringDefined,
  kind: "score",
  direction: "never",
  weight: null,
  load: async () => (await import("./computing/part-measures.ts")).clustering,
};
