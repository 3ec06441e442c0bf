import { err } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { ReaderCodec } from "./reader.ts";

/** Stands in the one file for the reader of RDF, which would make it too large: `scripts/one-file-page.ts` puts it there. */
export const turtle: ReaderCodec = {
  read: () =>
    err([{ code: "reading/not-in-one-file", path: "", message: words.notInOneFile(), hint: words.notInOneFileHint() }]),
};
