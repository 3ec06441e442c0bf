import { messages } from "../message.ts";

/** Commands that open the panels of paths, comparison, contested claims, attributions, differences, exercises and the list of claims. */
export const panelCommandWords = messages("panel-commands", {
  findPathsBetween: "Find paths between the two selected",
  findPaths: "Find paths",
  compareSelected: "Compare the two selected",
  showContested: "Show contested claims",
  showAttributions: "Show attributions",
  listClaims: "List the claims in view",
  whatChanged: "What have I changed?",
  compareFile: "Compare with a file…",
  compareLink: "Compare with a link…",
  differences: "Differences",
  noDifferencesHere: "This page cannot compare. Save the dataset as a file and compare it on the site.",
  openExercises: "Open exercises",
});
