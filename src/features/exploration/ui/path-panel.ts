import type { Panel } from "../../../workspace/ui/panel.ts";

/** Paths from one entity to another. */
export const pathPanel: Panel = {
  kind: "path",
  load: async () => (await import("./PathPanel.tsx")).PathPanel,
};
