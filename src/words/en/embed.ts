import { messages } from "../message.ts";

/** The foot of an embedded page, and how its graph is moved. */
export const embedWords = messages("embed", {
  open: "Open in <b>Sourceline</b>",
  openWithoutView: "Open in <b>Sourceline</b>, without this view",
  nothingSelected: "Select an entity or a claim to read it here.",
  claim: "{claim}.",
  entity: "{name}: {gloss}",
  shown: "{shown, number} of {count, plural, one {# claim} other {# claims}} shown",
  moreSources: "{count, plural, one {# more source} other {# more sources}}",
  noAuthor: "author not stated",
  noDate: "date not stated",
  wheel: "Click the graph, or hold {mod}, to zoom with the wheel.",
  fingers: "Move the graph with two fingers.",
});
