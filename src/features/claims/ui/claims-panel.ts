import type { Panel } from "../../../workspace/ui/panel.ts";

/** The claims in view as a list. */
export const claimsPanel: Panel = {
  kind: "claims",
  load: async () => (await import("./ClaimsPanel.tsx")).ClaimsPanel,
};
