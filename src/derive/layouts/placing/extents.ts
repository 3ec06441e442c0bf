import type { NodeBoxes } from "../../layout.ts";

/** A rectangle around boxes. */
export interface BoxExtent {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/** Where the boxes of nodes begin and end; from Infinity to -Infinity for no nodes. */
export function extentOf(
  { halfWidth, above, below }: NodeBoxes,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  nodes: Iterable<number>,
): BoxExtent {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const node of nodes) {
    left = Math.min(left, (x[node] as number) - (halfWidth[node] as number));
    right = Math.max(right, (x[node] as number) + (halfWidth[node] as number));
    low = Math.min(low, (y[node] as number) - (below[node] as number));
    high = Math.max(high, (y[node] as number) + (above[node] as number));
  }
  return { left, right, low, high };
}

/** The area of the boxes of nodes. */
export function areaOf({ halfWidth, above, below }: NodeBoxes, nodes: Iterable<number>): number {
  let area = 0;
  for (const node of nodes)
    area += 2 * (halfWidth[node] as number) * ((above[node] as number) + (below[node] as number));
  return area;
}
