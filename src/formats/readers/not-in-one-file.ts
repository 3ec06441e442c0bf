import { err } from "../../lib/result.ts";
import { extractionWords } from "../../words/en/extraction.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { Words } from "../../words/message.ts";
import type { ReaderCodec } from "./reader.ts";

// Stand in the one file for the readers that would make it too large: `scripts/one-file-page.ts` puts them there.

const leftOut = (message: () => Words): ReaderCodec => ({
  read: () => err([{ code: "reading/not-in-one-file", path: "", message: message(), hint: words.notInOneFileHint() }]),
});

export const parquet = leftOut(extractionWords.notInOneFile);
const rdf = leftOut(words.notInOneFile);

export { rdf as jsonLd, rdf as rdfXml, rdf as turtle };
