import { messages } from "../message.ts";

/** List of what is wrong with a file, or worth knowing about it. */
export const issueListWords = messages("issue-list", {
  count:
    "{noun, select, note {{count, plural, one {# note} other {# notes}}} other {{count, plural, one {# problem} other {# problems}}}}",
  firstShown:
    "{noun, select, note {{count, plural, one {# note} other {# notes}}} other {{count, plural, one {# problem} other {# problems}}}}, first {shown, number} shown",
  /** Last line of the copied text. */
  andMore:
    "… and {noun, select, note {{count, plural, one {# more note} other {# more notes}}} other {{count, plural, one {# more problem} other {# more problems}}}}",
  notListed:
    "{noun, select, note {{count, plural, one {# more note is} other {# more notes are}}} other {{count, plural, one {# more problem is} other {# more problems are}}}} not listed.",
  alike:
    "{noun, select, note {{count, plural, one {# note} other {# notes}}} other {{count, plural, one {# problem} other {# problems}}}} of the same kind",
  times: "{count, plural, one {# time} other {# times}}",
  copyAll: "Copy all",
  showAll: "Show all {count, number}",
});
