import { layoutMethodWords as words } from "../../words/en/layout-methods.ts";
import type { ComputedLayout, ComputeLayout } from "../layout.ts";
import { forceGraph } from "./force/force-graph.ts";
import { headingHeight } from "./placing/band.ts";
import { extentOf } from "./placing/extents.ts";
import { settled } from "./placing/settled.ts";

/** A column for each type; within it each entity is level with those that it is joined with, as far as that goes. */
export const columnsLayout: ComputedLayout = {
  kind: "computed",
  id: "columns",
  title: words.columns,
  description: words.columnsMeans,
  usesSeed: false,
  keepsRegions: false,
  load: async () => computeColumns,
};

/** Room between two columns, between two parts of one, and between boxes in a column. */
const COLUMN_GAP = 44;
const PART_GAP = 10;
const BOX_GAP = 6;
/** Width of the whole over its height, at most, so that no type is a tower; then each column is stretched downwards, to this. */
const ASPECT = 2.1;
const STRETCHED_ASPECT = 1.2;
const MOST_STRETCH = 2.4;
const ROUNDS = 12;
/** By how much the height grows from one try to the next. */
const GROWTH = 1.05;

/**
 * Columns in the order of the vocabulary; one that would be higher than the picture goes on in another part beside it. The
 * order within is found by barycentres, round by round (Sugiyama, Tagawa and Toda 1981).
 */
const computeColumns: ComputeLayout = async (input, context) => {
  const { order, from, to, boxes, traits } = input;
  const { halfWidth, above, below } = boxes;
  const graph = forceGraph(order, from, to);
  const nodes = Array.from({ length: order }, (_, node) => node);
  const familyOf = (node: number) => traits?.family[node] ?? 0;
  const columns = [...Map.groupBy(nodes, (node) => traits?.kind[node] ?? 0)]
    .sort(([a, [first]], [b, [second]]) => familyOf(first as number) - familyOf(second as number) || a - b)
    .map(([, members]) => members);
  const level = new Float64Array(order);
  const wanted = new Float64Array(order);
  for (let round = 0; round < ROUNDS; round++) {
    for (const members of columns)
      members.forEach((node, at) => {
        level[node] = (at + 0.5) / members.length;
      });
    for (let node = 0; node < order; node++) {
      let [sum, weights] = [0, 0];
      for (let at = graph.start[node] as number; at < (graph.start[node + 1] as number); at++) {
        sum += (level[graph.neighbour[at] as number] as number) * (graph.weight[at] as number);
        weights += graph.weight[at] as number;
      }
      wanted[node] = weights > 0 ? sum / weights : (level[node] as number);
    }
    for (const members of columns) members.sort((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b);
    await context.pause();
  }

  const heightOf = (node: number) => (above[node] as number) + (below[node] as number) + BOX_GAP;
  const [x, y] = [new Float64Array(order), new Float64Array(order)];
  // The least height at which the whole is no wider than that.
  const tallest = nodes.reduce((most, node) => Math.max(most, heightOf(node)), 1);
  let height = tallest;
  while (place(height) > ASPECT * height) height *= GROWTH;
  const full = Math.max(place(height) / STRETCHED_ASPECT, extent(y));
  for (const members of columns) {
    const own = extent(Float64Array.from(members, (node) => y[node] as number));
    const stretch = Math.min(MOST_STRETCH, Math.max(1, full / (own || 1)));
    for (const node of members) y[node] = stretch * (y[node] as number);
  }
  return settled(boxes, x, y, context, () => {
    const top = headingHeight(extentOf(boxes, x, y, nodes));
    return [...Map.groupBy(nodes, familyOf)].map(([family, members]) => {
      const { left, right } = extentOf(boxes, x, y, members);
      return { says: { is: "family", family }, at: [(left + right) / 2, top], members };
    });
  });

  /** Places all columns, none of them much higher than this. Returns how wide they are together. */
  function place(most: number): number {
    let left = 0;
    for (const members of columns) {
      const whole = members.reduce((sum, node) => sum + heightOf(node), 0);
      const parts = Math.ceil(whole / most);
      for (let part = 0; part < parts; part++) {
        let [width, top] = [0, 0];
        for (let at = part; at < members.length; at += parts)
          width = Math.max(width, 2 * (halfWidth[members[at] as number] as number));
        for (let at = part; at < members.length; at += parts) {
          const node = members[at] as number;
          x[node] = left + width / 2;
          y[node] = top - (above[node] as number);
          top -= heightOf(node);
        }
        left += width + PART_GAP;
      }
      left += COLUMN_GAP - PART_GAP;
    }
    return left - COLUMN_GAP;
  }
};

function extent(values: Float64Array): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least;
}
