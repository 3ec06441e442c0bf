import { messages } from "../message.ts";

/** Search field, its list of results, and the fields that pick an entity. */
export const searchWords = messages("search", {
  field: "Search the graph",
  clear: "Clear search",
  results: "Results",
  resultsFor: "{label}: results",
  entities: "Entities",
  claims: "Claims",
  together: "All at once",
  attributedTo: "Attributed to {name}",
  claimCount: "{count, plural, one {# claim} other {# claims}}",
  entityCount: "{count, plural, one {# entity} other {# entities}}",
  /** Words between the names of several entities that name none; small letters, apart by spaces. */
  connectives: "and or vs versus",
  suggestions: "Did you mean",
  /** What a screen reader hears of a heading and the results below it. */
  group: "{heading}: {count, number}",
  nothing: "No results",
  nothingFor: "No results for “{query}”.",
  nothingBut: "No results. Did you mean {suggestion}?",
  hidden: "hidden by filters",
  alias: "also {alias}",
  stated: "{field}: {value}",
  notLoaded: "Search could not be loaded. Check your connection and try again.",
  pick: "Type a name",
  noEntity: "No entity by this name.",
});
