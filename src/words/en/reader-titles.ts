import { messages } from "../message.ts";

/** What foreign file formats are called. */
export const readerTitles = messages("reader-titles", {
  gexf: "GEXF",
  graphml: "GraphML",
});
