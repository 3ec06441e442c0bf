import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** Who points to those that many point to. */
export const hitsHub: ComputedMeasure = {
  id: "hits-hub",
  title: words.hitsHub,
  meaning: words.hitsHubMeans,
  definition: words.hitsHubDefined,
  kind: "score",
  direction: "always",
  weight: "strength",
  load: async () => (await import("./computing/spread-measures.ts")).hub,
};
