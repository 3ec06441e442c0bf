import { messages } from "../message.ts";

/** Links that are copied and followed, and the page’s address. */
export const pageLinkWords = messages("page-links", {
  /** `warning` is a sentence about the length of the link. */
  copied:
    "{what, select, view {The link to this view was copied.} other {The link to the selection was copied.}}{isLong, select, yes { {warning} Use “Share” to save it as a file instead.} other {}}{isChanged, select, yes { It does not include your changes to the dataset: to share them, export a file.} other {}}",
  tooLongToCopy: "Nothing was copied. {warning} Use “Share” to save it as a file instead.",
  notCopied: "The link could not be copied. Copy it from “Share” instead.",
  tooLongForAddress:
    "This view is too long for the page’s address, so the address was not updated. Use “Share” to save it as a file.",
  unknownStory: "The link names the story “{id}”, which is not in this dataset.",
  unknownScene: "The link names the scene “{id}”, which is not in the story “{story}”.",
  otherVersion: "The link may belong to another version of the dataset.",
  emptyStory: "The link names the story “{title}”, which has no scenes yet.",
});
