import type { ForceGraph } from "./force-graph.ts";

/** Strong gravity of ForceAtlas2 as graphology infers it, per mass and distance; no graph is held tighter. */
const MOST_GRAVITY = 0.05;
/** How many lengths of a line there is room for, per step of the longest way through a graph. */
const SPACE_PER_STEP = 20;

/**
 * How strongly a connected graph is drawn to its middle. Gravity holds masses that nothing else holds in a disc whose
 * radius is the root of all mass over the gravity. A dense graph fits into it and gains; a long one (a path, a lattice)
 * would be crushed. So the disc has room for the longest way through the graph, as two searches by breadth find it.
 */
export function gravityOf(graph: ForceGraph): number {
  const mass = graph.mass.reduce((sum, each) => sum + each, 0);
  const { last } = farthest(graph, 0);
  const { steps } = farthest(graph, last);
  return Math.min(MOST_GRAVITY, mass / (SPACE_PER_STEP * Math.max(steps, 1)) ** 2);
}

/** The last node that a search by breadth from a node comes to, and how many lines away it is. */
function farthest({ order, start, neighbour }: ForceGraph, from: number): { last: number; steps: number } {
  const queue = new Uint32Array(order);
  const stepsTo = new Int32Array(order).fill(-1);
  queue[0] = from;
  stepsTo[from] = 0;
  let found = Math.min(order, 1);
  for (let next = 0; next < found; next++) {
    const node = queue[next] as number;
    const end = start[node + 1] as number;
    for (let at = start[node] as number; at < end; at++) {
      const other = neighbour[at] as number;
      if (stepsTo[other] !== -1) continue;
      stepsTo[other] = (stepsTo[node] as number) + 1;
      queue[found++] = other;
    }
  }
  const last = queue[found - 1] ?? 0;
  return { last, steps: Math.max(stepsTo[last] ?? 0, 0) };
}
