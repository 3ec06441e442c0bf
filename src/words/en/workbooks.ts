import { messages } from "../message.ts";

/** Workbooks of spreadsheet programs: how they were read, and why one cannot be. */
export const workbookWords = messages("workbooks", {
  /** As in “Sheet1, B7”. */
  placeIn: "{name}, {place}",
  damaged: "The workbook is damaged or cut off.",
  damagedHint: "Download it again, or save it again in the program that it comes from.",
  missingPart: "This part of the workbook is missing.",
  binary: "This is a binary workbook (.xlsb), which is not read.",
  saveAgain: "In Excel, save it as .xlsx.",
  noSheet: "The workbook has no visible sheet with a table.",
  hiddenSheets:
    "{count, plural, one {This sheet is hidden and is} other {These sheets are hidden and are}} not read: {names}.",
  noCells: "This sheet has no cells; it may be a chart. It is not read.",
  emptySheet: "This sheet is empty.",
  tooLarge: "This sheet has too many cells, or they are too far apart.",
  tooLargeHint: "Copy the table into a new workbook, or save it as CSV.",
  comments: "Comments on cells of this sheet are not read.",
  hiddenRows: "{count, plural, one {# hidden row is} other {# hidden rows are}} read like the others.",
  merged: "These cells are merged. The value is read for {cell} only.",
  errorValue: "The error {error} is read as not stated.",
  noStoredValue:
    "The formula has no stored value and is read as not stated. Open and save the workbook in a spreadsheet program.",
  noText: "The text of this cell is missing from the workbook.",
  noSuchCell: "No sheet has such a cell. Its value is left out: {text}",
});
