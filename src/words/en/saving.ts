import { messages } from "../message.ts";

/** Saving the document into its file, and why that cannot be. */
export const savingWords = messages("saving", {
  saving: "Saving {file}…",
  saved: "Saved in {file}.",
  notSaved: "{file} was not saved",
  changed:
    "The file was changed by something else since you opened or saved it, last on {at}. It has {size} now. Replacing it would discard those changes.",
  gone: "The file is no longer where it was: it was moved, renamed or deleted.",
  refused: "Your browser did not allow this page to write into the file.",
  full: "There is no space left to write the file.",
  failed: "Your browser could not write the file: {reason}",
  otherFormat: "The file’s format, {format}, cannot hold all of this dataset.",
  unknownFormat: "The file is in a format that this page does not save into.",
  losses: "It does not keep:",
  stays: "Your changes are still on the page.",
  replace: "Replace the file",
  saveAs: "Save as…",

  leaving: "Go back without saving?",
  unsaved:
    "Your changes to “{title}” are not saved to a file. {kept, select, yes {This browser keeps them under Workspaces.} other {They will be lost.}}",
  leave: "Go back without saving",
  saveFirst: "Save and go back",
});
