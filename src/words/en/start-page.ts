import { messages } from "../message.ts";

/** The page that lists the datasets of a site that has several. */
export const startPageWords = messages("start-page", {
  title: "Datasets",
  about: "Each is a graph in which every line has a source. Choose one to explore it.",
  linked: "The link that you followed leads to a view of one of these datasets. Choose that dataset to see it.",
  image: "The graph of “{title}”",
  counts:
    "{entities, plural, one {# entity} other {# entities}}, {claims, plural, one {# claim} other {# claims}}, {sources, plural, =0 {no sources} one {# source} other {# sources}}",
});
