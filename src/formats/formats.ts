import { createRegistry, type Registry } from "../lib/registry.ts";
import { formatWords as words } from "../words/en/formats.ts";
import type { Format } from "./format.ts";
import { kgJson } from "./kg-json.ts";
import { NODE_LINK_LOSSES } from "./node-link-losses.ts";

/** All formats, the native one first. The page opens with that one; the code of the others is loaded on first use. */
export const formats: Registry<Format> = createRegistry<Format>("format", [
  {
    id: "kg-json",
    title: words.kgJson,
    extension: ".kg.json",
    mediaType: "application/json",
    description: words.kgJsonFor,
    losses: [],
    options: [],
    carriesPage: false,
    hasEdges: false,
    detect: (head) => /^\s*\{\s*"format"\s*:\s*"sourceline-kg"/.test(head),
    load: async () => kgJson,
  },
  {
    id: "graphology",
    title: words.graphology,
    extension: ".graphology.json",
    mediaType: "application/json",
    description: words.graphologyFor,
    losses: [],
    options: [],
    carriesPage: false,
    hasEdges: true,
    detect: (head) => /^\s*\{\s*"(?:options|attributes)"\s*:/.test(head),
    load: async () => (await import("./graphology-json.ts")).graphologyJson,
  },
  {
    id: "node-link",
    title: words.nodeLink,
    extension: ".node-link.json",
    mediaType: "application/json",
    description: words.nodeLinkFor,
    losses: Object.values(NODE_LINK_LOSSES),
    options: [
      {
        id: "edges",
        title: words.edgeList,
        values: [
          { id: "edges", title: words.edgesName },
          { id: "links", title: words.linksName },
        ],
      },
      {
        id: "records",
        title: words.records,
        values: [
          { id: "flat", title: words.flat },
          { id: "nested", title: words.nested },
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
    title: words.oneFile,
    extension: ".html",
    mediaType: "text/html",
    description: words.oneFileFor,
    losses: [],
    options: [],
    carriesPage: true,
    hasEdges: false,
    detect: (head) => /^\s*<!doctype html/i.test(head),
    load: async () => (await import("./one-file.ts")).oneFile,
  },
]);
