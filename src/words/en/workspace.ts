import { messages } from "../message.ts";

/** Commands on the selection, the focus and the canvas, and what all panels have in common. */
export const workspaceWords = messages("workspace", {
  select: "Select",
  changeSelection: "Add to or remove from selection",
  clearSelection: "Clear selection",
  selectNeighbours: "Add neighbours to selection",
  invertSelection: "Invert selection",
  selectAll: "Select all",
  hideSelection: "Hide selection",
  fadeSelection: "Fade or unfade selection",
  pinSelection: "Pin or unpin selected entities",
  restore: "Restore what was hidden or faded by hand",
  expand: "Expand",
  expandSelection: "Expand selected entities",
  collapseSelection: "Collapse selected entities",
  focus: "Focus on entities",
  focusDepth:
    "{hops, plural, =0 {Show only the selection} one {Focus on selection, # hop} other {Focus on selection, # hops}}",
  clearFocus: "Clear focus",
  clearFocusOrSelection: "Clear focus or selection",
  moveCamera: "Pan or zoom",
  fitGraph: "Fit graph to canvas",
  fitSelection: "Fit selection to canvas",
  moveEntities: "Move entities",
  resetPositions: "Reset positions",
  keepPositions: "Keep these positions in the dataset",
  /** Title of the arrangement that is added to a dataset without one. */
  arrangement: "Arrangement",
  discardChanges: "Discard all changes",
  restoreOriginal: "Restore original",
  backToDetails: "Back to details",
  openView: "Open saved view",
  viewRestored: "View restored",
  back: "Back",
  showMore: "Show {count, number} more",
});
