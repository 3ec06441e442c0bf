import { messages } from "../message.ts";

/** Workspaces that this browser keeps. */
export const keepingWords = messages("keeping", {
  newerForm: "This was kept by a newer version of Sourceline.",
  newerFormHint: "Open the page in that version.",
  badEntry: "One of the changes cannot be read.",
  unreadable: "A part of what was kept cannot be read: {reason}",
  partsGone: "parts of it are gone",
});
