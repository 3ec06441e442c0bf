import { CostQueue } from "../../../lib/cost-queue.ts";
import type { MeasuredGraph } from "../../measured-graph.ts";

/**
 * Lengths that differ by less than this share are equal: sums of fractions come out different in their last digits, as
 * 1/3 + 1/3 + 1/3 and 1 do, and would decide between paths that are as long.
 */
const SAME = 1e-12;

/**
 * Shortest paths from one node after another. The arrays are those of the last search, and only what it reached is set.
 * Method: breadth-first, or Dijkstra 1959 where lines have lengths.
 */
export class ShortestPaths {
  readonly #graph: MeasuredGraph;
  /** Length of the shortest path to each node; Infinity where there is none. */
  readonly length: Float64Array;
  /** How many of them there are; in floating point, since whole numbers of 32 bits overflow on a grid of 20 by 20. */
  readonly count: Float64Array;
  /** The nodes that were reached, the nearest first: `reached` of them, the start included. */
  readonly order: Uint32Array;
  reached = 0;
  /** Per node: its place in `order`; -1 before it is there. */
  readonly #placeOf: Int32Array;

  constructor(graph: MeasuredGraph) {
    this.#graph = graph;
    this.length = new Float64Array(graph.order).fill(Infinity);
    this.count = new Float64Array(graph.order);
    this.order = new Uint32Array(graph.order);
    this.#placeOf = new Int32Array(graph.order).fill(-1);
  }

  /** Finds the shortest paths from a node to all others. */
  from(source: number): void {
    const { length, count, order } = this;
    const placeOf = this.#placeOf;
    for (let at = 0; at < this.reached; at++) {
      const node = order[at] as number;
      length[node] = Infinity;
      count[node] = 0;
      placeOf[node] = -1;
    }
    length[source] = 0;
    count[source] = 1;
    this.reached = 0;
    if (this.#graph.weight === null) this.#breadthFirst(source);
    else this.#nearestFirst(source, this.#graph.weight);
  }

  #breadthFirst(source: number): void {
    const { length, count, order } = this;
    const { start, neighbour } = this.#graph;
    order[0] = source;
    let end = 1;
    for (let at = 0; at < end; at++) {
      const node = order[at] as number;
      const next = (length[node] as number) + 1;
      const paths = count[node] as number;
      const stop = start[node + 1] as number;
      for (let line = start[node] as number; line < stop; line++) {
        const other = neighbour[line] as number;
        const known = length[other] as number;
        if (known < next) continue;
        if (known === next) {
          count[other] = (count[other] as number) + paths;
          continue;
        }
        length[other] = next;
        count[other] = paths;
        order[end++] = other;
      }
    }
    this.reached = end;
  }

  #nearestFirst(source: number, lengths: Float64Array): void {
    const { length, count, order } = this;
    const placeOf = this.#placeOf;
    const { start, neighbour } = this.#graph;
    const queue = new CostQueue();
    queue.push(source, 0);
    let end = 0;
    for (let node = queue.pop(); node >= 0; node = queue.pop()) {
      if (placeOf[node] !== -1) continue;
      placeOf[node] = end;
      order[end++] = node;
      const stop = start[node + 1] as number;
      for (let line = start[node] as number; line < stop; line++) {
        const other = neighbour[line] as number;
        if (placeOf[other] !== -1) continue;
        const next = (length[node] as number) + (lengths[line] as number);
        if (isShorter(next, length[other] as number)) {
          length[other] = next;
          count[other] = count[node] as number;
          queue.push(other, next);
        } else if (!isShorter(length[other] as number, next)) {
          count[other] = (count[other] as number) + (count[node] as number);
        }
      }
    }
    this.reached = end;
  }

  /** Whether a line from a node, by its place among all lines, is the last step of a shortest path of the last search. */
  isStep(node: number, line: number): boolean {
    const { weight, neighbour } = this.#graph;
    const other = neighbour[line] as number;
    const [before, after] = [this.length[node] as number, this.length[other] as number];
    if (weight === null) return after === before + 1;
    const next = before + (weight[line] as number);
    const isLater = (this.#placeOf[other] as number) > (this.#placeOf[node] as number);
    return isLater && !isShorter(next, after) && !isShorter(after, next);
  }
}

function isShorter(one: number, other: number): boolean {
  return one < other * (1 - SAME);
}
