/** How well a text answers what was typed. */
export interface FuzzyMatch {
  /** Higher is better; only good for comparing matches of the same query. */
  readonly score: number;
  /** Characters that matched, as ascending [start, end) ranges. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

const WORD_START = 8;
const INSIDE_WORD = 4;
const SCATTERED = 1;

/**
 * Finds the words of a query in a text, in any order: each at the start of a word, else inside one, else with its letters
 * in order though not together. Null where one of them is not there. Case does not matter.
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const folded = text.toLowerCase();
  let score = 0;
  const marked = new Set<number>();
  for (const word of query.toLowerCase().split(/\s+/).filter(Boolean)) {
    const found = placeOf(word, folded);
    if (found === null) return null;
    score += found.score;
    for (const at of found.at) marked.add(at);
  }
  // Of two texts that match alike the shorter one is more likely meant.
  return { score: score - text.length / 1_000, ranges: rangesOf([...marked].sort((a, b) => a - b)) };
}

function placeOf(word: string, text: string): { readonly score: number; readonly at: readonly number[] } | null {
  const together = (from: number) => Array.from({ length: word.length }, (_, i) => from + i);
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] as string)) return { score: WORD_START, at: together(at) };
  const inside = text.indexOf(word);
  if (inside !== -1) return { score: INSIDE_WORD, at: together(inside) };
  const scattered: number[] = [];
  for (const letter of word) {
    const at = text.indexOf(letter, (scattered.at(-1) ?? -1) + 1);
    if (at === -1) return null;
    scattered.push(at);
  }
  return { score: SCATTERED, at: scattered };
}

function rangesOf(marked: readonly number[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const at of marked) {
    const last = ranges.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else ranges.push([at, at + 1]);
  }
  return ranges;
}
