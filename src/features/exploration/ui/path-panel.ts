import type { Panel } from "../../../workspace/ui/panel.ts";

/** How one entity leads to another. */
export const pathPanel: Panel = {
  kind: "path",
  load: async () => (await import("./PathPanel.tsx")).PathPanel,
};
