import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** Whom those point to that point to many. */
export const hitsAuthority: ComputedMeasure = {
  id: "hits-authority",
  title: words.hitsAuthority,
  meaning: words.hitsAuthorityMeans,
  definition: words.hitsAuthorityDefined,
  kind: "score",
  direction: "always",
  weight: "strength",
  load: async () => (await import("./computing/spread-measures.ts")).authority,
};
