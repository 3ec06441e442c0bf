import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** What hangs together. */
export const component: ComputedMeasure = {
  id: "component",
  title: words.component,
  meaning: words.componentMeans,
  definition: words.componentDefined,
  kind: "group",
  direction: "never",
  weight: null,
  load: async () => (await import("./computing/part-measures.ts")).component,
};
