import { createRegistry, type Registry } from "../lib/registry.ts";
import type { Format } from "./format.ts";
import { kgJson } from "./kg-json.ts";
import { NODE_LINK_LOSSES } from "./node-link-losses.ts";

/** All formats, the native one first. The page opens with that one; the code of the others is loaded on first use. */
export const formats: Registry<Format> = createRegistry<Format>("format", [
  {
    id: "kg-json",
    title: "Sourceline dataset",
    extension: ".kg.json",
    mediaType: "application/json",
    description: "The native file: everything, and it opens here again.",
    losses: [],
    options: [],
    carriesPage: false,
    hasEdges: false,
    detect: (head) => /^\s*\{\s*"format"\s*:\s*"sourceline-kg"/.test(head),
    load: async () => kgJson,
  },
  {
    id: "graphology",
    title: "graphology JSON",
    extension: ".graphology.json",
    mediaType: "application/json",
    description: "For graphology, sigma and Gephi Lite: entities as nodes, claims as edges, each with its full record.",
    losses: [],
    options: [],
    carriesPage: false,
    hasEdges: true,
    detect: (head) => /^\s*\{\s*"(?:options|attributes)"\s*:/.test(head),
    load: async () => (await import("./graphology-json.ts")).graphologyJson,
  },
  {
    id: "node-link",
    title: "Node-link JSON",
    extension: ".node-link.json",
    mediaType: "application/json",
    description:
      "For NetworkX and d3: entities as nodes, claims as keyed edges, with plain values that GraphML takes too.",
    losses: Object.values(NODE_LINK_LOSSES),
    options: [
      {
        id: "edges",
        title: "Name of the edge list",
        values: [
          { id: "edges", title: "edges, as NetworkX 3.4 and later read it" },
          { id: "links", title: "links, as d3 and older NetworkX read it" },
        ],
      },
      {
        id: "records",
        title: "Full records",
        values: [
          { id: "flat", title: "left out: plain values only" },
          { id: "nested", title: "nested beside the plain values: nothing is lost" },
        ],
      },
    ],
    carriesPage: false,
    hasEdges: true,
    detect: (head) => /^\s*\{\s*"(?:directed|multigraph|graph)"\s*:/.test(head),
    load: async () => (await import("./node-link.ts")).nodeLink,
  },
  {
    id: "one-file",
    title: "One file to hand out",
    extension: ".html",
    mediaType: "text/html",
    description: "This explorer with the graph inside: opens by a double click, without a network.",
    losses: [],
    options: [],
    carriesPage: true,
    hasEdges: false,
    detect: (head) => /^\s*<!doctype html/i.test(head),
    load: async () => (await import("./one-file.ts")).oneFile,
  },
]);
