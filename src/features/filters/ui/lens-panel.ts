import type { Panel } from "../../../workspace/ui/panel.ts";

/** Whose claims are accepted. */
export const lensPanel: Panel = {
  kind: "lens",
  load: async () => (await import("./LensPanel.tsx")).LensPanel,
};
