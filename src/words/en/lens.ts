import { messages } from "../message.ts";

/** Panel in which a lens is set, and compared with a second one. */
export const lensWords = messages("lens", {
  title: "Attribution and certainty",
  question: "Whose word do you take?",
  allShown:
    "{claims, plural, one {The only claim is shown} other {All # claims are shown}}: everyone is included, at every certainty.",
  someShown:
    "{shown, number} of {claims, plural, one {# claim is} other {# claims are}} shown. A claim stays as long as one of its attributions is included.",
  linesOfOne: "A line that only one of the two lenses includes has that lens’s colour and letter.",
  compare: "Compare with a second lens",
  swap: "Swap A and B",
  stop: "Stop comparing",
  compared: "Comparing two lenses: {onlyA, number} only in A, {onlyB, number} only in B, {both, number} in both",
  excluded: "Excluded by this lens",
  hiddenOtherwise: "Hidden by other filters",
  entitiesNotShown: "Entities not shown",
  onlyInA: "Only in A",
  onlyInB: "Only in B",
  onlyA: "Only A",
  onlyB: "Only B",
  both: "Both",
  claims: "Claims",
  entities: "Entities",
  lens: "Lens {letter}",
  custom: "Custom",
  inLens: "{value}, lens {letter}",
  shownOf: "{shown, number} of {total, number}",
  all: "All",
  allOf: "{title}: all",
  allInLens: "{title}: all, lens {letter}",
  none: "None",
  noneOf: "{title}: none",
  noneInLens: "{title}: none, lens {letter}",
});
