import { messages } from "../message.ts";

/** Files that are dropped or chosen, and what a screen reader hears of their opening. */
export const dropZoneWords = messages("drop-zone", {
  field: "File to open",
  drop: "Drop to open",
  reading: "Reading {file}.",
});
