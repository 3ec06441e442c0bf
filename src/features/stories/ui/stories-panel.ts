import type { Panel } from "../../../workspace/ui/panel.ts";

/** The list of stories, and the editor of one. */
export const storiesPanel: Panel = {
  kind: "stories",
  load: async () => (await import("./StoriesPanel.tsx")).StoriesPanel,
};
