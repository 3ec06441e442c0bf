import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** How many shortest paths between others lead through an entity. */
export const betweenness: ComputedMeasure = {
  id: "betweenness",
  title: words.betweenness,
  meaning: words.betweennessMeans,
  definition: words.betweennessDefined,
  kind: "score",
  direction: "asked",
  weight: "length",
  load: async () => (await import("./computing/path-measures.ts")).betweenness,
};
