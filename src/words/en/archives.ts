import { messages } from "../message.ts";

/** Zip and gzip archives: what is left out of them, and why one cannot be opened. */
export const archiveWords = messages("archives", {
  damaged: "The archive is damaged or cut off.",
  damagedHint: "Download it again, or compress it again.",
  encrypted: "This file in the archive is protected by a password.",
  encryptedHint: "Unpack the archive, and open the files in it.",
  otherMethod: "This file uses compression method {method, number}, which is not supported.",
  otherMethodHint: "Compress it as a plain zip archive, or unpack it and open the files in it.",
  tooLarge: "Unpacked, this is larger than the limit of {most, number} MB.",
  tooLargeHint: "Unpack it, and open the part that you need.",
  bomb: "Unpacked, this is more than {most, number} times as large as compressed. No real file is, so it is not unpacked any further.",
  nested: "This is an archive in an archive in an archive, which is not unpacked.",
  tar: "This is a tar archive, which is not unpacked.",
  empty: "The archive contains no file.",
  nothing: "The archive contains no file that can be read: {names}.",
  severalKinds: "The archive contains several files that do not belong together: {names}.",
  severalHint: "Unpack it, and open one of them.",
  notData:
    "{count, plural, one {This file is not data and is} other {These files are not data and are}} left out: {names}.",
  unknown: "The format of this file is not recognised. It is left out.",
  word: "a Word document",
  powerPoint: "a PowerPoint presentation",
  openDocument: "an OpenDocument file",
  openDocumentHint: "In LibreOffice, save a spreadsheet as .xlsx or CSV.",
  moreNames: "{names} and {count, plural, one {# more} other {# more}}",
});
