import { messages } from "../message.ts";

/** What arrangements of a graph are called after the layout that made them. */
export const layoutWords = messages("layouts", {
  force: "Force layout",
});
