import { messages } from "../message.ts";

/** What can be done to the figures of a report. */
export const figureCommandWords = messages("figure-commands", {
  add: "Add to figures",
  change: "Change figure",
  write: "Edit figure text",
  move: "Move figure",
  duplicate: "Duplicate figure",
  delete: "Delete figure",
  show: "Show the view of the figure",
  copyOf: "{title} (copy)",
});
