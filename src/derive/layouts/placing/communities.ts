import { type Random, shuffled } from "../../../lib/random.ts";
import { type ForceGraph, forceGraph } from "../force/force-graph.ts";

/** Rounds over all nodes of a level, at most; a few are enough. */
const MOST_ROUNDS = 30;
/** A gain has to be this large to count, so that rounding moves nothing back and forth for ever. */
const LEAST_GAIN = 1e-9;

/**
 * Numbers communities of a graph from 0, without gaps. Method: labels spread to neighbours where modularity gains by it (the
 * method of Louvain, Blondel et al. 2008), among nodes, then among what became one, until nothing does. Directions do not
 * count; parallel lines do. What is joined to nothing is a community of its own.
 * @param random decides whose turn it is.
 */
export function communitiesOf(graph: ForceGraph, random: Random): Uint32Array {
  // How strongly each node is joined to others; in a coarser graph, with what lies within a node.
  let strength = new Float64Array(graph.order);
  for (let node = 0; node < graph.order; node++)
    for (let at = graph.start[node] as number; at < (graph.start[node + 1] as number); at++)
      strength[node] = (strength[node] as number) + (graph.weight[at] as number);
  const total = strength.reduce((sum, each) => sum + each, 0);
  let communityOf = Uint32Array.from({ length: graph.order }, (_, node) => node);
  for (let level = graph; ; ) {
    const { labels, count } = spread(level, strength, total, random);
    communityOf = communityOf.map((node) => labels[node] as number);
    if (count === level.order) return communityOf;
    const sums = new Float64Array(count);
    labels.forEach((label, node) => {
      sums[label] = (sums[label] as number) + (strength[node] as number);
    });
    level = joined(level, labels, count);
    strength = sums;
  }
}

/** Lets labels spread among the nodes of one level. */
function spread(
  { order, start, neighbour, weight }: ForceGraph,
  strength: Float64Array,
  total: number,
  random: Random,
): { readonly labels: Uint32Array; readonly count: number } {
  const labels = Uint32Array.from({ length: order }, (_, node) => node);
  const sums = strength.slice();
  const towards = new Float64Array(order);
  const turns = shuffled(Array.from(labels), random);
  for (let round = 0, hasMoved = true; hasMoved && round < MOST_ROUNDS; round++) {
    hasMoved = false;
    for (const node of turns) {
      const own = labels[node] as number;
      const met = [own];
      for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
        const label = labels[neighbour[at] as number] as number;
        if (towards[label] === 0 && label !== own) met.push(label);
        towards[label] = (towards[label] as number) + (weight[at] as number);
      }
      const force = strength[node] as number;
      sums[own] = (sums[own] as number) - force;
      let [best, most] = [own, -Infinity];
      for (const label of met) {
        const gain = (towards[label] as number) - (force * (sums[label] as number)) / total;
        if (gain > most + LEAST_GAIN) [best, most] = [label, gain];
        towards[label] = 0;
      }
      sums[best] = (sums[best] as number) + force;
      if (best === own) continue;
      labels[node] = best;
      hasMoved = true;
    }
  }
  const numbers = new Map<number, number>();
  for (const label of labels) if (!numbers.has(label)) numbers.set(label, numbers.size);
  return { labels: labels.map((label) => numbers.get(label) as number), count: numbers.size };
}

/** The graph of communities, with the sums of the weights between them. */
function joined({ order, start, neighbour, weight, mass }: ForceGraph, labels: Uint32Array, count: number): ForceGraph {
  const [from, to, weights]: [number[], number[], number[]] = [[], [], []];
  for (let node = 0; node < order; node++)
    for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
      const other = neighbour[at] as number;
      // Every line comes up from both of its ends.
      if (other < node) continue;
      from.push(labels[node] as number);
      to.push(labels[other] as number);
      weights.push(weight[at] as number);
    }
  const masses = new Float64Array(count);
  labels.forEach((label, node) => {
    masses[label] = (masses[label] as number) + (mass[node] as number);
  });
  return forceGraph(count, from, to, weights, masses);
}
