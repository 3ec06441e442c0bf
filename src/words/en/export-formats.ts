import { messages } from "../message.ts";

/** Formats of other programs that are written: what they are called, what they are for, and what they cannot hold. */
export const exportFormatWords = messages("export-formats", {
  gexf: "GEXF",
  gexfFor: "For Gephi and Gephi Lite, with positions, directions and typed columns.",
  graphml: "GraphML",
  graphmlFor: "For yEd, igraph, NetworkX, Gephi and Cytoscape, with typed columns.",
  cytoscape: "Cytoscape JSON",
  cytoscapeFor: "For Cytoscape and Cytoscape.js, with positions.",
  jgf: "JSON Graph Format",
  jgfFor: "For programs that read version 2 of the JSON Graph Format.",
  csv: "CSV tables",
  csvFor:
    "For spreadsheets, R and databases: entities, claims, attributions and sources as four tables in an archive, with a description of their columns.",
  turtle: "Turtle (RDF)",
  turtleFor: "For RDF stores: each attribution of a claim is a statement with its holder, stance and source.",
  notInOneFile:
    "Standalone HTML leaves out the writer for this format. Open the file on the website or with the command line.",

  values: "Claims with a value, which are texts on their entities",
  openDirections: "That a claim does not say its direction: its line goes from the subject to the object",
  characters: "Characters that XML does not allow, which become �",
  controls: "Control characters and halves of characters, which become �",
  sourceTexts: "Hashes of the texts of sources, their segments, and why sentences became no claim",
  sources: "Sources, except their ids in passages and one title for each claim",
  links: "Links between claims",
  terms: "Families, stances and definitions of terms, except their names",
  fields: "Units, definitions and meanings of fields",
  layouts: "Layouts after the first, and captions",
  positions: "Positions of entities, and captions",
  setsOfValues: "The order of values in fields that are lists, and those that occur twice",
  stories: "Stories and questions",
});
