import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { say } from "../../../lib/ui/notice.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { SearchHit, SearchIndex } from "../search-index.ts";
import { useSearchIndex } from "./use-search-index.ts";

const PER_KIND = 8;
/** Up to this many entities and claims a search takes less than a frame, and runs with every letter. */
const SMALL_DATASET = 10_000;
/** Otherwise it waits until the typing pauses, in milliseconds. */
const PAUSE = 60;

interface Search extends ReturnType<typeof useSearchIndex> {
  /** The text that `hits` are of: what is typed now, or what was typed a moment ago. */
  readonly asked: string;
  /** Best first; none for a blank text or without an index. */
  readonly hits: readonly SearchHit[];
  /** Whether `hits` are of what is typed now. */
  readonly isCurrent: boolean;
  /** Gives `onFirst` the best hit of what is typed now; once the index has come, if it is typed still. */
  readonly findFirst: () => void;
}

/**
 * Searches for a text that is being typed.
 * @param onFirst gets what `findFirst` finds; undefined where that is nothing.
 * @param only the kind of hits that count; default both.
 */
export function useSearch(
  text: string,
  onFirst: (hit: SearchHit | undefined) => void,
  only?: SearchHit["kind"],
): Search {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { index, load } = useSearchIndex(knowledge);
  const asked = useSettled(text, knowledge.order + knowledge.claimCount > SMALL_DATASET ? PAUSE : 0);
  const hits = useMemo(() => find(index, asked, only), [index, asked, only]);
  const [awaited, setAwaited] = useState<string | null>(null);
  const giveFirst = useEffectEvent(() => onFirst(find(index, text, only)[0]));
  useEffect(() => {
    if (index === null || awaited === null) return;
    setAwaited(null);
    if (awaited === text) giveFirst();
  }, [index, awaited, text]);
  const findFirst = () => {
    setAwaited(text);
    load(() => {
      setAwaited(null);
      say("The search could not be loaded. Check the connection, then try again.");
    });
  };
  return { index, load, asked, hits, isCurrent: index !== null && asked === text, findFirst };
}

function find(index: SearchIndex | null, text: string, only: SearchHit["kind"] | undefined): readonly SearchHit[] {
  if (index === null || text.trim() === "") return [];
  const hits = index.search(text, { limit: 2 * PER_KIND, perKind: PER_KIND });
  return only === undefined ? hits : hits.filter(({ kind }) => kind === only);
}

/** A value that follows another at once, or only when that one has not changed for a while. */
function useSettled(value: string, delay: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (delay === 0) return;
    const timer = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return delay === 0 ? value : settled;
}
