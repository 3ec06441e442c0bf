import { messages } from "../message.ts";

/** Commands of exercises, which are loaded with the page. */
export const exerciseCommandWords = messages("exercise-commands", {
  open: "Open exercises",
});
