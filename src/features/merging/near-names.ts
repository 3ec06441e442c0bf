import { isLongWord, type NameKeys } from "./name-keys.ts";

/** Names that share a trace and are compared, at most: one that more share tells nothing. */
const MOST_SHARING = 40;

/**
 * Finds names that may differ in one letter without comparing all with all. Two such words agree in their first or in
 * their last half, so each name is kept under these halves of each long word, together with its other words.
 */
export function createNearNames<Item>() {
  const known = new Map<string, Item[]>();
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
    near(keys: NameKeys): ReadonlySet<Item> {
      const found = new Set<Item>();
      for (const trace of tracesOf(keys)) {
        const held = known.get(trace) ?? [];
        if (held.length <= MOST_SHARING) for (const item of held) found.add(item);
      }
      return found;
    },
  };
}

function* tracesOf({ words }: NameKeys): Generator<string> {
  for (const [at, word] of words.entries()) {
    if (!isLongWord(word) || words[at - 1] === word) continue;
    const rest = words.filter((_, place) => place !== at).join(" ");
    // The shorter of two words that differ by one letter may be this one or one shorter.
    for (const shorter of [word.length - 1, word.length]) {
      const half = (shorter - 1) >> 1;
      yield `${shorter}<${word.slice(0, half)} ${rest}`;
      yield `${shorter}>${word.slice(-half)} ${rest}`;
    }
  }
}
