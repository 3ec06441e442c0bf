import { messages } from "../message.ts";

/** Commands that steer the panels of paths, comparison and contested claims. */
export const panelSteeringWords = messages("panel-steering", {
  changeEnds: "Change the ends of the paths",
  swapEnds: "Swap the ends of the paths",
  followArrows: "Follow arrows, or both directions",
  preferFirmer: "Prefer firmer claims, or shorter paths",
  excludeNothing: "Exclude nothing from paths",
  excludeFromPaths: "Exclude from paths, or allow again",
  openPath: "Open path",
  showOpenPath: "Show the open path on canvas",
  connectEnds: "Connect the two ends",
  compareTwo: "Compare two entities",
  swapCompared: "Swap what is compared",
  openContested: "Open contested claims",
});
