import { createRegistry, type Registry } from "../../lib/registry.ts";
import { readerTitles as titles } from "../../words/en/reader-titles.ts";
import type { Reader } from "./reader.ts";

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
    detect: ({ text }) => /<(?:\w+:)?graphml[\s>]/.test(text),
    load: async () => (await import("./graphml.ts")).graphml,
  },
]);
