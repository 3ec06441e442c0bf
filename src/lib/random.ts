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
