import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { say } from "../../../lib/ui/notice.ts";
import { searchWords as words } from "../../../words/en/search.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { Findings } from "../search-findings.ts";
import type { SearchIndex } from "../search-index.ts";
import { useSearchIndex } from "./use-search-index.ts";

const PER_KIND = 8;
/** Up to this many entities and claims a search takes less than a frame, and runs with every letter. */
const SMALL_DATASET = 10_000;
/** Otherwise it waits until the typing pauses, in milliseconds. */
const PAUSE = 60;

interface Search {
  readonly index: SearchIndex | null;
  /** Has the index come at once; says so where it could not be made. */
  readonly load: () => void;
  /** The text that `found` belongs to: what is typed now, or was a moment ago. */
  readonly asked: string;
  /** Null for a blank text, and until the index has loaded. */
  readonly found: Findings | null;
  /** Whether `found` belongs to what is typed now. */
  readonly isCurrent: boolean;
  /** Calls `onFound` with what is found for what is typed now; once the index has loaded, if the text is still the same. */
  readonly findNow: () => void;
}

/**
 * Searches for a text while it is typed.
 * @param onFound gets what `findNow` finds.
 */
export function useSearch(text: string, onFound: (found: Findings) => void): Search {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { index, load: bring } = useSearchIndex(knowledge);
  const isSmall = knowledge.order + knowledge.claimCount <= SMALL_DATASET;
  const [settled, settle] = useState(text);
  useEffect(() => {
    if (isSmall) return;
    const timer = setTimeout(settle, PAUSE, text);
    return () => clearTimeout(timer);
  }, [text, isSmall]);
  const asked = isSmall ? text : settled;
  const found = useMemo(() => find(index, asked), [index, asked]);
  const [awaited, setAwaited] = useState<string | null>(null);
  const give = useEffectEvent(() => onFound(find(index, text) ?? NOTHING));
  useEffect(() => {
    if (index === null || awaited === null) return;
    setAwaited(null);
    if (awaited === text) give();
  }, [index, awaited, text]);
  const findNow = () => {
    setAwaited(text);
    bring((isMade) => {
      setAwaited(null);
      say(isMade ? words.notLoaded() : words.notMade());
    });
  };
  const load = () => bring((isMade) => isMade || say(words.notMade()));
  return { index, load, asked, found, isCurrent: index !== null && asked === text, findNow };
}

const NOTHING: Findings = { hits: [], sets: [] };

function find(index: SearchIndex | null, text: string): Search["found"] {
  if (index === null || text.trim() === "") return null;
  return index.findings(text, { limit: 2 * PER_KIND, perKind: PER_KIND });
}
