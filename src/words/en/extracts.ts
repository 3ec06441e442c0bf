import { messages } from "../message.ts";

/** What a part of a dataset says of itself: in its file, on the page, on the command line. */
export const extractWords = messages("extracts", {
  title: "Extract: {rule}",
  sizeOf:
    "{entities, number} of {allEntities, plural, one {# entity} other {# entities}}, {claims, number} of {allClaims, plural, one {# claim} other {# claims}}",
  sizeAlone: "{entities, plural, one {# entity} other {# entities}}, {claims, plural, one {# claim} other {# claims}}",
  sizeIn: "{size} of “{title}”",
  about:
    "An extract of “{title}” ({dataset}{version, select, none {} other { {version}}}), chosen by this rule: {rule}.",
  context:
    "{count, plural, one {# of its entities was not chosen but is named by a claim; it is} other {# of its entities were not chosen but are named by claims; they are}} drawn hollow.",
  leftBehind: "Left behind: {parts}.",
  stories: "{left, number} of {all, plural, one {# story} other {# stories}}",
  scenes: "{left, number} of {all, plural, one {# scene} other {# scenes}}",
  questions: "{left, number} of {all, plural, one {# question} other {# questions}}",
  ofTheWhole: "The whole: {description}",
});
