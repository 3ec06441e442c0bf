import { layoutMethodWords as words } from "../../words/en/layout-methods.ts";
import type { ComputedLayout, ComputeLayout } from "../layout.ts";
import { forceGraph } from "./force/force-graph.ts";
import { ringAngles, ringRadius } from "./placing/ring.ts";
import { settled } from "./placing/settled.ts";

/** All entities on one circle, type by type; within a type each is near those that it is joined with. */
export const circularLayout: ComputedLayout = {
  kind: "computed",
  id: "circular",
  title: words.circular,
  description: words.circularMeans,
  usesSeed: false,
  keepsRegions: false,
  load: async () => computeCircular,
};

/** Rounds in which nodes go to where their neighbours are. */
const ROUNDS = 12;
const TURN = 2 * Math.PI;

/** Ordered by types, then round by round by the mean direction of the neighbours (the barycentre method). */
const computeCircular: ComputeLayout = async (input, context) => {
  const { order, from, to, boxes, traits } = input;
  const graph = forceGraph(order, from, to);
  const kindOf = (node: number) => traits?.kind[node] ?? 0;
  let nodes = Array.from({ length: order }, (_, node) => node).sort((a, b) => kindOf(a) - kindOf(b) || a - b);
  const angle = new Float64Array(order);
  const pull = new Float64Array(order);
  for (let round = 0; round < ROUNDS; round++) {
    nodes.forEach((node, at) => {
      angle[node] = (TURN * at) / order;
    });
    for (let node = 0; node < order; node++) {
      // How far along the circle its neighbours are on average, from where it is, -1/2 to 1/2 of a turn each.
      let [sum, weights] = [0, 0];
      for (let at = graph.start[node] as number; at < (graph.start[node + 1] as number); at++) {
        const apart = (angle[graph.neighbour[at] as number] as number) - (angle[node] as number);
        const nearer = apart > TURN / 2 ? apart - TURN : apart < -TURN / 2 ? apart + TURN : apart;
        sum += nearer * (graph.weight[at] as number);
        weights += graph.weight[at] as number;
      }
      pull[node] = (angle[node] as number) + (weights > 0 ? sum / weights / 2 : 0);
    }
    nodes = nodes.sort((a, b) => kindOf(a) - kindOf(b) || (pull[a] as number) - (pull[b] as number) || a - b);
    await context.pause();
  }
  const radius = Math.max(1, ringRadius(boxes, nodes));
  const angles = ringAngles(boxes, nodes, radius);
  const [x, y] = [new Float64Array(order), new Float64Array(order)];
  nodes.forEach((node, at) => {
    x[node] = radius * Math.sin(angles[at] as number);
    y[node] = radius * Math.cos(angles[at] as number);
  });
  return settled(boxes, x, y, context);
};
