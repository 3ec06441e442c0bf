import { messages } from "../message.ts";

/** What can be done with a selection, in the bar on the canvas. */
export const selectionToolWords = messages("selection-tools", {
  selection: "Selection",
  neighboursInView: "{all, plural, one {# neighbour} other {# neighbours}}, {inView, number} in view",
  overlapping: "{count, plural, other {# overlap here}}: choose one",
  overlappingThing: "{position, number} of {count, number}: {name}",
  hide: "Hide",
  fade: "Fade",
  unfade: "Unfade",
  pin: "Pin",
  unpin: "Unpin",
  neighbours: "Neighbours",
  invert: "Invert",
  clear: "Clear",
});
