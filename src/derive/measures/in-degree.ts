import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** Lines to an entity. */
export const inDegree: ComputedMeasure = {
  id: "in-degree",
  title: words.inDegree,
  meaning: words.inDegreeMeans,
  definition: words.inDegreeDefined,
  kind: "score",
  direction: "always",
  weight: "strength",
  load: async () => (await import("./computing/degrees.ts")).inDegree,
};
