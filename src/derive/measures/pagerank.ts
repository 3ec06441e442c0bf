import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** Where a walk along lines spends its time. */
export const pagerank: ComputedMeasure = {
  id: "pagerank",
  title: words.pagerank,
  meaning: words.pagerankMeans,
  definition: words.pagerankDefined,
  kind: "score",
  direction: "asked",
  weight: "strength",
  load: async () => (await import("./computing/spread-measures.ts")).pagerank,
};
