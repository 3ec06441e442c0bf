import { messages } from "../message.ts";

/** Commands that open the panels of paths, comparison, contested claims, attributions, exercises and the list of claims. */
export const panelCommandWords = messages("panel-commands", {
  findPathsBetween: "Find paths between the two selected",
  findPaths: "Find paths",
  compareSelected: "Compare the two selected",
  showContested: "Show contested claims",
  showAttributions: "Show attributions",
  listClaims: "List the claims in view",
  openExercises: "Open exercises",
});
