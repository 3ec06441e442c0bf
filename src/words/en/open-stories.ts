import { messages } from "../message.ts";

/** What stories say that is loaded with the page. */
export const openStoriesWords = messages("open-stories", {
  openStories: "Open stories",
});
