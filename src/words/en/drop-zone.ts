import { messages } from "../message.ts";

/** Files that are dropped or chosen, and what a screen reader hears of their opening. */
export const dropZoneWords = messages("drop-zone", {
  field: "File to open",
  drop: "Drop to open",
  reading: "Reading {file}.",
  ready: "{file} is ready to open.",
  story: "{file} contains a story that can be added.",
  view: "{file} contains a view that can be opened.",
  refused: "{file} cannot be opened.",
  nothingOpened: "Nothing was opened.",
});
