import type { Panel } from "../../../workspace/ui/panel.ts";

/** Measures by which entities can be ranked. */
export const measuresPanel: Panel = {
  kind: "measures",
  load: async () => (await import("./MeasuresPanel.tsx")).MeasuresPanel,
};
