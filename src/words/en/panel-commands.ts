import { messages } from "../message.ts";

/** Commands that open the panels of paths, comparison, contested claims, attributions and exercises, and steer them. */
export const panelCommandWords = messages("panel-commands", {
  findPathsBetween: "Find paths between the two selected",
  findPaths: "Find paths",
  changeEnds: "Change the ends of the paths",
  swapEnds: "Swap the ends of the paths",
  followArrows: "Follow arrows, or both directions",
  preferFirmer: "Prefer firmer claims, or shorter paths",
  excludeNothing: "Exclude nothing from paths",
  excludeFromPaths: "Exclude from paths, or allow again",
  openPath: "Open path",
  showOpenPath: "Show the open path on canvas",
  connectEnds: "Connect the two ends",
  compareSelected: "Compare the two selected",
  compareTwo: "Compare two entities",
  swapCompared: "Swap what is compared",
  showContested: "Show contested claims",
  openContested: "Open contested claims",
  showAttributions: "Show attributions",
  openExercises: "Open exercises",
});
