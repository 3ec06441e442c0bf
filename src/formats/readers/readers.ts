import { createRegistry, type Registry } from "../../lib/registry.ts";
import { readZipDirectory } from "../../lib/zip-directory.ts";
import { readerTitleWords as titles } from "../../words/en/reader-titles.ts";
import { CSV_SET } from "../csv-set.ts";
import {
  isCanvas,
  isChunkStore,
  isCx,
  isCytoscape,
  isGephiLite,
  isGraphology,
  isJsonGraphFormat,
  isJsonLd,
  isKumu,
  isNeo4jExport,
  isNeo4jLines,
  isNodeLink,
  isStix,
} from "./json-shapes.ts";
import type { FileHead, Reader } from "./reader.ts";

/** Comments, then the word that opens a graph. No part of it can match in two ways, so that no text makes it slow. */
const DOT = /^(?:\s|\/\/[^\n]*\n|#[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:strict\s+)?(?:di)?graph\b[^[{]*\{/i;
const GRAPHML = /<(?:\w+:)?graphml[\s>]/;
/** What LightRAG keeps beside its graph. */
const LIGHTRAG_STORE = /^(?:kv_store|vdb)_\w+\.json$/;
/** What GraphRAG writes beside its tables, which is said to be left out. */
const BESIDE_GRAPHRAG = /^(?:.*graph\.graphml|stats\.json|context\.json)$/;
const PAJEK = /^\s*(?:%[^\n]*\n\s*)*\*(?:network|vertices)\b/i;
/** A prefix, or the beginning of a triple of addresses. */
const TURTLE =
  /^\s*(?:#[^\n]*\n\s*)*(?:@?(?:prefix|base)\s+[^\n]*<|@?version\s+["']|(?:<[^<>\s]*>|_:[^\s<>]+)\s+(?:<[^<>\s]+>|a)\s+[<"_]|<<\(?\s*[<_])/i;

/** Whether the outermost element of an XML file is that of RDF, whatever stands above it. */
function isRdfXml(text: string): boolean {
  let at = 0;
  for (const [declaration] of text.matchAll(ABOVE_XML)) at += declaration.length;
  return /^<(?:[\w.-]+:)?RDF[\s>]/.test(text.slice(at)) && text.includes("22-rdf-syntax-ns#");
}

/** Space, a processing instruction, a comment or a declaration of the document's type, one after the other. */
const ABOVE_XML = /\s+|<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/gy;

/** All foreign formats, the most used first. The code of each is loaded when a file of it is opened. */
export const readers: Registry<Reader> = createRegistry<Reader>("reader", [
  {
    id: "gexf",
    title: titles.gexf,
    extensions: [".gexf"],
    detect: ({ text }) => /<(?:\w+:)?gexf[\s>]/.test(text),
    load: async () => (await import("./gexf.ts")).gexf,
  },
  {
    id: "graphml",
    title: titles.graphml,
    extensions: [".graphml"],
    detect: ({ text }) => GRAPHML.test(text),
    load: async () => (await import("./graphml.ts")).graphml,
  },
  {
    id: "lightrag",
    title: titles.lightRag,
    extensions: [],
    takesSeveral: true,
    // Its graph alone is GraphML.
    detect: () => false,
    detectTogether: (heads) =>
      heads.length > 1 &&
      heads.filter(({ text }) => GRAPHML.test(text)).length === 1 &&
      heads.every(({ text, name, json }) => GRAPHML.test(text) || LIGHTRAG_STORE.test(name) || isChunkStore(json())),
    load: async () => (await import("./lightrag.ts")).lightRag,
  },
  {
    id: "pajek",
    title: titles.pajek,
    extensions: [".net", ".paj"],
    detect: ({ text }) => PAJEK.test(text),
    load: async () => (await import("./pajek.ts")).pajek,
  },
  {
    id: "dot",
    title: titles.dot,
    extensions: [".dot", ".gv"],
    detect: ({ text }) => DOT.test(text),
    load: async () => (await import("./dot.ts")).dot,
  },
  {
    id: "cx",
    title: titles.cx,
    extensions: [".cx2", ".cx"],
    detect: ({ json }) => isCx(json()),
    load: async () => (await import("./cx.ts")).cx,
  },
  {
    id: "json-ld",
    title: titles.jsonLd,
    extensions: [".jsonld"],
    detect: ({ json }) => isJsonLd(json()),
    load: async () => (await import("./json-ld.ts")).jsonLd,
  },
  {
    id: "canvas",
    title: titles.canvas,
    extensions: [".canvas"],
    detect: ({ json }) => isCanvas(json()),
    load: async () => (await import("./obsidian-canvas.ts")).obsidianCanvas,
  },
  {
    id: "graphology-graph",
    title: titles.graphologyGraph,
    extensions: [],
    detect: ({ json }) => isGraphology(json()) || isGephiLite(json()),
    load: async () => (await import("./graphology-graph.ts")).graphologyGraph,
  },
  {
    id: "neo4j",
    title: titles.neo4j,
    extensions: [".jsonl", ".ndjson"],
    detect: ({ text, json }) => isNeo4jLines(text) || isNeo4jExport(json()),
    load: async () => (await import("./neo4j-export.ts")).neo4jExport,
  },
  {
    id: "node-link-graph",
    title: titles.nodeLinkGraph,
    extensions: [],
    detect: ({ json }) => isNodeLink(json()),
    load: async () => (await import("./node-link-graph.ts")).nodeLinkGraph,
  },
  {
    id: "cytoscape",
    title: titles.cytoscape,
    extensions: [".cyjs"],
    detect: ({ json }) => isCytoscape(json()),
    load: async () => (await import("./cytoscape.ts")).cytoscape,
  },
  {
    id: "kumu",
    title: titles.kumu,
    extensions: [],
    detect: ({ json }) => isKumu(json()),
    load: async () => (await import("./kumu.ts")).kumu,
  },
  {
    id: "stix",
    title: titles.stix,
    extensions: [".stix"],
    detect: ({ json }) => isStix(json()),
    load: async () => (await import("./stix.ts")).stix,
  },
  {
    id: "jgf",
    title: titles.jgf,
    extensions: [".jgf"],
    detect: ({ json }) => isJsonGraphFormat(json()),
    load: async () => (await import("./json-graph-format.ts")).jsonGraphFormat,
  },
  {
    id: "turtle",
    title: titles.turtle,
    extensions: [".ttl", ".nt", ".nq", ".trig", ".n3"],
    detect: ({ text }) => TURTLE.test(text),
    load: async () => (await import("./turtle.ts")).turtle,
  },
  {
    id: "parquet",
    title: titles.parquet,
    extensions: [".parquet"],
    takesSeveral: true,
    readsBytes: true,
    detect: ({ bytes }) => isParquetHead(bytes),
    detectTogether: (heads) =>
      heads.some(({ bytes }) => isParquetHead(bytes)) &&
      heads.every((head) => isParquetHead(head.bytes) || BESIDE_GRAPHRAG.test(head.name) || looksLikeTable(head)),
    load: async () => (await import("./parquet.ts")).parquet,
  },
  {
    id: "xlsx",
    title: titles.xlsx,
    extensions: [".xlsx", ".xlsm"],
    takesSeveral: true,
    readsBytes: true,
    detect: isWorkbook,
    detectTogether: (heads) =>
      heads.some(isWorkbook) && heads.every((head) => isWorkbook(head) || looksLikeTable(head)),
    load: async () => (await import("./xlsx.ts")).xlsx,
  },
  {
    id: "rdf-xml",
    title: titles.rdfXml,
    extensions: [".rdf", ".owl"],
    detect: ({ text }) => isRdfXml(text),
    load: async () => (await import("./rdf-xml.ts")).rdfXml,
  },
  {
    id: "csv-set",
    title: titles.csvSet,
    extensions: [],
    takesSeveral: true,
    // Each of its tables alone is a table like any other.
    detect: () => false,
    detectTogether: (heads) => {
      const names = new Set(heads.map(({ name }) => name.slice(name.lastIndexOf("/") + 1)));
      const { metadata, ...tables } = CSV_SET;
      const all: readonly string[] = [...Object.values(tables), metadata];
      return Object.values(tables).every((name) => names.has(name)) && [...names].every((name) => all.includes(name));
    },
    load: async () => (await import("./csv-set.ts")).csvSet,
  },
  {
    id: "csv",
    title: titles.csv,
    extensions: [".csv", ".tsv", ".tab"],
    takesSeveral: true,
    detect: looksLikeTable,
    load: async () => (await import("./csv.ts")).csv,
  },
]);

/** "PAR1", or "PARE" of a file that is encrypted. */
function isParquetHead([p, a, r, mark]: Uint8Array): boolean {
  return p === 0x50 && a === 0x41 && r === 0x52 && (mark === 0x31 || mark === 0x45);
}

/** A zip archive in which there is a workbook. */
function isWorkbook({ bytes }: FileHead): boolean {
  return readZipDirectory(bytes)?.some(({ name }) => /^\/?xl\/workbook[^/]*\.(?:xml|bin)$/i.test(name)) ?? false;
}

/** Whether lines are cut into equally many cells by one separator, or the name says that they are. */
function looksLikeTable({ name, text }: FileHead): boolean {
  if (/^\s*[<{[]/.test(text)) return false;
  if (/\.(?:csv|tsv|tab)$/.test(name)) return true;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const whole = lines.slice(0, lines.length > 6 ? 6 : lines.length - (text.endsWith("\n") ? 0 : 1));
  return ["\t", ";", ",", "|"].some((separator) => {
    const counts = whole.map((line) => line.replace(/"[^"]*"/g, "").split(separator).length);
    return counts.length > 1 && (counts[0] ?? 0) > 1 && counts.every((count) => count === counts[0]);
  });
}
