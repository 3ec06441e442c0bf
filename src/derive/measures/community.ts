import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** Groups with more lines inside than chance would give. */
export const community: ComputedMeasure = {
  id: "community",
  title: words.community,
  meaning: words.communityMeans,
  definition: words.communityDefined,
  kind: "group",
  direction: "asked",
  weight: "strength",
  load: async () => (await import("./computing/communities.ts")).communities,
};
