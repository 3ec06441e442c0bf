import { messages } from "../message.ts";

/** The overview of a large graph in a corner of the canvas. */
export const minimapWords = messages("minimap", {
  show: "Show overview",
  hide: "Hide overview",
});
