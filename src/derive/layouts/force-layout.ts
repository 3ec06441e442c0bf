import { layoutWords as words } from "../../words/en/layouts.ts";
import type { ComputedLayout } from "../layout.ts";

/** What is connected stands together, what is not apart (ForceAtlas2), with room for the names. */
export const forceLayout: ComputedLayout = {
  kind: "computed",
  id: "force",
  title: words.force,
  description: words.forceMeans,
  usesSeed: true,
  keepsRegions: true,
  load: async () => (await import("./force/compute-force-layout.ts")).computeForceLayout,
};
