import { ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { extractionWords as words } from "../../words/en/extraction.ts";
import { readerWords } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import type { SourceInput } from "./graph-builder.ts";
import { readGraphml } from "./graphml.ts";
import { isChunk } from "./json-shapes.ts";
import { type JsonRecord, textOf } from "./json-values.ts";
import { createPassages, type Piece } from "./passages.ts";
import type { ReaderCodec, TextFile } from "./reader.ts";

/**
 * The graph that LightRAG extracted, in GraphML, with the pieces of text that it was extracted from. Source: LightRAG's
 * storage in files, "kv_store_text_chunks.json", "kv_store_full_docs.json" and "kv_store_doc_status.json".
 */
export const lightRag: ReaderCodec = {
  read(files, build, choices) {
    const graph = files.find(({ text }) => /<(?:\w+:)?graphml[\s>]/.test(text));
    const stores = storesIn(files.filter((file) => file !== graph));
    if (!stores.ok) return stores;
    const pieces = new Map<string, Piece>();
    const documents = new Map<string, SourceInput>();
    const named = new Map<string, string>();
    for (const { record } of stores.value) {
      for (const [id, value] of Object.entries(record)) {
        const file = isRecord(value) ? textOf(value.file_path) : null;
        if (file !== null && file !== "unknown_source") named.set(id, file);
      }
    }
    for (const { file, record } of stores.value) {
      const chunks = Object.entries(record).filter(([, value]) => isChunk(value));
      const isOfDocuments = /^kv_store_(?:full_docs|doc_status)\.json$/i.test(file.name);
      if (chunks.length === 0 && !isOfDocuments) {
        build.warn("file-left-out", () => readerWords.file({ name: file.name }), words.fileLeftOut());
      }
      for (const [id, chunk] of chunks as [string, JsonRecord][]) {
        const document = textOf(chunk.full_doc_id);
        const order = Number(chunk.chunk_order_index) || 0;
        pieces.set(id, { text: textOf(chunk.content), documents: document === null ? [] : [document], order });
        if (document === null) continue;
        const title = named.get(id) ?? named.get(document) ?? document;
        documents.set(document, { id: document, title, address: title });
      }
    }
    const [only] = documents.size === 1 ? documents.values() : [];
    build.head({ title: only?.title ?? words.title({ program: "LightRAG" }) });
    return readGraphml(graph, build, choices, createPassages(pieces, documents));
  },
};

interface Store {
  readonly file: TextFile;
  readonly record: JsonRecord;
}

function storesIn(files: readonly TextFile[]): Result<readonly Store[], readonly Issue[]> {
  const stores: Store[] = [];
  for (const file of files) {
    // Vectors, which may be larger than all the rest.
    const json = /^vdb_/i.test(file.name) ? ok(null) : file.json();
    if (!json.ok) return json;
    stores.push({ file, record: isRecord(json.value) ? json.value : {} });
  }
  return ok(stores);
}
