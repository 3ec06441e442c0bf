import type { Panel } from "../../../workspace/ui/panel.ts";

/** Who speaks about whom. */
export const voicesPanel: Panel = {
  kind: "voices",
  load: async () => (await import("./VoicesPanel.tsx")).VoicesPanel,
};
