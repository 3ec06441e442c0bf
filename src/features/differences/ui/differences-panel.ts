import type { Panel } from "../../../workspace/ui/panel.ts";

/** What differs between two datasets, or two views of one. */
export const differencesPanel: Panel = {
  kind: "differences",
  load: async () => (await import("./DifferencesPanel.tsx")).DifferencesPanel,
};
