import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** How deep an entity is in a part where all are joined to many. */
export const kCore: ComputedMeasure = {
  id: "k-core",
  title: words.kCore,
  meaning: words.kCoreMeans,
  definition: words.kCoreDefined,
  kind: "score",
  direction: "never",
  weight: null,
  load: async () => (await import("./computing/part-measures.ts")).kCore,
};
