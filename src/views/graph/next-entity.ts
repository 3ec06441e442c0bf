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
 * The shown entity that lies next in a direction: nearest ahead, with sideways distance weighted more, within a quarter turn
 * to either side. -1 where there is none.
 * @param places layout space, entity e at [2e], [2e + 1].
 */
export function nextEntity(
  places: Float32Array,
  entityMask: Uint8Array,
  from: number,
  [dx, dy]: readonly [number, number],
): number {
  const x = places[2 * from] as number;
  const y = places[2 * from + 1] as number;
  let best = -1;
  let bestCost = Infinity;
  for (let e = 0; e < entityMask.length; e++) {
    if (e === from || entityMask[e] === 0) continue;
    const ahead = ((places[2 * e] as number) - x) * dx + ((places[2 * e + 1] as number) - y) * dy;
    const aside = Math.abs(((places[2 * e] as number) - x) * dy - ((places[2 * e + 1] as number) - y) * dx);
    if (ahead <= 0 || aside > ahead * 1.6) continue;
    const cost = ahead + SIDEWAYS_COST * aside;
    if (cost < bestCost) {
      bestCost = cost;
      best = e;
    }
  }
  return best;
}
