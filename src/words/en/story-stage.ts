import { messages } from "../message.ts";

/** What stories say that is loaded with the page. */
export const storyStageWords = messages("story-stage", {
  openStories: "Open stories",
  newerScene:
    "This scene was made with a newer version of Sourceline (scene format {version}; this version reads up to {supported}).",
  newerSceneSkipped: "The story continues with the next scene.",
});
