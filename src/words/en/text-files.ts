import { messages } from "../message.ts";

/** What is found when a file is read as a text, and when a text is checked against a dataset. */
export const textFileWords = messages("text-files", {
  tooLarge: "The file is too large: {size}. The limit is {limit}.",
  tooLargeFix: "Save the article by itself, or copy its text and paste it.",
  utf16: "The file was read as UTF-16.",
  encoding: "The file is not in UTF-8 and was read as {encoding}.",
  unreadable: "The browser could not read this file.",
  unreadableFix: "It may be a folder, have changed since you chose it, or be locked by another program.",
  emptyFile: "The file is empty.",
  noText: "It contains no text.",
  rtf: "This is an RTF document.",
  otherKind: "This is {kind}. Only plain text, Markdown and HTML can be read.",
  choose: "Choose a text, Markdown or HTML file, or paste the text.",
  convert: "Copy its text and paste it here.",

  differs:
    "The text differs from the source: it has {count, plural, one {# character} other {# characters}}, the source has {expected, number}.",
  segmentElsewhere: "Segment {at} is in another place in the text.",
  segmentLoose: "Segment {at} matches the text except for quotation marks, dashes or capitals.",
  segmentMissing: "Segment {at} is not in the text.",
  passageMissing: "The text does not have this passage.",
  quoted: "{count, plural, one {# word} other {# words}} in a row are the same as in the text.",
  rephrase: "Rephrase it.",
});
