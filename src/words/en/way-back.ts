import { messages } from "../message.ts";

/** The ways back from a file to the site's dataset, and from a dataset to the list of all. */
export const wayBackWords = messages("way-back", {
  allDatasets: "All datasets",
  backTo: "Back to {title}",
  backToSite: "Back to this site’s dataset",
});
