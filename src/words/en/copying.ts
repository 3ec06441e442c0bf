import { messages } from "../message.ts";

/** Buttons that copy or download something, and what became of it. */
export const copyingWords = messages("copying", {
  copy: "Copy",
  download: "Download",
  copied: "Copied.",
  copiedOfSize: "Copied ({size}).",
  notAllowed: "Your browser did not allow copying.",
  notAllowedButDownload: "Your browser did not allow copying. Download the file instead.",
  downloaded: "{fileName} is in your downloads.",
});
