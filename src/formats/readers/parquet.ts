import { err } from "../../lib/result.ts";
import { extractionWords as words } from "../../words/en/extraction.ts";
import { readerWords } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { cellsOf, readTables } from "./csv.ts";
import { graphRagKind, readGraphRag } from "./graphrag.ts";
import { isParquet, readParquet } from "./parquet-file.ts";
import { cellsOfParquet, type NamedTable } from "./parquet-tables.ts";
import type { ReaderCodec, TextFile } from "./reader.ts";

/** What GraphRAG writes beside its tables. */
const NO_TABLE = /\.(?:json|graphml)$/i;

/** Parquet files: what GraphRAG extracted from texts, or tables like those of text. Source: Apache Parquet, "File format". */
export const parquet: ReaderCodec = {
  async read(files, build, choices) {
    const isOneOfSeveral = files.length > 1;
    const placeIn = (name: string) => (isOneOfSeveral ? () => readerWords.file({ name }) : null);
    const others = files.filter(({ bytes }) => isOneOfSeveral && !isParquet(bytes));
    const tables: (NamedTable & Pick<TextFile, "reached">)[] = [];
    for (const { name, bytes, reached } of files) {
      if (others.some((other) => other.bytes === bytes)) continue;
      const at = placeIn(name);
      const read = await readParquet(bytes, (share) => reached(share / 2));
      if (!read.ok) return err([{ ...read.error, path: at?.() ?? "" }]);
      const table = { ...read.value, name, reached: (share: number) => reached(0.5 + share / 2) };
      const { vectors } = table;
      if (vectors.length > 0 && graphRagKind(table) !== "embeddings") {
        build.warn("vectors", at, words.vectors({ count: vectors.length, names: listText(vectors) }));
      }
      tables.push(table);
    }
    const isExtracted = tables.some((table) => graphRagKind(table) !== null);
    const isLeftOut = ({ name }: TextFile) => isExtracted || NO_TABLE.test(name);
    for (const { name } of others.filter(isLeftOut)) build.warn("file-left-out", placeIn(name), words.fileLeftOut());
    if (isExtracted) return readGraphRag(tables, build, choices);
    const texts = others.filter((file) => !isLeftOut(file)).map((file) => cellsOf(file, true, build, choices));
    return readTables([...tables.map((table) => cellsOfParquet(table, isOneOfSeveral)), ...texts], build, choices);
  },
};
