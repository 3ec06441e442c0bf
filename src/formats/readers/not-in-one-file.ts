import { err } from "../../lib/result.ts";
import { extractionWords } from "../../words/en/extraction.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { Words } from "../../words/message.ts";
import type { ReaderCodec } from "./reader.ts";

// Stands in the one file for the readers that would make it too large, and for what guesses encodings:
// `scripts/one-file-page.ts` puts it there.

const leftOut = (message: () => Words): ReaderCodec => ({
  read: () => err([{ code: "reading/not-in-one-file", path: "", message: message(), hint: words.notInOneFileHint() }]),
});

export const parquet = leftOut(extractionWords.notInOneFile);
const other = leftOut(words.notInOneFile);

/** What most texts of single bytes are in. */
export const likelyEncoding = () => "windows-1252" as const;

/** Our own workbooks are tables like any others. */
export const tableSetIn = () => null;
export const readTableSet = () => {};

export { other as csvSet, other as cx, other as jsonLd, other as rdfXml, other as turtle };
