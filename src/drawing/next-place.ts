/** Where an arrow key points: y up, as in layout space. */
export const DIRECTIONS = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
} as const;

/** How much more sideways distance costs than distance ahead. */
const SIDEWAYS_COST = 2.5;

/**
 * The place that lies next in a direction: nearest ahead, with sideways distance weighted more, within some sixty degrees
 * to either side. -1 where there is none.
 * @param places x and y of place p at [2p], [2p + 1], y up.
 * @param mask 1 for places that can be gone to.
 */
export function nextPlace(
  places: Float32Array,
  mask: Uint8Array,
  from: number,
  [dx, dy]: readonly [number, number],
): number {
  const x = places[2 * from] as number;
  const y = places[2 * from + 1] as number;
  let best = -1;
  let bestCost = Infinity;
  for (let p = 0; p < mask.length; p++) {
    if (p === from || mask[p] === 0) continue;
    const ahead = ((places[2 * p] as number) - x) * dx + ((places[2 * p + 1] as number) - y) * dy;
    const aside = Math.abs(((places[2 * p] as number) - x) * dy - ((places[2 * p + 1] as number) - y) * dx);
    if (ahead <= 0 || aside > ahead * 1.6) continue;
    const cost = ahead + SIDEWAYS_COST * aside;
    if (cost < bestCost) {
      bestCost = cost;
      best = p;
    }
  }
  return best;
}
