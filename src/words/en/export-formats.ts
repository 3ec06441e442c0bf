import { messages } from "../message.ts";

/** Formats of other programs that are written: what they are called and what they are for. */
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
    "For spreadsheets, R and databases: entities, claims, attributions and sources, a table each in a zip archive.",
  turtle: "Turtle (RDF)",
  turtleFor: "For RDF stores: each attribution of a claim is a statement with its holder, stance and source.",
  notInOneFile: "Not in standalone HTML. Export it on the website or with the command line.",
});
