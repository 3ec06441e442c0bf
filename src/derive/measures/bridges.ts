import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** Lines that alone hold two parts together. */
export const bridges: ComputedMeasure = {
  id: "bridges",
  title: words.bridges,
  meaning: words.bridgesMeans,
  definition: words.bridgesDefined,
  kind: "score",
  direction: "never",
  weight: null,
  load: async () => (await import("./computing/part-measures.ts")).bridges,
};
