import { messages } from "../message.ts";

/** What all views share that are drawn on a screen of their own: map, timeline, matrix. */
export const drawnViewWords = messages("drawn-view", {
  showWhole: "Show all",
});
