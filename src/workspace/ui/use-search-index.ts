import { useCallback, useEffect, useState } from "react";
import type { SearchIndex } from "../../features/search/search-index.ts";
import { whenIdle } from "../../lib/ui/late-boundary.tsx";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";

/** An index is made once per revision of the facts, however many boxes ask for it. */
const indexes = new WeakMap<object, Promise<SearchIndex>>();

/** The engine comes as a file of its own, so that the first picture does not wait for it. */
function loadSearchIndex(knowledge: KnowledgeGraph): Promise<SearchIndex> {
  let index = indexes.get(knowledge.facts);
  if (index === undefined) {
    index = import("../../features/search/search-index.ts").then(({ createSearchIndex }) =>
      createSearchIndex(knowledge),
    );
    indexes.set(knowledge.facts, index);
    // A file that did not come (a lost connection) is asked for again the next time.
    index.catch(() => indexes.delete(knowledge.facts));
  }
  return index;
}

/** The index of a dataset, once it is there, and a way to have it at once; made when the browser is idle otherwise. */
export function useSearchIndex(knowledge: KnowledgeGraph): {
  readonly index: SearchIndex | null;
  readonly load: (onFailure?: () => void) => void;
} {
  const [loaded, setLoaded] = useState<{ readonly of: object; readonly index: SearchIndex } | null>(null);
  const load = useCallback(
    (onFailure?: () => void) => {
      loadSearchIndex(knowledge).then(
        (index) => setLoaded((before) => (before?.index === index ? before : { of: knowledge.facts, index })),
        () => onFailure?.(),
      );
    },
    [knowledge],
  );
  useEffect(() => whenIdle(load), [load]);
  return { index: loaded?.of === knowledge.facts ? loaded.index : null, load };
}
