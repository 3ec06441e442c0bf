import type { Panel } from "../../../workspace/ui/panel.ts";

/** Claims that clash. */
export const contestedPanel: Panel = {
  kind: "contested",
  load: async () => (await import("./ContestedPanel.tsx")).ContestedPanel,
};
