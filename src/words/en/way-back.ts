import { messages } from "../message.ts";

/** The ways back from a file to the site's dataset, and from a dataset to the list of all. */
export const wayBackWords = messages("way-back", {
  allDatasets: "All datasets",
  backTo: "Back to {title}",
  unsavedTitle: "Go back without saving?",
  unsaved: "Your changes to “{title}” are in no file yet.",
  leave: "Go back without saving",
  saveFirst: "Save and go back",
});
