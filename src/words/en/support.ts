import { messages } from "../message.ts";

/** What a claim rests on: how many it is attributed to, and in how many passages. */
export const supportWords = messages("support", {
  named:
    "Attributed to {holders, number}{passages, plural, =0 {, passage not stated} one {, in # passage} other {, in # passages}}{denying, plural, =0 {} other {; denied by #}}",
  mixed:
    "Attributed to {holders, number}, and {unnamed, plural, one {once} other {# times}} to nobody named{passages, plural, =0 {, passage not stated} one {, in # passage} other {, in # passages}}{denying, plural, =0 {} other {; denied by #}}",
  unnamed:
    "{unnamed, plural, one {Nobody named} other {# attributions, nobody named}}{passages, plural, =0 {, passage not stated} one {, in # passage} other {, in # passages}}{denying, plural, =0 {} other {; denied by #}}",
  nobody: "Attributed to nobody{denying, plural, =0 {} other {; denied by #}}",
  /** A line about one claim, made of the above. */
  inFull: "{support}.",
  inLens: "{support} under this lens.",
  contested: "≠ Contested",
});
