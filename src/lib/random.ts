import { textHash } from "./text-hash.ts";

/** A source of chance: each call gives a number from 0 (included) to 1 (excluded). */
export type Random = () => number;

/**
 * A repeatable source of chance. Method: mulberry32 (Tommy Ettinger, 2017), 32 bits of state, period 2^32.
 * @param seed any integer; equal seeds give equal sequences.
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The same items in an order of chance. Method: Fisher and Yates, as Durstenfeld 1964 has it. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1));
    [order[last], order[at]] = [order[at] as Item, order[last] as Item];
  }
  return order;
}

/**
 * The same items in an order of chance in which the heavier tend to come first: drawing without replacement, in
 * proportion to weight. Method: Efraimidis and Spirakis 2006.
 * @param weightOf more than 0.
 */
export function shuffledByWeight<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  random: Random,
): Item[] {
  return items
    .map((item) => ({ item, key: -Math.log(1 - random()) / weightOf(item) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** A seed from a text, so that chance for one thing does not depend on what else is drawn. */
export function seedFrom(text: string): number {
  return textHash(text);
}
