import { messages } from "../message.ts";

/** File formats: what they are called, what they are for, their options, and what they cannot hold. */
export const formatWords = messages("formats", {
  kgJson: "Sourceline dataset",
  kgJsonFor: "The native format. It holds everything and opens here again.",
  graphology: "graphology JSON",
  graphologyFor:
    "For graphology, sigma and Gephi Lite. Entities become nodes and claims become edges, each with its full record.",
  nodeLink: "Node-link JSON",
  nodeLinkFor:
    "For NetworkX and d3. Entities become nodes and claims become keyed edges, with plain values that GraphML can hold too.",
  oneFile: "Standalone HTML",
  oneFileFor: "The explorer and the dataset in one file. It opens with a double click and needs no network.",

  edgeList: "Name of the edge list",
  edgesName: "edges, for NetworkX 3.4 and later",
  linksName: "links, for d3 and earlier NetworkX",
  records: "Full records",
  flat: "Left out: plain values only",
  nested: "Included beside the plain values: nothing is lost",

  spans: "Where in its paragraph or sentence a passage begins and ends",
  attributions:
    "Through whom attributions are known, when they were made, their own wording, their notes, and who recorded them",
  aliases: "Semicolons in aliases, which become commas",
  passages: "Page, address and quotation of passages, where a claim has several",
  lists: "Semicolons in fields that are lists, which become commas",
  loss: "{what} ({count, plural, one {# record} other {# records}})",
  edges:
    "{claims, plural, one {# claim} other {# claims}} ({edges, plural, one {# edge} other {# edges}}{values, plural, =0 {} one {, # value on its entity} other {, # values on their entities}})",
  pageTitle: "{title} – Sourceline",
});
