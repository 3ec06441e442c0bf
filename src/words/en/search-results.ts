import { messages } from "../message.ts";

/** The list of results of a search, and the fields that pick an entity. */
export const searchResultWords = messages("search-results", {
  results: "Results",
  resultsFor: "{label}: results",
  entities: "Entities",
  claims: "Claims",
  claimCount: "{count, plural, one {# claim} other {# claims}}",
  suggestions: "Did you mean",
  together: "All at once",
  attributedTo: "Attributed to {name}",
  entityCount: "{count, plural, one {# entity} other {# entities}}",
  /** Words between the names of several entities that name none; small letters, apart by spaces. */
  connectives: "and or vs versus",
  /** What a screen reader hears of a heading and the results below it. */
  group: "{heading}: {count, number}",
  nothing: "No results",
  nothingFor: "No results for “{query}”.",
  nothingBut: "No results. Did you mean {suggestion}?",
  hidden: "hidden by filters",
  alias: "also {alias}",
  stated: "{field}: {value}",
  pick: "Type a name",
  noEntity: "No entity by this name.",
});
