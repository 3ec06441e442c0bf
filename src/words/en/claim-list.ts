import { messages } from "../message.ts";

/** The list of the claims in view: the panel, and the list as Markdown. */
export const claimListWords = messages("claim-list", {
  title: "Claims in view",
  inView:
    "{shown, number} of {all, plural, one {# claim} other {# claims}}{filters, select, everything {; no filters are set.} other {. Filters: {filters}.}}",
  none: "No claim passes the filters.",
  noneInDataset: "This dataset has no claims.",
  claims: "Claims",
  // Order
  order: "Order",
  byParagraph: "Paragraph",
  byParagraphMeans: "As they stand in the sources.",
  byDate: "Date",
  byDateMeans: "From the earliest date to the latest.",
  byCertainty: "Certainty",
  byCertaintyMeans: "From the firmest to the least firm.",
  without: `{order, select,
    date {{count, plural, one {The last # has no date.} other {The last # have no date.}}}
    certainty {{count, plural, one {The last # states no certainty.} other {The last # state no certainty.}}}
    field {{count, plural, one {The last # does not state it.} other {The last # do not state it.}}}
    other {{count, plural, one {The last # states no paragraph or page.} other {The last # state no paragraph or page.}}}}`,
  byField: "Order by a field",
  byFieldHint: "Field…",
  reversed: "Descending order",
  changeOrder: "Change the order of the list",
  // Copies
  copyMarkdown: "Copy as Markdown",
  copyCsv: "Copy as CSV",
  downloadMarkdown: "Download Markdown",
  downloadCsv: "Download CSV",
  writing: "Writing {count, plural, one {# claim} other {# claims}}…",
  // Markdown
  heading: "{title}: claims in view",
  ordered: `{order, select,
    date {In order of date.}
    certainty {From the firmest to the least firm.}
    field {In order of {field}.}
    other {In the order of their passages.}}`,
  dated: "{sentence} ({date}).",
  undated: "{sentence}.",
  passageOf: "{passage} of “{source}”",
  said: "{by}, said {date}: {passage}.",
  found: "{by}: {passage}.",
  leftOut: "{count, plural, one {# more attribution} other {# more attributions}} filtered out.",
  noSource: "No source recorded.",
  sources: "Sources",
  dataset: "Dataset: {title}{version, select, none {} other {, version {version}}}, {licence}.",
});
