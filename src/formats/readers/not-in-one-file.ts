import { err } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { ReaderCodec } from "./reader.ts";

/** Stands in the one file for the readers of RDF, which would make it too large: `scripts/one-file-page.ts` puts it there. */
const left: ReaderCodec = {
  read: () =>
    err([{ code: "reading/not-in-one-file", path: "", message: words.notInOneFile(), hint: words.notInOneFileHint() }]),
};

export { left as jsonLd, left as rdfXml, left as turtle };
