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
  xlsx: "Excel workbook",
  xlsxFor: "For Excel, LibreOffice and Numbers: the same tables as sheets of one workbook.",
  turtle: "Turtle",
  turtleFor: "For RDF stores. Each claim is a resource with its attributions, holders, certainties and sources.",
  trig: "TriG",
  trigFor:
    "For stores with named graphs. Each claim is a graph that holds its triple, with its attributions beside it.",
  jsonLd: "JSON-LD",
  jsonLdFor: "For web programs. It says what Turtle says, in JSON that explains its own keys.",
  markdown: "Markdown report",
  markdownFor:
    "For reading: each claim as a sentence, with a footnote for who says it and where, and a list of sources.",
  bibtex: "BibTeX",
  bibtexFor: "The sources alone, for LaTeX, Zotero and JabRef.",
  cslJson: "CSL-JSON",
  cslJsonFor: "The sources alone, for Zotero, Pandoc and citeproc.",
  ours: "Datasets",
  graphs: "Graphs",
  tables: "Tables",
  rdf: "RDF",
  forReading: "Reports and references",
  looks: "Sizes and colours",
  looksNone: "Left out",
  looksSeen: "As shown now",
  triples: "Plain triples",
  triplesNone: "Left out: a claim is only what somebody says",
  triplesStated: "Also stated as facts, unless somebody denies the claim",
  notInOneFile: "Not in standalone HTML. Export it on the website or with the command line.",
});
