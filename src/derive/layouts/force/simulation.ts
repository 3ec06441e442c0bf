import type { ForceGraph } from "./force-graph.ts";
import { Repulsion } from "./repulsion.ts";

/** How much nodes may sway for what they advance. ForceAtlas2's tolerance, at its value for graphs of middle size. */
const TOLERANCE = 1;
/** By how much the speed grows from one iteration to the next, at most: a higher rise sets off swaying. */
const RISE = 1.5;
/** Speed at which a node that only its neighbours pull goes right to where they balance: further is past it. */
const MOST_SPEED = 1;

/**
 * A connected graph that moves under the forces of ForceAtlas2, iteration by iteration. Two nodes repel each other by the
 * product of their masses over their distance; lines pull by their weight and length; gravity pulls to the middle by mass
 * and distance. The unit of length follows from these forces: two nodes of mass 1 and one line stand about 1 apart.
 *
 * Method: Jacomy, Venturini, Heymann and Bastian 2014, "ForceAtlas2, a Continuous Graph Layout Algorithm". As there, the
 * speed follows from how much nodes sway between two iterations (swing) and how much they advance (traction). Unlike
 * there, a force is divided by the node's mass. That is about the sum of its lines' weights, so that a step goes no
 * further than where the neighbours balance, hubs need not be slowed one by one, and coarser graphs, with larger masses,
 * move as finer ones do.
 */
export class Simulation {
  /** Where nodes are; written with each iteration. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly #graph: ForceGraph;
  readonly #repulsion: Repulsion;
  readonly #gravity: number;
  #pushX: Float64Array;
  #pushY: Float64Array;
  #beforeX: Float64Array;
  #beforeY: Float64Array;
  #speed = MOST_SPEED;

  /**
   * @param x finite, as all of `y`; both are written. Nodes at the very same place do not repel each other.
   * @param gravity pull to the middle, per mass and distance (`gravityOf`).
   */
  constructor(graph: ForceGraph, x: Float64Array, y: Float64Array, gravity: number) {
    this.#graph = graph;
    this.#gravity = gravity;
    this.x = x;
    this.y = y;
    this.#repulsion = new Repulsion(graph.order);
    this.#pushX = new Float64Array(graph.order);
    this.#pushY = new Float64Array(graph.order);
    this.#beforeX = new Float64Array(graph.order);
    this.#beforeY = new Float64Array(graph.order);
  }

  /** One iteration. Takes time in n log n for nodes and linear in lines, and allocates nothing. */
  step(): void {
    const { order, start, neighbour, weight, mass } = this.#graph;
    const { x, y } = this;
    const gravity = this.#gravity;
    [this.#pushX, this.#pushY, this.#beforeX, this.#beforeY] = [this.#beforeX, this.#beforeY, this.#pushX, this.#pushY];
    const [pushX, pushY, beforeX, beforeY] = [this.#pushX, this.#pushY, this.#beforeX, this.#beforeY];
    this.#repulsion.apply(x, y, mass, pushX, pushY);
    let [swing, traction] = [0, 0];
    for (let node = 0; node < order; node++) {
      const own = mass[node] as number;
      const hereX = x[node] as number;
      const hereY = y[node] as number;
      let forceX = (pushX[node] as number) - gravity * own * hereX;
      let forceY = (pushY[node] as number) - gravity * own * hereY;
      const end = start[node + 1] as number;
      for (let at = start[node] as number; at < end; at++) {
        const other = neighbour[at] as number;
        const pull = weight[at] as number;
        forceX += pull * ((x[other] as number) - hereX);
        forceY += pull * ((y[other] as number) - hereY);
      }
      forceX /= own;
      forceY /= own;
      pushX[node] = forceX;
      pushY[node] = forceY;
      const oldX = beforeX[node] as number;
      const oldY = beforeY[node] as number;
      const [turnX, turnY] = [forceX - oldX, forceY - oldY];
      const [keptX, keptY] = [forceX + oldX, forceY + oldY];
      swing += own * Math.sqrt(turnX * turnX + turnY * turnY);
      traction += (own * Math.sqrt(keptX * keptX + keptY * keptY)) / 2;
    }
    const bearable = swing > 0 ? (TOLERANCE * traction) / swing : MOST_SPEED;
    this.#speed = Math.min(bearable, RISE * this.#speed, MOST_SPEED);
    const speed = this.#speed;
    for (let node = 0; node < order; node++) {
      x[node] = (x[node] as number) + speed * (pushX[node] as number);
      y[node] = (y[node] as number) + speed * (pushY[node] as number);
    }
  }
}
