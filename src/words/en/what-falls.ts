import { messages } from "../message.ts";

/** What would fall without a holder, a source or a passage. `name` is one of the phrases here, or a name. */
export const whatFallsWords = messages("what-falls", {
  show: "Show what would fall",
  ask: "What would fall without {name}?",
  falls:
    "Without {name}, {claims, number} of {isWhole, select, yes {{all, plural, one {# claim} other {# claims}}} other {{all, plural, one {# shown claim} other {# shown claims}}}} would fall{entities, plural, =0 {. No entity would be left without any} one {, and # entity would be left without any: {names}} other {, and # entities would be left without any: {names}}}.",
  nothing: "Nothing rests only on {name}.",
  nobody: "the attributions that name nobody",
  source: "“{title}”",
  passage: "{place} of “{title}”",
  others: "{count, number} more",
  copied: "The sentence and a link to this view were copied.",
  copiedAlone: "The sentence was copied without a link, which would be too long.",
});
