import { err } from "../../lib/result.ts";
import { extractionWords as words } from "../../words/en/extraction.ts";
import { listText } from "../../words/numbers.ts";
import { readTables } from "./csv.ts";
import { graphRagKind, readGraphRag } from "./graphrag.ts";
import { isParquet, readParquet } from "./parquet-file.ts";
import { cellsOf, type NamedTable } from "./parquet-tables.ts";
import type { ReaderCodec } from "./reader.ts";

/** Parquet files: what GraphRAG extracted from texts, or tables of edges and entities. Source: Apache Parquet, "File format". */
export const parquet: ReaderCodec = {
  async read(files, build, choices) {
    const tables: NamedTable[] = [];
    for (const { name, bytes } of files) {
      const at = files.length > 1 ? () => words.file({ file: name }) : null;
      if (!isParquet(bytes) && at !== null) {
        build.warn("file-left-out", at, words.fileLeftOut());
        continue;
      }
      const read = await readParquet(bytes);
      if (!read.ok) return err([{ ...read.error, path: at?.() ?? "" }]);
      const table = { ...read.value, name };
      const { vectors } = table;
      if (vectors.length > 0 && graphRagKind(table) !== "embeddings") {
        build.warn("vectors", at, words.vectors({ count: vectors.length, names: listText(vectors) }));
      }
      tables.push(table);
    }
    if (tables.some((table) => graphRagKind(table) !== null)) return readGraphRag(tables, build, choices);
    const cells = tables.map((table) => cellsOf(table, tables.length > 1));
    return readTables(cells, build, choices);
  },
};
