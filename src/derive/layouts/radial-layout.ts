import { layoutMethodWords as words } from "../../words/en/layout-methods.ts";
import type { ComputedLayout, ComputeLayout, LayoutHeading } from "../layout.ts";
import { forceGraph } from "./force/force-graph.ts";
import { bandHeading, placeInBand } from "./placing/band.ts";
import { ringAngles, ringRadius } from "./placing/ring.ts";
import { settled } from "./placing/settled.ts";

/** What is selected in the middle, all others on rings by their distance from it in claims. */
export const radialLayout: ComputedLayout = {
  kind: "computed",
  id: "radial",
  title: words.radial,
  description: words.radialMeans,
  usesSeed: false,
  keepsRegions: false,
  refusal: ({ traits }) => (traits?.isSelected.includes(1) ? null : words.radialNeedsSelection()),
  load: async () => computeRadial,
};

/** From one ring to the next, at least. */
const RING_GAP = 130;
const TURN = 2 * Math.PI;

/**
 * Rings by hops from what is selected, whichever way claims point. On its ring a node is near those of the ring before that
 * it is joined with. What is not connected with the selection stands in a band below.
 */
const computeRadial: ComputeLayout = async (input, context) => {
  const { order, from, to, boxes, traits } = input;
  const { start, neighbour } = forceGraph(order, from, to);
  const hops = new Int32Array(order).fill(-1);
  const [x, y] = [new Float64Array(order).fill(Number.NaN), new Float64Array(order).fill(Number.NaN)];
  const angleOf = new Float64Array(order);
  let ring = Array.from({ length: order }, (_, node) => node).filter((node) => traits?.isSelected[node] === 1);
  for (const node of ring) hops[node] = 0;
  let radius = ring.length < 2 ? 0 : ringRadius(boxes, ring);
  const rings: LayoutHeading[] = [];
  for (let hop = 0; ring.length > 0; hop++) {
    const wanted = hop === 0 ? undefined : ring.map((node) => angleOf[node] as number);
    const angles = radius === 0 ? new Float64Array(1) : ringAngles(boxes, ring, radius, wanted);
    ring.forEach((node, at) => {
      const angle = angles[at] as number;
      angleOf[node] = ((angle % TURN) + TURN) % TURN;
      x[node] = radius * Math.sin(angle);
      y[node] = radius * Math.cos(angle);
    });
    if (hop > 0) {
      // Words stand where most of the ring does.
      const angle = meanAngle(ring.map((node) => angleOf[node] as number));
      const at = [radius * Math.sin(angle), radius * Math.cos(angle)] as const;
      rings.push({ says: { is: "hops", hops: hop }, at, members: ring, guide: [0, 0, radius] });
    }
    const next: number[] = [];
    for (const node of ring)
      for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
        const other = neighbour[at] as number;
        if (hops[other] !== -1) continue;
        hops[other] = hop + 1;
        next.push(other);
      }
    // Around one node all directions are alike: its neighbours stand there type by type.
    const isFirst = radius === 0;
    if (isFirst) next.sort((a, b) => (traits?.kind[a] ?? 0) - (traits?.kind[b] ?? 0) || a - b);
    for (const [at, node] of next.entries()) angleOf[node] = isFirst ? (TURN * at) / next.length : towards(node, hop);
    ring = next.sort((a, b) => (angleOf[a] as number) - (angleOf[b] as number) || a - b);
    radius = Math.max(radius + RING_GAP, ringRadius(boxes, ring));
    await context.pause();
  }
  const band = placeInBand(input, x, y);
  return settled(boxes, x, y, context, () => [...rings, ...bandHeading({ is: "not-connected" }, boxes, x, y, band)]);

  /** The mean direction of its neighbours on a ring. */
  function towards(node: number, hop: number): number {
    const near: number[] = [];
    for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
      const other = neighbour[at] as number;
      if (hops[other] === hop) near.push(angleOf[other] as number);
    }
    return meanAngle(near);
  }
};

/** The mean direction of angles, from 0 to a turn, in radians. */
function meanAngle(angles: readonly number[]): number {
  let [right, up] = [0, 0];
  for (const angle of angles) {
    right += Math.sin(angle);
    up += Math.cos(angle);
  }
  return (Math.atan2(right, up) + TURN) % TURN;
}
