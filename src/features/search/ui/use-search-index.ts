import { useCallback, useEffect, useState } from "react";
import { whenIdle } from "../../../lib/ui/late-boundary.tsx";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import type { SearchColumns } from "../search-columns.ts";
import type { SearchIndex } from "../search-index.ts";

interface Indexed {
  /** The revision that the index is of, or is being brought to. */
  readonly knowledge: KnowledgeGraph;
  readonly index: Promise<SearchIndex>;
}

/** One index for all revisions of a document whose records have the same numbers, however many boxes ask for it. */
const indexes = new WeakMap<KnowledgeGraph["claimNumber"], Indexed>();

/** Why there is no index where whoever was to make its columns broke off: here it would fill the page in its turn. */
const NOT_MADE = new Error("The search index could not be made.");

/** Columns that are made with a dataset elsewhere; null where they do not come. */
const broughtColumns = new WeakMap<KnowledgeGraph["claimNumber"], Brought>();

interface Brought {
  readonly knowledge: KnowledgeGraph;
  readonly columns: Promise<SearchColumns | null>;
}

/** Says where the columns of a graph's index come from, so that they are not made here. */
export function bringSearchColumns(knowledge: KnowledgeGraph, columns: Promise<SearchColumns | null>): void {
  broughtColumns.set(knowledge.claimNumber, { knowledge, columns });
}

function loadSearchIndex(knowledge: KnowledgeGraph): Promise<SearchIndex> {
  const { claimNumber } = knowledge;
  const held = indexes.get(claimNumber);
  if (held?.knowledge.facts === knowledge.facts) return held.index;
  const index =
    held !== undefined && haveSameNumbers(held.knowledge, knowledge)
      ? held.index.then((index) => index.updateAll(knowledge))
      : makeSearchIndex(knowledge);
  indexes.set(claimNumber, { knowledge, index });
  // A file that did not come (a lost connection) is asked for again the next time.
  index.catch((error) => error === NOT_MADE || indexes.delete(claimNumber));
  return index;
}

function haveSameNumbers(before: KnowledgeGraph, now: KnowledgeGraph): boolean {
  // A term that is called something else is in the words of all its claims.
  return (
    before.entityNumber === now.entityNumber &&
    before.order === now.order &&
    before.claimCount === now.claimCount &&
    before.dataset.vocabulary === now.dataset.vocabulary
  );
}

/** The engine comes as a file of its own, so that the first picture does not wait for it. */
async function makeSearchIndex(knowledge: KnowledgeGraph): Promise<SearchIndex> {
  const brought = broughtColumns.get(knowledge.claimNumber);
  const isOfUse = brought !== undefined && haveSameNumbers(brought.knowledge, knowledge);
  const first = isOfUse ? brought : { knowledge, columns: null };
  const [{ openSearchIndex }, columns] = await Promise.all([import("../index-search.ts"), first.columns]);
  if (isOfUse && columns === null) throw NOT_MADE;
  return (await openSearchIndex(first.knowledge, columns)).updateAll(knowledge);
}

/**
 * The index of a dataset, once it is there, and a way to have it at once; made when the browser is idle otherwise. Whether
 * it was made tells what failed: to load it, or to make it, which is not tried again.
 */
export function useSearchIndex(knowledge: KnowledgeGraph): {
  readonly index: SearchIndex | null;
  readonly load: (onFailure?: (isMade: boolean) => void) => void;
} {
  const [loaded, setLoaded] = useState<{ readonly of: object; readonly index: SearchIndex } | null>(null);
  const load = useCallback(
    (onFailure?: (isMade: boolean) => void) => {
      loadSearchIndex(knowledge).then(
        (index) => setLoaded((before) => (before?.of === knowledge.facts ? before : { of: knowledge.facts, index })),
        (error) => onFailure?.(error !== NOT_MADE),
      );
    },
    [knowledge],
  );
  useEffect(() => whenIdle(load), [load]);
  return { index: loaded?.of === knowledge.facts ? loaded.index : null, load };
}
