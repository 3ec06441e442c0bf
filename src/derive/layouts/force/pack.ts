/** Width of the whole over its height, more or less: that of a screen. */
const ASPECT = 1.5;

/**
 * Packs rectangles side by side, close together, in an area about as wide as a screen is. None overlaps another. Method:
 * bottom-left along the skyline (Burke, Kendall and Whitwell 2004), the highest rectangles first.
 * @param widths more than 0, as all heights.
 * @returns the lower left corner of each, x at [2i] and y at [2i + 1]; the lowest and leftmost are at 0.
 */
export function packed(widths: Float64Array, heights: Float64Array): Float64Array {
  const count = widths.length;
  const corners = new Float64Array(2 * count);
  let [area, widest] = [0, 0];
  for (let i = 0; i < count; i++) {
    area += (widths[i] as number) * (heights[i] as number);
    widest = Math.max(widest, widths[i] as number);
  }
  const across = Math.max(widest, Math.sqrt(ASPECT * area));
  const inTurn = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => (heights[b] as number) - (heights[a] as number) || (widths[b] as number) - (widths[a] as number) || a - b,
  );
  // The skyline, from left to right: where each step begins and how high it is. The last one ends at `across`.
  const begins = [0];
  const levels = [0];
  const endOf = (step: number) => begins[step + 1] ?? across;
  for (const i of inTurn) {
    const width = widths[i] as number;
    let [best, lowest, bestLast] = [0, Infinity, 0];
    for (let step = 0; step < begins.length; step++) {
      const end = (begins[step] as number) + width;
      if (step > 0 && end > across) break;
      let level = 0;
      let last = step;
      for (; last < begins.length; last++) {
        level = Math.max(level, levels[last] as number);
        if (level >= lowest || endOf(last) >= end) break;
      }
      if (level < lowest) [best, lowest, bestLast] = [step, level, Math.min(last, begins.length - 1)];
    }
    const left = begins[best] as number;
    corners[2 * i] = left;
    corners[2 * i + 1] = lowest;
    const right = left + width;
    const rest = endOf(bestLast) > right ? [[right, levels[bestLast] as number] as const] : [];
    begins.splice(best, bestLast - best + 1, left, ...rest.map(([begin]) => begin));
    levels.splice(best, bestLast - best + 1, lowest + (heights[i] as number), ...rest.map(([, level]) => level));
  }
  return corners;
}
