import { messages } from "../message.ts";

/** What became of a text that was to be copied. */
export const copyingWords = messages("copying", {
  copied: "Copied.",
  notAllowed: "Your browser did not allow copying.",
});
