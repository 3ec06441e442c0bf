import { messages } from "../message.ts";

/** The panel in which layouts are run. */
export const layoutPanelWords = messages("layout-panel", {
  open: "Run a layout",
  title: "Layout",
  lead: "Gives entities new positions. Pinned ones stay. Undo brings the old positions back.",
  method: "Method",
  scope: "Scope",
  all: "All",
  allMeans: "Lay out all entities.",
  visible: "Visible",
  visibleMeans: "Lay out what is on the canvas; what is hidden stays where it is.",
  selected: "Selection",
  selectedMeans: "Lay out the selection; everything else stays where it is.",
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
  donePinned:
    "{count, plural, one {# entity has} other {# entities have}} new positions; {pinned, plural, one {# pinned entity stays} other {# pinned entities stay}}.",
  otherGraph: "The graph changed while the layout was running. Nothing was moved.",
  failed: "The layout failed. Nothing was moved.",
  keepMeans:
    "The positions belong to this view. Keep them if you want them in the dataset when you save or export it, with headings in place of regions that are no longer there.",
});
