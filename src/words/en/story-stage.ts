import { messages } from "../message.ts";

/** What stories say that is loaded with the page. */
export const storyStageWords = messages("story-stage", {
  openStories: "Open stories",
});
