import { messages } from "../message.ts";

/** The panel Source text: a reader's own copy of a source, and how it matches what the dataset records of the text. */
export const sourceTextWords = messages("source-text", {
  title: "Source text",
  source: "Source",
  noRecord: "The dataset does not describe the text of this source, so a copy cannot be checked against it.",
  claims: "Claims from this source",
  invitation:
    "The text itself is not part of this page. Open your own copy to read it beside the graph. It stays in this page’s memory, is sent nowhere, and is forgotten when you close the page.",
  chooseFile: "Choose a file",
  paste: "Paste text",
  drop: "or drop a text, Markdown or HTML file here",
  pasted: "Text of your copy",
  openPasted: "Open pasted text",
  copy: "Your copy of the text",
  kept: "Your copy is in this page’s memory only.",
  keptLonger: "Your copy is kept in this browser, with this workspace.",
  keepLonger: "Keep my copies of texts with this workspace, in this browser",
  remove: "Remove your copy",
  reading: "Reading and checking…",
  severalFiles: "Only one text can be opened at a time.",
  failed: "This text could not be read.",
  browserSays: "The browser reported: {reason}",
  wrongText:
    "This is not the text of this source: {total, plural, one {its sentence was not found} other {none of its # sentences was found}}.",
  wrongTextFix: "It was not kept. Open the text that is named above.",
  unlocated: "This is not the exact text, and the dataset does not record where its sentences are.",

  exact: "Exact copy",
  complete: "{total, plural, one {The sentence was found} other {All # sentences were found}}",
  incomplete: "Incomplete: {found, number} of {total, plural, one {# sentence} other {# sentences}} found",
  countExact: "{count, plural, one {# matches} other {# match}} exactly",
  countElsewhere: "{count, plural, one {# matches} other {# match}} in another place",
  countLoose: "{count, plural, one {# matches} other {# match}} except for quotation marks, dashes or capitals",
  countMissing: "{count, number} not found",
  matchesExactly: "Matches your copy exactly.",
  matchesElsewhere: "Matches your copy, in another place.",
  matchesLoosely: "Matches your copy except for quotation marks, dashes or capitals.",
  notFound: "Not found in your copy.",

  sentence:
    "{place}, {shown, plural, =0 {{hidden, plural, =0 {no claims} one {# hidden claim} other {# hidden claims}}} one {# claim{hidden, plural, =0 {} other { and # hidden}}} other {# claims{hidden, plural, =0 {} other { and # hidden}}}}",
  notCoded: "Not coded: {reasons}",
  noReason: "Not coded. The coverage list gives no reason.",
  count: "{count, plural, =0 {no claims} one {# claim} other {# claims}}",
  hiddenClaims: "{count, plural, one {# claim is} other {# claims are}} hidden by the current filters.",
  claimsOfSentence: "Claims from this sentence",
  missing: "Not found in your copy",
  showOthers: "Show {count, plural, one {# paragraph that is} other {# paragraphs that are}} not from this source",
  hideOthers: "Hide what is not from this source",
  moreOthers: "{count, plural, one {# more paragraph is} other {# more paragraphs are}} not shown.",
});
