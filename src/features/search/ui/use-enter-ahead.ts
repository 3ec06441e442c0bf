import { useEffect, useEffectEvent, useState } from "react";

/**
 * For a field whose search may come later than it is typed into: Enter counts then as soon as the search is there, unless
 * the text is another by that time.
 */
export function useEnterAhead(
  isReady: boolean,
  text: string,
  enter: () => void,
): {
  /** Keeps an Enter, pressed on the text as it is. */
  readonly keep: () => void;
  /** Forgets it, as when the search does not come. */
  readonly drop: () => void;
} {
  const [kept, setKept] = useState<string | null>(null);
  const act = useEffectEvent(enter);
  useEffect(() => {
    if (!isReady || kept === null) return;
    setKept(null);
    if (kept === text) act();
  }, [isReady, kept, text]);
  return { keep: () => setKept(text), drop: () => setKept(null) };
}
