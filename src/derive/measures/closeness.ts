import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** How short the paths from an entity to all others are. */
export const closeness: ComputedMeasure = {
  id: "closeness",
  title: words.closeness,
  meaning: words.closenessMeans,
  definition: words.closenessDefined,
  kind: "score",
  direction: "asked",
  weight: "length",
  load: async () => (await import("./computing/path-measures.ts")).closeness,
};
