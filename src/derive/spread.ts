/**
 * Values as shares of a length, in the same order: halfway between their own distances and even ones. Of n values no two
 * are nearer than half of an n-th.
 * @param others break ties, so that what stands in one spot or in one line is spread as well.
 */
export function spread(values: Float64Array, others: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort(
    (a, b) => (values[a] as number) - (values[b] as number) || (others[a] as number) - (others[b] as number) || a - b,
  );
  const { least, length } = extentOf(values);
  const shares = new Float64Array(values.length);
  order.forEach((item, at) => {
    const even = at / Math.max(1, values.length - 1);
    const own = length === 0 ? even : ((values[item] as number) - least) / length;
    shares[item] = (own + even) / 2;
  });
  return shares;
}

/** Where values lie along an axis. */
export function extentOf(values: Float64Array): {
  readonly least: number;
  readonly length: number;
  readonly middle: number;
} {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return { least, length: most - least, middle: (least + most) / 2 };
}
