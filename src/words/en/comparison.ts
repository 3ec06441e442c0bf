import { messages } from "../message.ts";

/** Panel that compares two entities. */
export const comparisonWords = messages("comparison", {
  title: "Compare two entities",
  a: "A",
  b: "B",
  swap: "Swap A and B",
  chooseTwo: "Choose two entities here, or select two on the canvas.",
  chooseDifferent: "Choose two different entities.",
  noneBetween: "No claim between the two is shown.",
  between: "Claims between them",
  joinedByParts: "Joined by their parts",
  partsOf: "{role, select, member {Members of {name}} other {Parts of {name}}}",
  connectedToBoth: "Connected to both",
  moreShared: "{count, plural, one {# more is} other {# more are}} listed above.",
  onlyA: "Only A",
  onlyB: "Only B",
  both: "Both",
  onlyNamed: "Only {letter}, {name}",
  column: "{title}: {count, number}",
  more: "{count, number} more",
  showBoth: "Show both on canvas",
  timeline: "Timeline",
  noDates: "No claim that is shown about either has a date.",
  dated: "{letter}, {name}: {dated, number} dated, {undated, number} undated",
});
