import type { ComputeMeasure } from "../../measure.ts";
import { reversed } from "./reversed.ts";
import { ShortestPaths } from "./shortest-paths.ts";

/** How often progress is told, at most. */
const MOST_REPORTS = 200;

/**
 * Betweenness, not normalised: over all pairs of other nodes, the share of their shortest paths that lead through a node,
 * summed; in an undirected graph each pair counts once. A pair without a path adds nothing. Method: Brandes 2001, which
 * takes a search from every node.
 *
 * Our own, since graphology-metrics counts paths in whole numbers of 32 bits, tells lengths apart by their last digit, and cannot
 * be stopped: docs/decisions/2026-11-30-measures.md has the figures.
 */
export const betweenness: ComputeMeasure = async (graph, { progress, pause }) => {
  const { order, start, neighbour, isDirected } = graph;
  const values = new Float64Array(order);
  const dependency = new Float64Array(order);
  const paths = new ShortestPaths(graph);
  const { count, length, order: reached } = paths;
  const isPlain = graph.weight === null;
  for (let source = 0; source < order; source++) {
    paths.from(source);
    for (let at = paths.reached - 1; at > 0; at--) {
      const node = reached[at] as number;
      const next = (length[node] as number) + 1;
      const stop = start[node + 1] as number;
      let sum = 0;
      for (let line = start[node] as number; line < stop; line++) {
        const other = neighbour[line] as number;
        if (isPlain ? length[other] === next : paths.isStep(node, line))
          sum += (1 + (dependency[other] as number)) / (count[other] as number);
      }
      const own = sum * (count[node] as number);
      dependency[node] = own;
      values[node] = (values[node] as number) + own;
    }
    if (source % Math.ceil(order / MOST_REPORTS) === 0) progress(source / order);
    await pause();
  }
  return { values: isDirected ? values : values.map((value) => value / 2) };
};

/**
 * Closeness: of the n - 1 other nodes, r can reach a node, over distances of s together; it is (r / s) * (r / (n - 1)), so
 * that whom few can reach is not close (Wasserman and Faust 1994, p. 201). 0 where none can; not defined in a graph of one
 * node. In a directed graph the paths are those to the node, as in NetworkX and graphology.
 */
export const closeness: ComputeMeasure = async (graph, { progress, pause }) => {
  const { order } = graph;
  const values = new Float64Array(order).fill(order > 1 ? 0 : Number.NaN);
  const paths = new ShortestPaths(graph.isDirected ? reversed(graph) : graph);
  for (let source = 0; source < order; source++) {
    paths.from(source);
    let sum = 0;
    for (let at = 1; at < paths.reached; at++) sum += paths.length[paths.order[at] as number] as number;
    const others = paths.reached - 1;
    if (others > 0) values[source] = (others / sum) * (others / (order - 1));
    if (source % Math.ceil(order / MOST_REPORTS) === 0) progress(source / order);
    await pause();
  }
  return { values };
};
