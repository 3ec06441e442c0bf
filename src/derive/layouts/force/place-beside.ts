import type { ComputeLayout, LayoutInput, NodeBoxes } from "../../layout.ts";
import { areaOf, extentOf } from "../placing/extents.ts";
import { partOfInput } from "../placing/part-of-input.ts";
import { COMPONENT_MARGIN, unitsPerPlace } from "./arrangement.ts";
import { type Boxes, settle } from "./overlap.ts";
import { BOX_MARGIN } from "./separate.ts";

/** Share of the area of the given places that their boxes are taken to fill: there is room between them for others. */
export const GIVEN_SHARE = 0.2;

/** How nodes are placed that nothing connects to a node with a place. */
type LayOut = (input: LayoutInput) => ReturnType<ComputeLayout>;

/**
 * Places the nodes without a place in `start`, and leaves the others exactly where they are. A node goes between its
 * neighbours that have a place, outwards from these, and to the nearest free place there; what is connected to none of
 * them is laid out by itself, to the right of all others. No box that is placed overlaps another.
 */
export async function placeBeside(
  input: LayoutInput & { readonly start: Float32Array },
  pause: () => Promise<void>,
  layOut: LayOut,
): Promise<Float32Array> {
  const { order, start, boxes } = input;
  const hasPlace = (node: number) => Number.isFinite(start[2 * node]) && Number.isFinite(start[2 * node + 1]);
  const given = Array.from({ length: order }, (_, node) => node).filter(hasPlace);
  const middle = ([0, 1] as const).map(
    (axis) => given.reduce((sum, node) => sum + (start[2 * node + axis] as number), 0) / Math.max(given.length, 1),
  ) as [number, number];
  const along = (axis: 0 | 1) =>
    Float64Array.from(
      start.subarray(axis).filter((_, at) => at % 2 === 0),
      (each) => each - middle[axis],
    );
  const [x, y] = [along(0), along(1)];
  const ofGiven = (values: Float64Array) => Float64Array.from(given, (node) => values[node] as number);
  const scale = unitsPerPlace(ofGiven(x), ofGiven(y), areaOf(boxes, given), GIVEN_SHARE);
  for (let node = 0; node < order; node++) {
    x[node] = (x[node] as number) * scale;
    y[node] = (y[node] as number) * scale;
  }

  const between = placeBetween(input, x, y);
  await pause();
  const placed = [...given, ...between];
  for (const _ of settleBeside(boxes, x, y, placed, given.length)) await pause();

  const isPlaced = new Uint8Array(order);
  for (const node of placed) isPlaced[node] = 1;
  const apart = Array.from({ length: order }, (_, node) => node).filter((node) => isPlaced[node] === 0);
  if (apart.length > 0) {
    const places = await layOut(partOfInput(input, apart));
    const to = extentOf(boxes, x, y, placed);
    const from = extentOf(
      partOfInput(input, apart).boxes,
      places.filter((_, at) => at % 2 === 0),
      places.filter((_, at) => at % 2 === 1),
      apart.map((_, at) => at),
    );
    apart.forEach((node, at) => {
      x[node] = (places[2 * at] as number) - from.left + to.right + 2 * COMPONENT_MARGIN;
      y[node] = (places[2 * at + 1] as number) - (from.low + from.high) / 2 + (to.low + to.high) / 2;
    });
  }

  const places = new Float32Array(2 * order);
  for (let node = 0; node < order; node++) {
    places[2 * node] = hasPlace(node) ? (start[2 * node] as number) : middle[0] + (x[node] as number) / scale;
    places[2 * node + 1] = hasPlace(node) ? (start[2 * node + 1] as number) : middle[1] + (y[node] as number) / scale;
  }
  return places;
}

/**
 * Writes the middle of its placed neighbours for each node without a place (NaN) that has some, round by round. Returns
 * these.
 */
export function placeBetween(
  { order, from, to }: Pick<LayoutInput, "order" | "from" | "to">,
  x: Float64Array,
  y: Float64Array,
): readonly number[] {
  const neighbours = Array.from({ length: order }, (): number[] => []);
  for (let line = 0; line < from.length; line++) {
    const [a, b] = [from[line] as number, to[line] as number];
    if (b < 0 || a === b) continue;
    neighbours[a]?.push(b);
    neighbours[b]?.push(a);
  }
  const isKnown = Uint8Array.from(x, (each) => (Number.isFinite(each) ? 1 : 0));
  const found: number[] = [];
  let round = Array.from(isKnown.keys()).filter((node) => isKnown[node] === 1);
  while (round.length > 0) {
    const next = [...new Set(round.flatMap((node) => neighbours[node] ?? []))]
      .filter((node) => isKnown[node] === 0)
      .sort((a, b) => a - b);
    for (const node of next) {
      const known = (neighbours[node] ?? []).filter((other) => isKnown[other] === 1);
      x[node] = known.reduce((sum, other) => sum + (x[other] as number), 0) / known.length;
      y[node] = known.reduce((sum, other) => sum + (y[other] as number), 0) / known.length;
    }
    for (const node of next) isKnown[node] = 1;
    found.push(...next);
    round = next;
  }
  return found;
}

/** Lets the boxes of nodes settle in turn; the first `fixed` of them stay where they are. */
export function* settleBeside(
  { halfWidth, above, below }: NodeBoxes,
  x: Float64Array,
  y: Float64Array,
  nodes: readonly number[],
  fixed: number,
): Generator<void> {
  const up = (node: number) => ((above[node] as number) - (below[node] as number)) / 2;
  const boxes: Boxes = {
    x: Float64Array.from(nodes, (node) => x[node] as number),
    y: Float64Array.from(nodes, (node) => (y[node] as number) + up(node)),
    halfWidth: Float64Array.from(nodes, (node) => (halfWidth[node] as number) + BOX_MARGIN),
    halfHeight: Float64Array.from(
      nodes,
      (node) => ((above[node] as number) + (below[node] as number)) / 2 + BOX_MARGIN,
    ),
  };
  yield* settle(boxes, Array.from(nodes.keys()), fixed);
  nodes.forEach((node, at) => {
    if (at < fixed) return;
    x[node] = boxes.x[at] as number;
    y[node] = (boxes.y[at] as number) - up(node);
  });
}
