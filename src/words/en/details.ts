import { messages } from "../message.ts";

/** The panel Details, and the record of the dataset in it. What a selection needs is in `records.ts`. */
export const detailsWords = messages("details", {
  title: "Details",
  clearSelection: "Clear selection",
  allQuestions: "All questions",
  motto: "Every line has a source.",
  startWithQuestion: "Start with a question",
  contents: "Contents",
  counts: "{entities, plural, one {# entity} other {# entities}}, {claims, plural, one {# claim} other {# claims}}",
  version: "Version",
  licence: "Licence",
  partOf: "Part of",
  partOfDataset: "{dataset}{version, select, none {} other { {version}}}: {filter}",
  source: "Source",
  characters: "{count, plural, one {# character} other {# characters}}",
  openText: "Open source text",
  claimsOfSource: "Claims from this source",
  stories: "Stories",
  present: "Present:",
  scenes: "{count, plural, =0 {No scenes yet} one {# scene} other {# scenes}}",
  lens: "Attribution and certainty",
  attributions: "Attributions",
  exercises: "Exercises",
  contested: "Contested claims ({count, number})",
});
