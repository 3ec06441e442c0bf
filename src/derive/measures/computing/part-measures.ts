import { componentsOf } from "../../layouts/force/components.ts";
import type { ComputeMeasure } from "../../measure.ts";
import type { MeasuredGraph } from "../../measured-graph.ts";
import { numberedBySize } from "./numbered-by-size.ts";

/** Nodes after which others have their turn. */
const NODES_AT_ONCE = 1_000;

/** The connected component of a node. */
export const component: ComputeMeasure = async (graph) => {
  const { partOf } = componentsOf(graph.order, sourcesOf(graph), graph.neighbour);
  return { values: numberedBySize(partOf) };
};

/**
 * Core number (Seidman 1983): the greatest k for which a node is in a part of the graph in which each has at least k
 * neighbours. Method: Batagelj and Zaveršnik 2003, which takes away the node of least degree again and again.
 */
export const kCore: ComputeMeasure = async ({ order, start, neighbour }) => {
  const degrees = Uint32Array.from(
    { length: order },
    (_, node) => (start[node + 1] as number) - (start[node] as number),
  );
  const most = degrees.reduce((a, b) => Math.max(a, b), 0);
  // Nodes by degree, and where those of each degree begin.
  const first = new Uint32Array(most + 2);
  for (const value of degrees) first[value + 1] = (first[value + 1] as number) + 1;
  for (let value = 0; value <= most; value++)
    first[value + 1] = (first[value + 1] as number) + (first[value] as number);
  const sorted = new Uint32Array(order);
  const placeOf = new Uint32Array(order);
  const next = first.slice();
  for (let node = 0; node < order; node++) {
    const value = degrees[node] as number;
    placeOf[node] = next[value] as number;
    sorted[next[value] as number] = node;
    next[value] = (next[value] as number) + 1;
  }
  for (let at = 0; at < order; at++) {
    const node = sorted[at] as number;
    for (let line = start[node] as number; line < (start[node + 1] as number); line++) {
      const other = neighbour[line] as number;
      const value = degrees[other] as number;
      if (value <= (degrees[node] as number)) continue;
      // It changes places with the first of its degree, and is then the last of the degree below.
      const place = first[value] as number;
      const swapped = sorted[place] as number;
      const from = placeOf[other] as number;
      sorted[from] = swapped;
      placeOf[swapped] = from;
      sorted[place] = other;
      placeOf[other] = place;
      first[value] = place + 1;
      degrees[other] = value - 1;
    }
  }
  return { values: Float64Array.from(degrees) };
};

/** In how many more parts the graph falls without a node; above 0 it is an articulation point (Hopcroft and Tarjan 1973). */
export const articulation: ComputeMeasure = async (graph) => ({ values: cutsOf(graph).parts });

/** How many lines at a node are bridges: without one of them, its two ends are no longer connected (Tarjan 1974). */
export const bridges: ComputeMeasure = async (graph) => ({ values: cutsOf(graph).bridges });

/** Both by one walk in depth: a node is cut off where nothing below it leads back above. */
function cutsOf({ order, start, neighbour }: MeasuredGraph): Record<"parts" | "bridges", Float64Array> {
  const [parts, bridges] = [new Float64Array(order), new Float64Array(order)];
  const foundAt = new Int32Array(order).fill(-1);
  /** The earliest node that is reached from below by one line that the walk did not take. */
  const earliest = new Int32Array(order);
  const parent = new Int32Array(order).fill(-1);
  const line = start.slice(0, order);
  let found = 0;
  for (let root = 0; root < order; root++) {
    if (foundAt[root] !== -1) continue;
    foundAt[root] = earliest[root] = found++;
    for (let node = root; node !== -1; ) {
      const at = line[node] as number;
      if (at < (start[node + 1] as number)) {
        line[node] = at + 1;
        const other = neighbour[at] as number;
        if (foundAt[other] === -1) {
          parent[other] = node;
          foundAt[other] = earliest[other] = found++;
          node = other;
        } else if (other !== parent[node]) {
          earliest[node] = Math.min(earliest[node] as number, foundAt[other] as number);
        }
        continue;
      }
      const above = parent[node] as number;
      if (above !== -1) {
        const back = earliest[node] as number;
        earliest[above] = Math.min(earliest[above] as number, back);
        if (back >= (foundAt[above] as number)) parts[above] = (parts[above] as number) + 1;
        if (back > (foundAt[above] as number))
          for (const end of [node, above]) bridges[end] = (bridges[end] as number) + 1;
      }
      node = above;
    }
    // Without the root, what is below it is left: the first such part is no further one.
    parts[root] = Math.max(0, (parts[root] as number) - 1);
  }
  return { parts, bridges };
}

/**
 * Clustering coefficient (Watts and Strogatz 1998): the share of the pairs of a node's neighbours that are neighbours of each
 * other. Not defined for a node with fewer than two. Method: each triangle once, from its node of least degree.
 */
export const clustering: ComputeMeasure = async ({ order, start, neighbour }, { progress, pause }) => {
  const degreeOf = (node: number) => (start[node + 1] as number) - (start[node] as number);
  const comesAfter = (other: number, node: number) => degreeOf(other) - degreeOf(node) || other - node;
  const triangles = new Float64Array(order);
  const markedBy = new Int32Array(order).fill(-1);
  for (let node = 0; node < order; node++) {
    const after = neighbour
      .subarray(start[node] as number, start[node + 1] as number)
      .filter((other) => comesAfter(other, node) > 0);
    for (const other of after) markedBy[other] = node;
    for (const other of after) {
      for (let line = start[other] as number; line < (start[other + 1] as number); line++) {
        const third = neighbour[line] as number;
        if (markedBy[third] !== node || comesAfter(third, other) <= 0) continue;
        for (const corner of [node, other, third]) triangles[corner] = (triangles[corner] as number) + 1;
      }
    }
    if (node % NODES_AT_ONCE !== 0) continue;
    progress(node / order);
    await pause();
  }
  return {
    values: triangles.map((count, node) => {
      const degree = degreeOf(node);
      return degree < 2 ? Number.NaN : (2 * count) / (degree * (degree - 1));
    }),
  };
};

/** Where each line comes from. */
function sourcesOf({ order, start, neighbour }: MeasuredGraph): Uint32Array {
  const sources = new Uint32Array(neighbour.length);
  for (let node = 0; node < order; node++) sources.fill(node, start[node], start[node + 1]);
  return sources;
}
