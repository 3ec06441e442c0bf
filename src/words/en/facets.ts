import { messages } from "../message.ts";

/** What a graph is filtered by, and the values that no dataset names. */
export const facetWords = messages("facets", {
  entityTypes: "Entity types",
  certainty: "Certainty",
  attributedTo: "Attributed to",
  relationTypes: "Relation types",
  relation: "Relation",
  reviewStatus: "Review status",
  nobodyNamed: "nobody named",
  nobodyNamedMeans: "The source does not say who makes the claim.",
  reviewed: "reviewed",
  reviewedMeans: "A second person has checked it against the source.",
  draft: "draft",
  draftMeans: "Nobody has checked it yet.",
  withdrawn: "withdrawn",
  withdrawnMeans: "Kept on record, but no longer considered to be in the source.",
});
