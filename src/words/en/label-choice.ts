import { messages } from "../message.ts";

/** What the reader may have written on the canvas. */
export const labelChoiceWords = messages("label-choice", {
  names:
    "Names: {names, select, all {as many as there is room for} main {of the main entities only} other {of what is selected only}}",
  lineWords:
    "Words on lines: {words, select, always {wherever there is room} never {never} other {of what is selected or pointed at}}",
});
