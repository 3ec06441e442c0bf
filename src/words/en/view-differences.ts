import { messages } from "../message.ts";

/** What differs between two views; A and B are the two, as in every comparison. */
export const viewDifferenceWords = messages("view-differences", {
  onlyA: "only in A: {what}",
  onlyB: "only in B: {what}",
  more: "{count, number} more",
  grown: "neighbours added by hand",
  sets: "working sets",
  panel: "open panel",

  movedTo: "{name} at {x, number}, {y, number}",
  byHand: "{name} ({how, select, hidden {hidden} dimmed {faded} other {pinned}})",
  hiding: "{how, select, hide {hidden} other {faded}}",
  bundled: "{are, select, yes {bundled} other {not bundled}}",
  drawnBy:
    "{what, select, size {size} other {colour}} by {is, select, standard {{what, select, size {the number of claims} other {entity type}}} other {{by}}}",
  names: "names: {which, select, all {all that find room} main {main entities} other {only what is selected}}",
  lineWords: "words on lines: {when, select, always {all that find room} never {never} other {only what is selected}}",

  title: "A view",
  none: "The two views are the same.",
  total: "{count, plural, one {# part of the view differs} other {# parts of the view differ}}",
  side: "{side}: {link}",
  shown:
    "Shown only in A: {entitiesA, plural, one {# entity} other {# entities}}, {claimsA, plural, one {# claim} other {# claims}}. Shown only in B: {entitiesB, plural, one {# entity} other {# entities}}, {claimsB, plural, one {# claim} other {# claims}}.",
});
