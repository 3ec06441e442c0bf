import { messages } from "../message.ts";

/** The parts of a view: what they are called in a list, and what they filter, as phrases of a list. */
export const viewWords = messages("view", {
  filters: "filters",
  fields: "filters by field",
  time: "time range",
  focus: "focus",
  selection: "selection",
  positions: "positions of entities",
  camera: "camera",
  otherLens: "second lens",
  hiding: "whether filtered entities and claims are hidden or faded",
  byHand: "entities and claims hidden or faded by hand",
  bundled: "bundled claims",
  drawnBy: "sizes and colours of entities",
  labels: "names, and words on lines",
  views: "open views",
  zooms: "what of a view is in sight",
  matrix: "how the matrix is arranged",
  agreement: "the year of who agrees with whom",
  map: "what the map shows of what has no place",

  keptOf: "{facet}: only {values}",
  noneOf: "{facet}: nothing",
  withoutSome: "{facet}: without {values}",
  contains: "{facet}: contains “{text}”",
  notStated: "not stated",
  timeRange: "{match, select, certainly {definitely} other {possibly}} in range: {range}",
  withoutUndated: "without undated claims",
  aroundEntities: "{hops, plural, =0 {only {entities}} one {# hop around {entities}} other {# hops around {entities}}}",
  andMore: "{names} and {more, number} more",
  hiddenByHand: "{count, number} hidden by hand",
});
