import { isLongWord, type NameKeys } from "./name-keys.ts";

/** Names that share a trace and are compared, at most: one that more share tells nothing. */
const MOST_SHARING = 40;

/**
 * Finds names that may differ in one letter without comparing all with all. Two such words agree in their first or in
 * their last half, so each name is kept under these halves of each long word, together with its other words. What is
 * found is to be compared: traces are numbers, and two names may have one by chance.
 */
export function createNearNames<Item>() {
  const known = new Map<number, Item[]>();
  return {
    add(keys: NameKeys, item: Item): void {
      for (const trace of tracesOf(keys)) {
        const held = known.get(trace);
        if (held === undefined) known.set(trace, [item]);
        // One more than are compared says that there are too many.
        else if (held.length <= MOST_SHARING) held.push(item);
      }
    },
    /** What may be near a name, each once. */
    near(keys: NameKeys): readonly Item[] {
      const found: Item[] = [];
      for (const trace of tracesOf(keys)) {
        const held = known.get(trace) ?? [];
        if (held.length <= MOST_SHARING) for (const item of held) if (!found.includes(item)) found.push(item);
      }
      return found;
    },
  };
}

function tracesOf({ words }: NameKeys): readonly number[] {
  const traces: number[] = [];
  let all = 0;
  for (const word of words) all = (all + hashOf(word, 0, word.length)) | 0;
  for (const word of words) {
    if (!isLongWord(word)) continue;
    const { length } = word;
    const others = Math.imul((all - hashOf(word, 0, length)) | 0, PRIME);
    // The shorter of two words that differ by one letter may be this one or one shorter.
    for (const shorter of [length - 1, length]) {
      const half = (shorter - 1) >> 1;
      traces.push(
        others ^ hashOf(word, 0, half, 2 * shorter),
        others ^ hashOf(word, length - half, length, 2 * shorter + 1),
      );
    }
  }
  return traces;
}

const PRIME = 0x01000193;

/** Of a part of a text (FNV-1a, over UTF-16 code units). */
function hashOf(text: string, start: number, end: number, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}
