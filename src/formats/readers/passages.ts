import { extractionWords as words } from "../../words/en/extraction.ts";
import type { EvidenceInput, GraphBuilder, SourceInput } from "./graph-builder.ts";

/** A piece of text that something was extracted from. */
export interface Piece {
  readonly text: string | null;
  /** Ids of the documents that it is from, mostly one. */
  readonly documents: readonly string[];
  /** Its place among the pieces of its document. */
  readonly order: number;
}

/** The pieces of text that a graph was extracted from, by their ids, and the documents that they are from. */
export interface Passages {
  has(id: string): boolean;
  /** Where pieces stand: for each document of each piece a source, which quotes it. One that is not there is its id. */
  sourcesOf(ids: readonly string[]): readonly EvidenceInput[];
  /** Says which of the pieces that were asked for are missing or shared. `file`: where they are, if none was given. */
  sayMissing(file: string, build: GraphBuilder): void;
}

export function createPassages(
  pieces: ReadonlyMap<string, Piece>,
  documents: ReadonlyMap<string, SourceInput>,
): Passages {
  const missing = new Set<string>();
  const shared = new Set<string>();
  return {
    has: (id) => pieces.has(id),
    sourcesOf(ids) {
      const named = [...new Set(ids)].map((id) => ({ id, piece: pieces.get(id) }));
      // Those of a document together, as they follow each other there.
      const byDocument = Map.groupBy(named, ({ id, piece }) => piece?.documents[0] ?? id);
      const found = [...byDocument.values()].flatMap((list) =>
        list.toSorted((a, b) => (a.piece?.order ?? 0) - (b.piece?.order ?? 0)),
      );
      return found.flatMap(({ id, piece }): readonly EvidenceInput[] => {
        if (piece === undefined || piece.text === null) missing.add(id);
        if (piece === undefined || piece.documents.length === 0)
          return [{ id, title: id, quotation: piece?.text ?? null }];
        if (piece.documents.length > 1) shared.add(id);
        return piece.documents.map((document) => ({
          id: document,
          title: document,
          ...documents.get(document),
          quotation: piece.text,
        }));
      });
    },
    sayMissing(file, build) {
      const [missed] = missing;
      if (missed !== undefined) {
        const values = { count: missing.size, example: missed };
        const isStoreThere = [...pieces.values()].some(({ text }) => text !== null);
        build.warn(
          "missing-passages",
          null,
          isStoreThere ? words.missingPassages(values) : words.noPassages({ ...values, file }),
        );
      }
      const [first] = shared;
      if (first === undefined) return;
      build.warn("shared-passages", null, words.sharedPassages({ count: shared.size, example: first }));
    },
  };
}
