import { messages } from "../message.ts";

/** What is said of a link, a scene, a figure or a file that names what the dataset does not have. */
export const fittedViewWords = messages("fitted-view", {
  missing:
    "{from, select, scene {The scene} figure {The figure} file {The file} other {The link}} names {ids}, which {count, plural, one {is} other {are}} not in this dataset.",
  id: "“{id}”",
  more: "{count, number} more",
  otherVersion:
    "{from, select, scene {The scene} figure {The figure} file {The file} other {The link}} may belong to another version of the dataset.",
});
