import { messages } from "../message.ts";

/** The layout that a graph without positions gets, and what an arrangement of a graph is called that it has made. */
export const layoutWords = messages("layouts", {
  force: "Force layout",
  forceMeans: "Claims pull their two entities together; all entities push each other apart (ForceAtlas2).",
});
