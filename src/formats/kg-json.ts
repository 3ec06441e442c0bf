import { serializeDataset } from "../model/serialize-dataset.ts";
import type { FormatCodec } from "./format.ts";
import { readJson } from "./read-json.ts";

/** The native one-file form. Reading and writing it again gives the same bytes, if we wrote them. Written in one step. */
export const kgJson: FormatCodec = {
  write(dataset) {
    const text = serializeDataset(dataset);
    return { text, pieces: [text], losses: [] };
  },
  read: readJson,
};
