import type { NodeBoxes } from "../../layout.ts";

/** Room between two boxes on a ring. */
const GAP = 4;
const TURN = 2 * Math.PI;
const HALVINGS = 40;
/** At which share of its height a name's box is steep enough to let its neighbours pass beside it. */
const LEAST_SINE = 1e-3;

/**
 * Angles of boxes in their order around a ring, clockwise from the top, in radians; no box reaches the next one.
 * @param wanted where each would like to be, ascending; what room is left is shared as these are apart. Evenly by default.
 */
export function ringAngles(
  boxes: NodeBoxes,
  nodes: readonly number[],
  radius: number,
  wanted?: readonly number[],
): Float64Array {
  const angles = new Float64Array(nodes.length);
  const left = Math.max(0, TURN - walk(boxes, nodes, radius, () => 0));
  const shareAfter = (at: number): number => {
    if (wanted === undefined) return left / nodes.length;
    const next = at + 1 < wanted.length ? (wanted[at + 1] as number) : (wanted[0] as number) + TURN;
    return (left * (next - (wanted[at] as number))) / TURN;
  };
  walk(boxes, nodes, radius, shareAfter, angles);
  if (wanted === undefined) return angles;
  // Turned to where they are wanted, on average.
  let [sine, cosine] = [0, 0];
  for (let at = 0; at < angles.length; at++) {
    const turn = (wanted[at] as number) - (angles[at] as number);
    sine += Math.sin(turn);
    cosine += Math.cos(turn);
  }
  const turn = Math.hypot(sine, cosine) > 1e-9 ? Math.atan2(sine, cosine) : 0;
  return angles.map((angle) => angle + turn);
}

/** The least radius at which boxes in this order have room around a ring, found by halving. */
export function ringRadius(boxes: NodeBoxes, nodes: readonly number[]): number {
  if (nodes.length < 2) return 0;
  let [low, high] = [1, 1];
  while (walk(boxes, nodes, high, () => 0) > TURN) high *= 2;
  for (let round = 0; round < HALVINGS; round++) {
    const middle = (low + high) / 2;
    if (walk(boxes, nodes, middle, () => 0) > TURN) low = middle;
    else high = middle;
  }
  return high;
}

/** Goes around once. Returns the angle that it took. */
function walk(
  { halfWidth, above, below }: NodeBoxes,
  nodes: readonly number[],
  radius: number,
  shareAfter: (at: number) => number,
  angles?: Float64Array,
): number {
  let angle = 0;
  for (const [at, node] of nodes.entries()) {
    const width = 2 * (halfWidth[node] as number) + GAP;
    const height = (above[node] as number) + (below[node] as number) + GAP;
    // Two boxes are clear of each other where they are apart by their width, or by their height: whichever is sooner.
    const arcAt = (here: number) =>
      Math.min(
        width / Math.max(Math.abs(Math.cos(here)), LEAST_SINE),
        height / Math.max(Math.abs(Math.sin(here)), LEAST_SINE),
      );
    const half = arcAt(angle) / (2 * radius);
    angle += half;
    if (angles !== undefined) angles[at] = angle;
    angle += half + shareAfter(at);
  }
  return angle;
}
