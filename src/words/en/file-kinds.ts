import { messages } from "../message.ts";

/** Kinds of files that hold no text. They complete sentences such as “This is {what}, not a dataset.” */
export const fileKindWords = messages("file-kinds", {
  png: "a PNG image",
  jpeg: "a JPEG image",
  gif: "a GIF image",
  riff: "a RIFF image, audio or video file",
  pdf: "a PDF document",
  zip: "a zip archive or an Office document",
  gzip: "a gzip archive",
  oldOffice: "an Office document in an old format or with a password",
  oldOfficeHint: "In Excel, save the workbook as .xlsx, without a password.",
});
