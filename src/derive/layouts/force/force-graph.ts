/**
 * An undirected weighted graph over flat arrays, as forces need it: who is joined to whom, and how strongly. Neighbours
 * of node v are neighbour[start[v] .. start[v + 1]), each once, with the weights beside them. There are no loops.
 */
export interface ForceGraph {
  readonly order: number;
  readonly start: Uint32Array;
  readonly neighbour: Uint32Array;
  /** How many lines join the two; sums of that in a coarser graph. */
  readonly weight: Float64Array;
  /** What a node repels with: 1 and the weights of its lines. */
  readonly mass: Float64Array;
}

/**
 * Builds a graph from the two ends of each line. Parallel lines become one with the sum of their weights, which pulls
 * as they do together; loops and lines without a second end (-1) pull nothing and are left out.
 * @param weights of the lines; 1 each where absent.
 * @param masses of the nodes; 1 and the weights of their lines where absent.
 */
export function forceGraph(
  order: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  weights?: ArrayLike<number>,
  masses?: Float64Array,
): ForceGraph {
  const isLine = (line: number) => (to[line] as number) >= 0 && from[line] !== to[line];
  const first = new Uint32Array(order + 2);
  for (let line = 0; line < from.length; line++) {
    if (!isLine(line)) continue;
    (first[(from[line] as number) + 2] as number)++;
    (first[(to[line] as number) + 2] as number)++;
  }
  for (let node = 0; node < order; node++) first[node + 2] = (first[node + 2] as number) + (first[node + 1] as number);
  const ends = new Uint32Array(first[order + 1] as number);
  const endWeights = new Float64Array(ends.length);
  const put = (node: number, other: number, weight: number) => {
    const at = first[node + 1] as number;
    first[node + 1] = at + 1;
    ends[at] = other;
    endWeights[at] = weight;
  };
  for (let line = 0; line < from.length; line++) {
    if (!isLine(line)) continue;
    const weight = weights === undefined ? 1 : (weights[line] as number);
    put(from[line] as number, to[line] as number, weight);
    put(to[line] as number, from[line] as number, weight);
  }

  // Parallel lines fall together in place: what is written never overtakes what is read.
  const start = new Uint32Array(order + 1);
  const seenAt = new Int32Array(order).fill(-1);
  const mass = masses ?? new Float64Array(order).fill(1);
  let written = 0;
  for (let node = 0; node < order; node++) {
    start[node] = written;
    for (let at = first[node] as number; at < (first[node + 1] as number); at++) {
      const other = ends[at] as number;
      const weight = endWeights[at] as number;
      const seen = seenAt[other] as number;
      if (masses === undefined) mass[node] = (mass[node] as number) + weight;
      if (seen >= (start[node] as number)) {
        endWeights[seen] = (endWeights[seen] as number) + weight;
        continue;
      }
      seenAt[other] = written;
      ends[written] = other;
      endWeights[written++] = weight;
    }
  }
  start[order] = written;
  return { order, start, neighbour: ends.slice(0, written), weight: endWeights.slice(0, written), mass };
}
