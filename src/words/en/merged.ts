import { messages } from "../message.ts";

/** A merge that was done, to be announced and undone. */
export const mergedWords = messages("merged", {
  command: "Merge another dataset",
  done: "Merged: {entities, plural, =0 {no entities} one {# entity} other {# entities}} and {claims, plural, =0 {no claims} one {# claim} other {# claims}} added.",
  undo: "Undo",
});
