import type { Panel } from "../../../workspace/ui/panel.ts";

/** The stories, and one of them being written. */
export const storiesPanel: Panel = {
  kind: "stories",
  load: async () => (await import("./StoriesPanel.tsx")).StoriesPanel,
};
