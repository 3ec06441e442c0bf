import { useCallback, useEffect, useState } from "react";
import type { SearchColumns } from "../../features/search/search-columns.ts";
import type { SearchIndex } from "../../features/search/search-index.ts";
import { whenIdle } from "../../lib/ui/late-boundary.tsx";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";

/** An index is made once per dataset, however many boxes ask for it. */
const indexes = new WeakMap<KnowledgeGraph, Promise<SearchIndex>>();

/** Columns that are made with a dataset elsewhere; null where they do not come. */
const broughtColumns = new WeakMap<KnowledgeGraph, Promise<SearchColumns | null>>();

/** Says where the columns of a graph's index come from, so that they are not made here. */
export function bringSearchColumns(knowledge: KnowledgeGraph, columns: Promise<SearchColumns | null>): void {
  broughtColumns.set(knowledge, columns);
}

function loadSearchIndex(knowledge: KnowledgeGraph): Promise<SearchIndex> {
  let index = indexes.get(knowledge);
  if (index === undefined) {
    index = makeSearchIndex(knowledge);
    indexes.set(knowledge, index);
    // A file that did not come (a lost connection) is asked for again the next time.
    index.catch(() => indexes.delete(knowledge));
  }
  return index;
}

/** The engine comes as a file of its own, so that the first picture does not wait for it. */
async function makeSearchIndex(knowledge: KnowledgeGraph): Promise<SearchIndex> {
  const [{ openSearchIndex }, brought] = await Promise.all([
    import("../../features/search/index-search.ts"),
    broughtColumns.get(knowledge),
  ]);
  return openSearchIndex(knowledge, brought ?? null);
}

/** The index of a dataset, once it is there, and a way to have it at once; made when the browser is idle otherwise. */
export function useSearchIndex(knowledge: KnowledgeGraph): {
  readonly index: SearchIndex | null;
  readonly load: (onFailure?: () => void) => void;
} {
  const [loaded, setLoaded] = useState<{ readonly of: KnowledgeGraph; readonly index: SearchIndex } | null>(null);
  const load = useCallback(
    (onFailure?: () => void) => {
      loadSearchIndex(knowledge).then(
        (index) => setLoaded((before) => (before?.index === index ? before : { of: knowledge, index })),
        () => onFailure?.(),
      );
    },
    [knowledge],
  );
  useEffect(() => whenIdle(load), [load]);
  return { index: loaded?.of === knowledge ? loaded.index : null, load };
}
