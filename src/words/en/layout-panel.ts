import { messages } from "../message.ts";

/** The panel in which layouts are run. */
export const layoutPanelWords = messages("layout-panel", {
  open: "Run a layout",
  title: "Layout",
  lead: "Gives all entities new positions. Undo brings the old ones back.",
  method: "Method",
  seed: "Seed",
  seedMeans: "The same seed gives the same layout.",
  run: "Run",
  stop: "Stop",
  continue: "Continue",
  moving: "Moving entities: {share, number, percent}",
  separating: "Removing overlaps",
  stopped: "Stopped at {share, number, percent}. The canvas shows how far the layout got.",
  stoppedEarly: "Stopped before the first positions. Nothing has changed.",
  done: "{count, plural, one {# entity has} other {# entities have}} new positions.",
  otherGraph: "The graph changed while the layout was running. Nothing was moved.",
  failed: "The layout failed. Nothing was moved.",
  keepMeans: "The positions belong to this view. Keep them if you want them in the dataset when you save or export it.",
});
