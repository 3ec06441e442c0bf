import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { layoutMethodWords as words } from "../../words/en/layout-methods.ts";
import type { ComputedLayout, ComputeLayout, LayoutHeading } from "../layout.ts";
import { forceGraph } from "./force/force-graph.ts";
import { settled } from "./placing/settled.ts";

/** A column for each type; within it each entity is level with those that it is joined with, as far as that goes. */
export const columnsLayout: ComputedLayout = {
  kind: "computed",
  id: "columns",
  title: words.columns,
  description: words.columnsMeans,
  usesSeed: false,
  headings: columnHeadings,
  load: async () => computeColumns,
};

/** Room between two columns, between two parts of one, and between boxes in a column. */
const COLUMN_GAP = 44;
const PART_GAP = 10;
const BOX_GAP = 6;
/** Width of the whole over its height, at most, so that no type is a tower; then it is stretched upwards, to this. */
const ASPECT = 2.1;
const STRETCHED_ASPECT = 1.35;
const MOST_STRETCH = 2;
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
  const columns = [...Map.groupBy(nodes, (node) => traits?.kind[node] ?? 0)]
    .sort(([a], [b]) => a - b)
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
  const stretch = Math.max(1, place(height) / STRETCHED_ASPECT / (extent(y) || 1));
  for (let node = 0; node < order; node++) y[node] = (y[node] as number) * Math.min(stretch, MOST_STRETCH);
  return settled(boxes, x, y, context);

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

/** The name of each type above its column. */
function columnHeadings({ dataset, entityKind }: KnowledgeGraph, places: Float32Array): readonly LayoutHeading[] {
  const byKind = Map.groupBy(Array.from(entityKind.keys()), (e) => entityKind[e] as number);
  const ys = Float64Array.from(places.filter((_, at) => at % 2 === 1));
  const top = ys.reduce((most, y) => Math.max(most, y), -Infinity);
  return [...byKind].map(([kind, members]) => {
    const xs = members.map((e) => places[2 * e] as number);
    const middle = (Math.min(...xs) + Math.max(...xs)) / 2;
    return {
      text: dataset.vocabulary.entityKinds[kind]?.label ?? "",
      at: [middle, top + 0.06 * extent(ys)],
      members,
    };
  });
}
