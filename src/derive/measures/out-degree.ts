import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** Lines from an entity. */
export const outDegree: ComputedMeasure = {
  id: "out-degree",
  title: words.outDegree,
  meaning: words.outDegreeMeans,
  definition: words.outDegreeDefined,
  kind: "score",
  direction: "always",
  weight: "strength",
  load: async () => (await import("./computing/degrees.ts")).outDegree,
};
