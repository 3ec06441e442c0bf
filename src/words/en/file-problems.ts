import { messages } from "../message.ts";

/** Why a file cannot be read, and what to do about it. */
export const fileProblemWords = messages("file-problems", {
  tooLarge: "The file is too large: {size}. The limit is {limit}.",
  tooLargeHint: "Export a part of it and open that.",
  notRead: "This file could not be read.",
  noMemory: "There may not be enough memory.",
  browserReported: "The browser reported: {reason}",
  folder: "This is a folder, not a file.",
  folderHint: "Open a single file, such as name.kg.json.",
  noFile: "What you dropped contains no file.",
  noFileHint: "Drop a file from your computer.",
  noAddress: "The address of this page names a file, but “{address}” is not a web address.",
  otherSite: "The address of this page names a file on another site, {site}.",
  otherSiteHint: "Sourceline fetches files only from its own site. Download the file, then drop it here.",
  fromDisk:
    "The address of this page names a file to fetch. Standalone HTML, or a page opened from disk, fetches nothing.",
  fromDiskHint: "Drop the file here, or open Sourceline on a website.",
  serverRefused: "The server did not send the file: it answered {status}.",
  serverRefusedHint: "Check the address after “file=”.",
  unreachable: "The file could not be fetched: {reason}",
  unreachableHint: "Check that you are online and that the server runs, then load the page again.",
  unreadable: "The browser could not read this file.",
  unreadableHint: "It may be a folder, have changed since you chose it, or be locked by another program.",
  empty: "The file is empty.",
  emptyHint: "Choose a dataset file, such as name.kg.json.",
  /** `what` is one of the kinds of files, as in “a PDF document”. */
  otherKind: "This is {what}, not a dataset.",
  noText: "This file contains no text, so it is not a dataset.",
  jsonHint: "Datasets and graphs are files such as JSON, GEXF, CSV or .xlsx.",
  notUtf8: "The file is not written in UTF-8: line {line, number} contains bytes that stand for no character.",
  notUtf8Hint: "Open it in a text editor, save it with the encoding UTF-8 and try again.",
  utf16: "The file is written in UTF-16 and was read as such.",
  utf16Hint: "Datasets are saved in UTF-8.",
});
