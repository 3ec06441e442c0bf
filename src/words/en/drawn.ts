import { messages } from "../message.ts";

/** How the claims that are shown are drawn: said beside their number, and read out as the description of the canvas. */
export const drawnWords = messages("drawn", {
  values: "{count, number} without a line",
  loops: "{count, plural, one {# loop} other {# loops}}{far, select, yes { not drawn at this zoom} other {}}",
  sharing: "{count, number} on {lines, plural, one {one line} other {# lines}}",
  tooShort: "{count, number} too short to see at this zoom",
  show: "Select these claims",
  description: "{claims, plural, =0 {No claims} one {# claim} other {# claims}}",
});
