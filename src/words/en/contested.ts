import { messages } from "../message.ts";

/** Panel of contested claims. */
export const contestedWords = messages("contested", {
  title: "Contested claims",
  titleOfOne: "{claims, plural, one {Contested claim} other {# contested claims}}",
  all: "All contested claims",
  none: "No claim is denied, and no two are in tension.",
  lead: "Claims that are denied, or in tension with others, side by side. On the canvas, their lines are marked ≠.",
  notInDataset: "The link names contested claims that this dataset does not have.",
  qualified: "Qualified, not contested",
  denial: "Affirmed and denied",
  isDenied: "is denied:",
  contradiction: "In tension",
  isInTension: "is in tension with:",
  qualification: "Qualification",
  qualifies: "qualifies:",
  claimsAndPairs: "{claims, plural, one {# claim} other {# claims}}, {pairs, plural, one {# pair} other {# pairs}}",
  showOnCanvas: "Show on canvas",
  open: "Open and show on canvas",
  denied: "denied:",
  passageSaid: "said {date}, {passage}",
});
