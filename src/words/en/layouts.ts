import { messages } from "../message.ts";

/** Layouts, and what arrangements of a graph are called that they have made. */
export const layoutWords = messages("layouts", {
  force: "Force layout",
  forceMeans: "Claims pull their two entities together; all entities push each other apart (ForceAtlas2).",
});
