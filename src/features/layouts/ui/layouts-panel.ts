import type { Panel } from "../../../workspace/ui/panel.ts";

/** Layouts that can be run. */
export const layoutsPanel: Panel = {
  kind: "layouts",
  load: async () => (await import("./LayoutsPanel.tsx")).LayoutsPanel,
};
