import { createRegistry, type Registry } from "../lib/registry.ts";
import { exportFormatWords as words } from "../words/en/export-formats.ts";
import type { Words } from "../words/message.ts";
import { EDGE_DIRECTIONS } from "./edge-directions.ts";
import type { ExportFormat, FormatOption } from "./format.ts";
import { formats } from "./formats.ts";
import { LOOKS } from "./looks.ts";
import { PLAIN_TRIPLES } from "./sourceline-rdf.ts";

const COMMON = { options: [], carriesPage: false, hasEdges: true } as const;

/** Whether sizes and colours go along, in a format that has a place for them. */
const OF_LOOKS: readonly FormatOption[] = [
  {
    id: LOOKS.id,
    title: words.looks,
    values: [
      { id: "none", title: words.looksNone },
      { id: LOOKS.seen, title: words.looksSeen },
    ],
  },
];

/** Whether the triple of a claim is stated as well. */
const OF_TRIPLES: readonly FormatOption[] = [
  {
    id: PLAIN_TRIPLES.id,
    title: words.triples,
    values: [
      { id: "none", title: words.triplesNone },
      { id: PLAIN_TRIPLES.stated, title: words.triplesStated },
    ],
  },
];

/** What becomes of edges without a direction. Scripts are mostly of Python. */
const ofDirections = (kept: () => Words, networkx: () => Words): FormatOption => ({
  id: EDGE_DIRECTIONS.id,
  title: words.directions,
  values: [
    { id: EDGE_DIRECTIONS.kept, title: kept },
    { id: EDGE_DIRECTIONS.networkx, title: networkx },
  ],
  inScripts: EDGE_DIRECTIONS.networkx,
});

/** Those of other programs that hold a graph. The readers of these open them again. */
const GRAPHS: readonly ExportFormat[] = [
  {
    ...COMMON,
    id: "gexf",
    title: words.gexf,
    extension: ".gexf",
    mediaType: "application/gexf+xml",
    description: words.gexfFor,
    options: [ofDirections(words.directionsKeptInGexf, words.directionsNetworkxInGexf), ...OF_LOOKS],
    showsLooks: true,
    load: async () => (await import("./writers/gexf.ts")).gexf,
  },
  {
    ...COMMON,
    id: "graphml",
    title: words.graphml,
    extension: ".graphml",
    mediaType: "application/graphml+xml",
    description: words.graphmlFor,
    options: [ofDirections(words.directionsKept, words.directionsNetworkx), ...OF_LOOKS],
    showsLooks: true,
    load: async () => (await import("./writers/graphml.ts")).graphml,
  },
  {
    ...COMMON,
    id: "cytoscape",
    title: words.cytoscape,
    extension: ".cyjs.json",
    mediaType: "application/json",
    description: words.cytoscapeFor,
    options: OF_LOOKS,
    showsLooks: true,
    load: async () => (await import("./writers/cytoscape.ts")).cytoscape,
  },
  {
    ...COMMON,
    id: "jgf",
    title: words.jgf,
    extension: ".jgf.json",
    mediaType: "application/vnd.jgf+json",
    description: words.jgfFor,
    load: async () => (await import("./writers/json-graph-format.ts")).jsonGraphFormat,
  },
];

const TABLES: readonly ExportFormat[] = [
  {
    ...COMMON,
    id: "csv",
    title: words.csv,
    extension: ".csv.zip",
    mediaType: "application/zip",
    description: words.csvFor,
    hasEdges: false,
    isPacked: true,
    load: async () => (await import("./writers/csv-tables.ts")).csvTables,
  },
  {
    ...COMMON,
    id: "xlsx",
    title: words.xlsx,
    extension: ".xlsx",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    description: words.xlsxFor,
    hasEdges: false,
    isPacked: true,
    load: async () => (await import("./writers/xlsx.ts")).xlsx,
  },
];

const RDF: readonly ExportFormat[] = [
  {
    ...COMMON,
    id: "turtle",
    title: words.turtle,
    extension: ".ttl",
    mediaType: "text/turtle",
    description: words.turtleFor,
    options: OF_TRIPLES,
    load: async () => (await import("./writers/turtle.ts")).turtle,
  },
  {
    ...COMMON,
    id: "trig",
    title: words.trig,
    extension: ".trig",
    mediaType: "application/trig",
    description: words.trigFor,
    options: OF_TRIPLES,
    load: async () => (await import("./writers/turtle.ts")).trig,
  },
  {
    ...COMMON,
    id: "json-ld",
    title: words.jsonLd,
    extension: ".jsonld",
    mediaType: "application/ld+json",
    description: words.jsonLdFor,
    options: OF_TRIPLES,
    load: async () => (await import("./writers/json-ld.ts")).jsonLd,
  },
];

/** Of these no dataset can be made again. */
const FOR_READING: readonly ExportFormat[] = [
  {
    ...COMMON,
    id: "markdown",
    title: words.markdown,
    extension: ".md",
    mediaType: "text/markdown",
    description: words.markdownFor,
    hasEdges: false,
    load: async () => (await import("./writers/markdown.ts")).markdown,
  },
  {
    ...COMMON,
    id: "bibtex",
    title: words.bibtex,
    extension: ".bib",
    mediaType: "application/x-bibtex",
    description: words.bibtexFor,
    hasEdges: false,
    load: async () => (await import("./writers/bibtex.ts")).bibtex,
  },
  {
    ...COMMON,
    id: "csl-json",
    title: words.cslJson,
    extension: ".csl.json",
    mediaType: "application/vnd.citationstyles.csl+json",
    description: words.cslJsonFor,
    hasEdges: false,
    load: async () => (await import("./writers/csl-json.ts")).cslJson,
  },
];

/** All formats that are written: our own first. */
export const exportFormats: Registry<ExportFormat> = createRegistry<ExportFormat>("export format", [
  ...formats.all,
  ...GRAPHS,
  ...TABLES,
  ...RDF,
  ...FOR_READING,
]);

/** The same by what they are for, as a menu lists them. */
export const EXPORT_GROUPS: readonly { readonly title: () => Words; readonly formats: readonly ExportFormat[] }[] = [
  { title: words.ours, formats: formats.all },
  { title: words.graphs, formats: GRAPHS },
  { title: words.tables, formats: TABLES },
  { title: words.rdf, formats: RDF },
  { title: words.forReading, formats: FOR_READING },
];
