import { messages } from "../message.ts";

/** What is wrong with a dataset that is a folder of files. */
export const datasetFolderWords = messages("dataset-folder", {
  unknownFile: "This file is not part of a dataset.",
  onlyParts: "A dataset folder contains only the files of the dataset.",
  missingPart: "This file of the dataset is missing.",
  missingFile: "This file is missing.",
  notJson: "This file is not valid JSON: {reason}.",
  missingStory: "The manifest lists the story “{id}”, which is missing.",
  storyCount:
    "The manifest lists {listed, plural, one {# story} other {# stories}}, but the folder contains {found, number}.",
  recordCount:
    "The manifest counts {listed, number} {part, select, entities {entities} claims {claims} links {links} other {sources}}, but the folder contains {found, number}.",
  writeAgain: "Write the dataset again.",
  noHash: "The manifest has no hash of {file}.",
  changed: "{file} has changed since the manifest was written.",
  missingListed: "The manifest lists {file}, which is missing.",
});
