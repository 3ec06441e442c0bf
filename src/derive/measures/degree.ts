import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** Lines at an entity: its neighbours, counted or by strength. */
export const degree: ComputedMeasure = {
  id: "degree",
  title: words.degree,
  meaning: words.degreeMeans,
  definition: words.degreeDefined,
  kind: "score",
  direction: "asked",
  weight: "strength",
  load: async () => (await import("./computing/degrees.ts")).degree,
};
