import { messages } from "../message.ts";

/** Changes that this browser keeps until they are saved to a file. */
export const draftWords = messages("drafts", {
  restored: "Your changes were restored.",
  discard: "Discard changes",
  notApplied:
    "Changes kept in this browser could not be applied. They were set aside, and the graph is shown without them.",
  download: "Download changes",
  delete: "Delete changes",
  changedElsewhere:
    "This dataset was also changed in another window. This browser keeps only the latest changes: save one of the versions to a file.",

  newerForm: "The changes were kept by a newer version of Sourceline.",
  newerFormHint: "Open the page in that version.",
  otherFormat: "The changes are not in the format that this page uses to keep them.",
  badEdit: "One of the changes cannot be read.",
  sameId: "Two stories have the id “{id}”.",
  otherWindow: "The changes were made in another window, and this window already had changes of its own.",

  noStorage: "This browser does not allow the page to store your changes.",
  tooLarge: "Your changes are too large for this browser to keep: more than {limit}.",
  noSpace: "This browser has no space left for your changes, or does not allow the page to store them.",
  saveHint: "Save them to a file.",
});
