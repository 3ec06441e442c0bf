import { createRegistry, type Registry } from "../lib/registry.ts";
import { exportFormatWords as words } from "../words/en/export-formats.ts";
import type { ExportFormat } from "./format.ts";
import { formats } from "./formats.ts";

const COMMON = { options: [], carriesPage: false, hasEdges: true } as const;

/** All formats that are written: our own, then those of other programs, which the readers of these open again. */
export const exportFormats: Registry<ExportFormat> = createRegistry<ExportFormat>("export format", [
  ...formats.all,
  {
    ...COMMON,
    id: "gexf",
    title: words.gexf,
    extension: ".gexf",
    mediaType: "application/gexf+xml",
    description: words.gexfFor,
    load: async () => (await import("./writers/gexf.ts")).gexf,
  },
  {
    ...COMMON,
    id: "graphml",
    title: words.graphml,
    extension: ".graphml",
    mediaType: "application/graphml+xml",
    description: words.graphmlFor,
    load: async () => (await import("./writers/graphml.ts")).graphml,
  },
  {
    ...COMMON,
    id: "cytoscape",
    title: words.cytoscape,
    extension: ".cyjs.json",
    mediaType: "application/json",
    description: words.cytoscapeFor,
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
    id: "turtle",
    title: words.turtle,
    extension: ".ttl",
    mediaType: "text/turtle",
    description: words.turtleFor,
    load: async () => (await import("./writers/turtle.ts")).turtle,
  },
]);
