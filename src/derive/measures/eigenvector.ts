import { measureWords as words } from "../../words/en/measures.ts";
import type { ComputedMeasure } from "../measure.ts";

/** Who is joined to those who are joined to many. */
export const eigenvector: ComputedMeasure = {
  id: "eigenvector",
  title: words.eigenvector,
  meaning: words.eigenvectorMeans,
  definition: words.eigenvectorDefined,
  kind: "score",
  direction: "asked",
  weight: "strength",
  load: async () => (await import("./computing/spread-measures.ts")).eigenvector,
};
