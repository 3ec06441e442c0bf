import { messages } from "../message.ts";

/** What the controls themselves say, whatever they are used for. */
export const uiWords = messages("ui", {
  close: "Close",
  notLoaded: "This part of the page could not be loaded. Check your connection and try again.",
  tryAgain: "Try again",
  cancel: "Cancel",
  closeNotice: "Close notice",
});
