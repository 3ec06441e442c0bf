import { DirectedGraph, UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import { seededRandom } from "../../../lib/random.ts";
import type { ComputeMeasure } from "../../measure.ts";
import type { MeasuredGraph } from "../../measured-graph.ts";
import { numberedBySize } from "./numbered-by-size.ts";

/** Partitions that are compared, each from a seed of its own. */
const SEEDS = 10;

/**
 * Communities by the Louvain method (Blondel, Guillaume, Lambiotte and Lefebvre 2008), directed by the modularity of Leicht
 * and Newman 2008. The method depends on chance, so that it is run from ten seeds: the values are the partition of
 * greatest modularity, and the stability of a node is how alike its community there and its communities in the other
 * partitions are, by the mean of their Jaccard similarity (as Hennig 2007 assesses clusters).
 */
export const communities: ComputeMeasure = async (graph, { progress, pause }) => {
  const { order } = graph;
  // A graph without lines has no modularity: each node is by itself.
  if (graph.neighbour.length === 0)
    return {
      values: Float64Array.from({ length: order }, (_, node) => node + 1),
      stability: new Float64Array(order).fill(1),
    };
  const made = graphologyGraph(graph);
  const partitions: { readonly groupOf: Float64Array; readonly modularity: number }[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { communities, modularity } = louvain.detailed(made, {
      rng: seededRandom(seed),
      getEdgeWeight: graph.weight === null ? null : "weight",
    });
    const groupOf = Float64Array.from({ length: order }, (_, node) => communities[node] as number);
    partitions.push({ groupOf, modularity });
    progress(seed / SEEDS);
    await pause();
  }
  const best = partitions.reduce((a, b) => (b.modularity > a.modularity ? b : a));
  const others = partitions.filter((partition) => partition !== best).map(({ groupOf }) => groupOf);
  const stability = new Float64Array(order);
  for (const other of others) addLikeness(best.groupOf, other, stability);
  return {
    values: numberedBySize(best.groupOf),
    stability: stability.map((sum) => sum / others.length),
    modularity: best.modularity,
  };
};

/** Adds to each node how alike the two groups are that it is in: the share of their members that are in both. */
function addLikeness(one: Float64Array, other: Float64Array, to: Float64Array): void {
  // Groups are numbered below the number of nodes.
  const { length } = one;
  const [sizes, otherSizes] = [new Uint32Array(length), new Uint32Array(length)];
  const inBoth = new Map<number, number>();
  const pair = (node: number) => (one[node] as number) * length + (other[node] as number);
  for (let node = 0; node < length; node++) {
    (sizes[one[node] as number] as number)++;
    (otherSizes[other[node] as number] as number)++;
    inBoth.set(pair(node), (inBoth.get(pair(node)) ?? 0) + 1);
  }
  for (let node = 0; node < length; node++) {
    const both = inBoth.get(pair(node)) as number;
    const either = (sizes[one[node] as number] as number) + (otherSizes[other[node] as number] as number) - both;
    to[node] = (to[node] as number) + both / either;
  }
}

function graphologyGraph({
  order,
  isDirected,
  start,
  neighbour,
  weight,
}: MeasuredGraph): DirectedGraph | UndirectedGraph {
  const made = isDirected ? new DirectedGraph() : new UndirectedGraph();
  for (let node = 0; node < order; node++) made.addNode(node);
  for (let node = 0; node < order; node++) {
    for (let line = start[node] as number; line < (start[node + 1] as number); line++) {
      const other = neighbour[line] as number;
      if (isDirected || node < other) made.addEdge(node, other, { weight: weight?.[line] ?? 1 });
    }
  }
  return made;
}
