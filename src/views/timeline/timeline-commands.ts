import { timelineSlice } from "../../model/view-slices/timeline.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Arranges the timeline in another way. */
export const setTimeline = defineCommand({
  id: "timeline.set",
  title: words.timeline,
  payload: timelineSlice.schema,
  run: ({ view }, timeline) => ({ ...view, timeline }),
});
