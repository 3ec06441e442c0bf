/** Digits of a value that count: what follows is the noise of sums in another order, and would part what is equal. */
const DIGITS = 10;

/** Values to as many digits as are sure. NaN stays. */
export function sureDigits(values: Float64Array): Float64Array {
  return values.map((value) => Number(value.toPrecision(DIGITS)));
}

/**
 * Ranks by value, the greatest 1st: equal values share a rank, and the next has as many before it as there are (1, 2, 2, 4).
 * @returns per value; 0 where it is NaN, which has no rank.
 */
export function ranksOf(values: Float64Array): Uint32Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const first = new Map<number, number>();
  // From the least, so that of equal ones the last has its say: it is the first from the greatest.
  for (let at = 0; at < sorted.length; at++) first.set(sorted[at] as number, sorted.length - at);
  return Uint32Array.from(values, (value) => first.get(value) ?? 0);
}
