import type { Panel } from "../../../workspace/ui/panel.ts";

/** A source’s text, and the claims that rest on it. */
export const textPanel: Panel = {
  kind: "text",
  load: async () => (await import("./TextPanel.tsx")).TextPanel,
};
