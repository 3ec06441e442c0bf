import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { say } from "../../../lib/ui/notice.ts";
import { searchWords as words } from "../../../words/en/search.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { SearchHit, SearchIndex } from "../search-index.ts";
import { useSearchIndex } from "./use-search-index.ts";

const PER_KIND = 8;
/** Up to this many entities and claims a search takes less than a frame, and runs with every letter. */
const SMALL_DATASET = 10_000;
/** Otherwise it waits until the typing pauses, in milliseconds. */
const PAUSE = 60;

interface Search extends ReturnType<typeof useSearchIndex> {
  /** The text that `hits` belong to: what is typed now, or was a moment ago. */
  readonly asked: string;
  /** Best first; null for a blank text, and until the index has loaded. */
  readonly hits: readonly SearchHit[] | null;
  /** Whether `hits` belong to what is typed now. */
  readonly isCurrent: boolean;
  /** Calls `onFound` with the hits for what is typed now; once the index has loaded, if the text is still the same. */
  readonly findNow: () => void;
}

/**
 * Searches for a text while it is typed.
 * @param onFound gets what `findNow` finds, best first.
 */
export function useSearch(text: string, onFound: (hits: readonly SearchHit[]) => void): Search {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { index, load } = useSearchIndex(knowledge);
  const isSmall = knowledge.order + knowledge.claimCount <= SMALL_DATASET;
  const [settled, settle] = useState(text);
  useEffect(() => {
    if (isSmall) return;
    const timer = setTimeout(settle, PAUSE, text);
    return () => clearTimeout(timer);
  }, [text, isSmall]);
  const asked = isSmall ? text : settled;
  const hits = useMemo(() => find(index, asked), [index, asked]);
  const [awaited, setAwaited] = useState<string | null>(null);
  const give = useEffectEvent(() => onFound(find(index, text) ?? []));
  useEffect(() => {
    if (index === null || awaited === null) return;
    setAwaited(null);
    if (awaited === text) give();
  }, [index, awaited, text]);
  const findNow = () => {
    setAwaited(text);
    load(() => {
      setAwaited(null);
      say(words.notLoaded());
    });
  };
  return { index, load, asked, hits, isCurrent: index !== null && asked === text, findNow };
}

function find(index: SearchIndex | null, text: string): Search["hits"] {
  if (index === null || text.trim() === "") return null;
  return index.search(text, { limit: 2 * PER_KIND, perKind: PER_KIND });
}
