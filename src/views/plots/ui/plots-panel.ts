import type { Panel } from "../../../workspace/ui/panel.ts";

/** What is shown, counted in bars. */
export const plotsPanel: Panel = {
  kind: "plots",
  load: async () => (await import("./PlotsPanel.tsx")).PlotsPanel,
};
