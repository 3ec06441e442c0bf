import { messages } from "../message.ts";

/** Strip below the graph: claims by year, and the range that filters them. */
export const timelineWords = messages("timeline", {
  title: "Time",
  noDates: "No claim in this dataset has a date.",
  allYears: "All years",
  undated: "{count, number} undated",
  undatedMeans: "Shows or hides claims without a date, whatever the range.",
  inAll: "<b>{years}</b> · {shown, plural, one {# dated claim} other {# dated claims}}",
  inRange:
    "<b>{range}</b> · {shown, number} <wide>{shown, plural, one {claim} other {claims}} </wide>in range · {outside, number} outside",
  inBar: "<b>{years}</b> · {definitely, number} definitely · {possibly, number} possibly",
  match: "In range",
  definitely: "Definitely",
  definitelyMeans: "Definitely in range: the claim’s whole date lies in the range.",
  possibly: "Possibly",
  possiblyMeans: "Possibly in range: part of the claim’s date lies in the range, or may do.",
  timeRange: "Time range",
  fromYear: "From year",
  toYear: "To year",
  summary:
    "Claims by year, {years}: {most, plural, =0 {none} other {most in {fullest}, #}}. {shown, plural, one {# dated claim} other {# dated claims}} in range, {outside, number} outside, {undated, number} undated {areUndatedShown, select, yes {shown} other {hidden}}.",
});
