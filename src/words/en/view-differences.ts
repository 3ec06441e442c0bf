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
  byHand: "{name} ({how, select, hidden {hidden} faded {faded} other {pinned}})",
  hiding: "{how, select, hide {hidden} other {faded}}",
  bundled: "{are, select, yes {bundled} other {not bundled}}",
  drawnBy:
    "{is, select, standard {{what, select, size {size by the number of claims} colour {colour by entity type} other {names alone}}} same {all of one size} other {{what, select, size {size} colour {colour} other {label}} by {by}}}",
  names: "names: {which, select, all {all that find room} main {main entities} other {only what is selected}}",
  lineWords: "words on lines: {when, select, always {all that find room} never {never} other {only what is selected}}",

  notALink: "“{text}” is no link to a view: a link is an address, or what follows its “#” (v=1&…)",
  none: "The two views are the same.",
  total: "{count, plural, one {# part of the view differs} other {# parts of the view differ}}",
  shownOnlyA:
    "Shown only in A: {entities, plural, one {# entity} other {# entities}}, {claims, plural, one {# claim} other {# claims}}.",
  shownOnlyB:
    "Shown only in B: {entities, plural, one {# entity} other {# entities}}, {claims, plural, one {# claim} other {# claims}}.",
  shownAlike: "Both show the same entities and claims.",
});
