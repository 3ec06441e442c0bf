import type { Panel } from "../../../workspace/ui/panel.ts";

/** Two entities side by side. */
export const comparisonPanel: Panel = {
  kind: "comparison",
  load: async () => (await import("./ComparisonPanel.tsx")).ComparisonPanel,
};
