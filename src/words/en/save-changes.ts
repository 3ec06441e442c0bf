import { messages } from "../message.ts";

/** Saving edits to a file. */
export const saveChangesWords = messages("save-changes", {
  title: "Save changes",
  unsaved: "You have unsaved changes. This browser keeps them until you save them to a file.",
  saved: "Your changes are saved to a file.",
  unchanged: "There are no changes to the original file.",
  download: "Save as .kg.json",
  save: "Save",
  saveAs: "Save as…",
  discard: "Discard changes",
});
