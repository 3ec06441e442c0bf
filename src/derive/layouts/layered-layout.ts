import { layoutMethodWords as words } from "../../words/en/layout-methods.ts";
import type { ComputedLayout, ComputeLayout, LayoutInput } from "../layout.ts";
import { componentsOf } from "./force/components.ts";
import { packed } from "./force/pack.ts";
import { headingHeight } from "./placing/band.ts";
import { extentOf } from "./placing/extents.ts";
import { partOfInput } from "./placing/part-of-input.ts";
import { settled } from "./placing/settled.ts";

/** Claims lead from left to right, in as few layers as that takes. */
export const layeredLayout: ComputedLayout = {
  kind: "computed",
  id: "layered",
  title: words.layered,
  description: words.layeredMeans,
  usesSeed: false,
  keepsRegions: false,
  refusal: ({ order, from }) =>
    order > MOST_NODES || from.length > MOST_LINES
      ? words.layeredTooLarge({ entities: MOST_NODES, claims: MOST_LINES })
      : null,
  load: async () => computeLayered,
};

/** More take long, and a gigabyte: dagre has a node of its own for each layer that a line crosses. */
const MOST_NODES = 400;
const MOST_LINES = 1_000;
const LAYER_GAP = 120;
const NODE_GAP = 8;
const PART_GAP = 24;
/** Layers that are wider than high are stretched upwards to this width over height, by so much at most. */
const STRETCHED_ASPECT = 1.15;
const MOST_STRETCH = 2;

/**
 * The method of Sugiyama, Tagawa and Toda (1981) as dagre has it, each connected part by itself, packed side by side. Layers
 * cannot follow a cycle: as few lines as its greedy rule finds then lead back (Eades, Lin and Smyth 1993). A claim without a
 * direction counts as it is written. What is joined to nothing is packed beside the rest.
 */
const computeLayered: ComputeLayout = async (input, context) => {
  const { order, from, to, boxes } = input;
  const { count, start, nodes } = componentsOf(order, from, to);
  const [x, y] = [new Float64Array(order), new Float64Array(order)];
  const [widths, heights] = [new Float64Array(count), new Float64Array(count)];
  for (let part = 0; part < count; part++) {
    const members = nodes.subarray(start[part], start[part + 1]);
    if (members.length > 1) await layParts(partOfInput(input, members), members, x, y);
    const { left, right, low, high } = extentOf(boxes, x, y, members);
    for (const node of members) {
      x[node] = (x[node] as number) - left;
      y[node] = (y[node] as number) - low;
    }
    widths[part] = right - left + PART_GAP;
    heights[part] = high - low + PART_GAP;
    context.progress({ phase: "moving", done: part + 1, total: count });
    await context.pause();
  }
  const corners = packed(widths, heights);
  for (let part = 0; part < count; part++)
    for (const node of nodes.subarray(start[part], start[part + 1])) {
      x[node] = (x[node] as number) + (corners[2 * part] as number);
      y[node] = (y[node] as number) + (corners[2 * part + 1] as number);
    }
  const { left, right, low, high } = extentOf(boxes, x, y, x.keys());
  const stretch = Math.min(MOST_STRETCH, Math.max(1, (right - left) / STRETCHED_ASPECT / (high - low || 1)));
  for (let node = 0; node < order; node++) y[node] = stretch * (y[node] as number);
  return settled(boxes, x, y, context, () => {
    const largest = Array.from({ length: count }, (_, part) => nodes.subarray(start[part], start[part + 1])).reduce(
      (most, part) => (part.length > most.length ? part : most),
      nodes.subarray(0, 0),
    );
    if (largest.length < 2) return [];
    const { left, right, ...heights } = extentOf(boxes, x, y, largest);
    return [
      { says: { is: "direction" }, at: [(left + right) / 2, headingHeight(heights)], members: Array.from(largest) },
    ];
  });
};

/** Lays a connected part out, and writes x and y of its members. */
async function layParts(
  { order, from, to, boxes: { halfWidth, above, below } }: LayoutInput,
  members: Uint32Array,
  x: Float64Array,
  y: Float64Array,
): Promise<void> {
  const { graphlib, layout } = await import("@dagrejs/dagre");
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: "LR", acyclicer: "greedy", nodesep: NODE_GAP, edgesep: NODE_GAP / 2, ranksep: LAYER_GAP });
  for (let node = 0; node < order; node++)
    graph.setNode(String(node), {
      width: 2 * (halfWidth[node] as number),
      height: (above[node] as number) + (below[node] as number),
    });
  for (let line = 0; line < from.length; line++) {
    const [a, b] = [String(from[line]), String(to[line])];
    if (to[line] === -1 || a === b) continue;
    const weight = graph.hasEdge(a, b) ? (graph.edge(a, b) as { weight: number }).weight + 1 : 1;
    graph.setEdge(a, b, { weight, minlen: 1 });
  }
  layout(graph);
  members.forEach((member, node) => {
    const at = graph.node(String(node)) as { readonly x: number; readonly y: number };
    x[member] = at.x;
    // dagre counts downwards, from the middle of the box.
    y[member] = -at.y + ((below[node] as number) - (above[node] as number)) / 2;
  });
}
