import type { Random } from "../../../lib/random.ts";
import { coarsened, type Level } from "./coarsen.ts";
import type { ForceGraph } from "./force-graph.ts";
import { gravityOf } from "./gravity.ts";
import { Simulation } from "./simulation.ts";

/** Iterations of the coarsest graph, which has to find its shape, and of each between it and the whole one. */
const COARSEST_ITERATIONS = 200;
const COARSER_ITERATIONS = 40;
/** By how much, over the size of the whole, places to go on from are shaken, so that no two nodes are at the same. */
const SHAKE = 1e-4;

/** Places of the nodes of a connected graph. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The layout of one connected graph around the origin, iteration by iteration. */
export class ComponentLayout {
  /** Moves of one node that all iterations come to, on all levels. */
  readonly moves: number;
  readonly #levels: readonly Level[];
  readonly #start: Places | null;
  readonly #iterations: number;
  readonly #random: Random;
  #places: Places;

  /**
   * @param start places to go on from, NaN where a node has none; null starts with a coarser graph (`coarsened`).
   * @param iterations of the whole graph.
   */
  constructor(graph: ForceGraph, start: Places | null, iterations: number, random: Random) {
    this.#levels = start === null ? coarsened(graph, random) : [{ graph, groupOf: null }];
    this.#start = start;
    this.#iterations = graph.order > 2 ? iterations : 0;
    this.#random = random;
    this.#places = nowhere(graph.order);
    this.moves = this.#levels.reduce((sum, level, at) => sum + level.graph.order * this.#iterationsAt(at), 0);
  }

  /** Where all nodes are, once the whole graph is being moved; around the origin before. */
  get places(): Places {
    return this.#places;
  }

  /** Does all iterations. Yields after each, with the moves of nodes that it came to. */
  *run(): Generator<number> {
    const { graph: whole } = this.#levels[0] as Level;
    const gravity = gravityOf(whole);
    let places = nowhere(0);
    for (let at = this.#levels.length - 1; at >= 0; at--) {
      const level = this.#levels[at] as Level;
      places = this.#startAt(level, places);
      balance(level.graph, places, gravity);
      if (at === 0) this.#places = places;
      const simulation = new Simulation(level.graph, places.x, places.y, gravity);
      for (let iteration = this.#iterationsAt(at); iteration > 0; iteration--) {
        simulation.step();
        yield level.graph.order;
      }
    }
  }

  #iterationsAt(level: number): number {
    if (level === 0) return this.#iterations;
    return level === this.#levels.length - 1 ? COARSEST_ITERATIONS : COARSER_ITERATIONS;
  }

  #startAt({ graph, groupOf }: Level, coarser: Places): Places {
    if (groupOf !== null) return scatteredAround(groupOf, coarser, this.#random);
    return this.#start === null ? scattered(graph.order, this.#random) : completed(graph, this.#start, this.#random);
  }
}

function nowhere(order: number): Places {
  return { x: new Float64Array(order), y: new Float64Array(order) };
}

function scattered(order: number, random: Random): Places {
  const places = nowhere(order);
  for (let node = 0; node < order; node++) {
    places.x[node] = random() - 0.5;
    places.y[node] = random() - 0.5;
  }
  return places;
}

/** Every node around its group in the coarser graph, within about half of where the next group is. */
function scatteredAround(groupOf: Uint32Array, coarser: Places, random: Random): Places {
  const places = nowhere(groupOf.length);
  const spacing = Math.sqrt(areaOf(coarser) / Math.max(coarser.x.length, 1));
  for (let node = 0; node < groupOf.length; node++) {
    const group = groupOf[node] as number;
    places.x[node] = (coarser.x[group] as number) + spacing * (random() - 0.5);
    places.y[node] = (coarser.y[group] as number) + spacing * (random() - 0.5);
  }
  return places;
}

/** Places to go on from, all finite and no two alike: a node without one goes between those of its neighbours. */
function completed({ order, start, neighbour }: ForceGraph, given: Places, random: Random): Places {
  const { x, y } = { x: given.x.slice(), y: given.y.slice() };
  const isPlaced = (node: number) => Number.isFinite(x[node]) && Number.isFinite(y[node]);
  let [placed, sumX, sumY] = [0, 0, 0];
  let waiting: number[] = [];
  for (let node = 0; node < order; node++) {
    if (!isPlaced(node)) waiting.push(node);
    else {
      placed++;
      sumX += x[node] as number;
      sumY += y[node] as number;
    }
  }
  if (placed === 0) return scattered(order, random);
  const [middleX, middleY] = [sumX / placed, sumY / placed];
  // Outwards from what is placed: the graph is connected, so each round places some.
  while (waiting.length > 0) {
    const between = waiting.map((node) => {
      let [count, atX, atY] = [0, 0, 0];
      for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
        const other = neighbour[at] as number;
        if (!isPlaced(other)) continue;
        count++;
        atX += x[other] as number;
        atY += y[other] as number;
      }
      return count === 0 ? null : ([atX / count, atY / count] as const);
    });
    waiting.forEach((node, at) => {
      const found = between[at];
      if (found === null || found === undefined) return;
      x[node] = found[0];
      y[node] = found[1];
    });
    waiting = waiting.filter((_, at) => between[at] === null);
  }
  const size = Math.sqrt(areaOf({ x, y })) || 1;
  for (let node = 0; node < order; node++) {
    x[node] = (x[node] as number) - middleX + SHAKE * size * (random() - 0.5);
    y[node] = (y[node] as number) - middleY + SHAKE * size * (random() - 0.5);
  }
  return { x, y };
}

function areaOf({ x, y }: Places): number {
  const extent = (values: Float64Array) => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return high - low;
  };
  return x.length === 0 ? 0 : extent(x) * extent(y);
}

/**
 * Moves a graph's centre of mass to the origin and scales it to where its forces, summed over all nodes outwards, balance
 * (the virial theorem). Repulsion then comes to the sum of mass · mass over all pairs, at any scale; lines and gravity grow
 * with its square. So a start of any size is as good as another.
 */
function balance({ order, start, neighbour, weight, mass }: ForceGraph, { x, y }: Places, gravity: number): void {
  let [total, squares, sumX, sumY] = [0, 0, 0, 0];
  for (let node = 0; node < order; node++) {
    const own = mass[node] as number;
    total += own;
    squares += own * own;
    sumX += own * (x[node] as number);
    sumY += own * (y[node] as number);
  }
  let inwards = 0;
  for (let node = 0; node < order; node++) {
    const hereX = (x[node] as number) - sumX / total;
    const hereY = (y[node] as number) - sumY / total;
    x[node] = hereX;
    y[node] = hereY;
    inwards += gravity * (mass[node] as number) * (hereX * hereX + hereY * hereY);
  }
  for (let node = 0; node < order; node++) {
    for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
      const other = neighbour[at] as number;
      const awayX = (x[other] as number) - (x[node] as number);
      const awayY = (y[other] as number) - (y[node] as number);
      // Every line comes up from both of its ends.
      inwards += 0.5 * (weight[at] as number) * (awayX * awayX + awayY * awayY);
    }
  }
  const outwards = (total * total - squares) / 2;
  const scale = inwards > 0 && outwards > 0 ? Math.sqrt(outwards / inwards) : 1;
  for (let node = 0; node < order; node++) {
    x[node] = (x[node] as number) * scale;
    y[node] = (y[node] as number) * scale;
  }
}
