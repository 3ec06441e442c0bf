import { messages } from "../message.ts";

/** What foreign file formats are called. */
export const readerTitleWords = messages("reader-titles", {
  csvSet: "CSV tables of Sourceline",
  gexf: "GEXF",
  graphml: "GraphML",
  nodeLinkGraph: "Node-link JSON (d3, NetworkX)",
  cytoscape: "Cytoscape JSON",
  pajek: "Pajek",
  dot: "DOT (Graphviz)",
  canvas: "Obsidian canvas",
  kumu: "Kumu blueprint",
  neo4j: "Neo4j JSON (APOC)",
  stix: "STIX 2.1",
  turtle: "Turtle, TriG and N-Quads (RDF)",
  jsonLd: "JSON-LD",
  rdfXml: "RDF/XML",
  cx: "CX (Cytoscape, NDEx)",
  jgf: "JSON Graph Format",
  graphologyGraph: "graphology JSON of other programs",
  parquet: "Parquet and GraphRAG",
  lightRag: "LightRAG",
  xlsx: "Excel workbook (.xlsx)",
  csv: "CSV and other text tables",
});
