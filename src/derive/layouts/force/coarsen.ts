import type { Random } from "../../../lib/random.ts";
import { type ForceGraph, forceGraph } from "./force-graph.ts";

/** Nodes that become one, at most: more lose the shape of what they were. */
const MOST_MEMBERS = 4;
/** A graph of fewer nodes finds its shape from anywhere. */
const SMALL = 60;
/** A level that keeps more of the nodes than this share is not worth its time. */
const WORTHWHILE = 0.85;

/** A graph and a coarser one of it. */
export interface Level {
  readonly graph: ForceGraph;
  /** Per node, its node in the next coarser graph; null in the coarsest. */
  readonly groupOf: Uint32Array | null;
}

/**
 * A graph with coarser and coarser ones of it, the given one first. Forces only see so far, so that the shape of a large
 * graph takes them long to find; coarse graphs have it at once.
 *
 * Method: multilevel layout (Walshaw 2003). Nodes join the neighbour to which the most weight leads for its mass, in
 * groups of up to four, so that hubs of graphs with many leaves do not hold it up; leaves whose neighbours are all in full
 * groups pair up with each other (two-hop matching, LaSalle et al. 2015). Masses and weights add up, and so do the forces.
 */
export function coarsened(graph: ForceGraph, random: Random): readonly Level[] {
  const levels: Level[] = [];
  let finest = graph;
  while (finest.order > SMALL) {
    const { groupOf, groups } = grouped(finest, random);
    if (groups > WORTHWHILE * finest.order) break;
    levels.push({ graph: finest, groupOf });
    finest = merged(finest, groupOf, groups);
  }
  return [...levels, { graph: finest, groupOf: null }];
}

const NONE = 0xffff_ffff;

function grouped({ order, start, neighbour, weight, mass }: ForceGraph, random: Random) {
  const groupOf = new Uint32Array(order).fill(NONE);
  const members = new Uint8Array(order);
  const waiting = new Uint32Array(order).fill(NONE);
  let groups = 0;
  const found = (a: number, b: number) => {
    groupOf[a] = groups;
    groupOf[b] = groups;
    members[groups++] = a === b ? 1 : 2;
  };
  for (const node of shuffledNumbers(order, random)) {
    if (groupOf[node] !== NONE) continue;
    let [free, joinable, any] = [NONE, NONE, NONE];
    let [bestFree, bestJoinable, bestAny] = [-1, -1, -1];
    const end = start[node + 1] as number;
    for (let at = start[node] as number; at < end; at++) {
      const other = neighbour[at] as number;
      const worth = (weight[at] as number) / (mass[other] as number);
      const group = groupOf[other] as number;
      if (worth > bestAny) [any, bestAny] = [other, worth];
      if (group === NONE) {
        if (worth > bestFree) [free, bestFree] = [other, worth];
      } else if ((members[group] as number) < MOST_MEMBERS && worth > bestJoinable) {
        [joinable, bestJoinable] = [other, worth];
      }
    }
    if (free !== NONE) found(node, free);
    else if (joinable !== NONE) {
      const group = groupOf[joinable] as number;
      groupOf[node] = group;
      (members[group] as number)++;
    } else if (any === NONE) found(node, node);
    else {
      const other = waiting[any] as number;
      if (other === NONE || groupOf[other] !== NONE) waiting[any] = node;
      else found(node, other);
    }
  }
  for (let node = 0; node < order; node++) if (groupOf[node] === NONE) found(node, node);
  return { groupOf, groups };
}

function merged({ order, start, neighbour, weight, mass }: ForceGraph, groupOf: Uint32Array, groups: number) {
  const masses = new Float64Array(groups);
  const [from, to] = [new Uint32Array(neighbour.length / 2), new Uint32Array(neighbour.length / 2)];
  const weights = new Float64Array(neighbour.length / 2);
  let line = 0;
  for (let node = 0; node < order; node++) {
    const group = groupOf[node] as number;
    masses[group] = (masses[group] as number) + (mass[node] as number);
    const end = start[node + 1] as number;
    for (let at = start[node] as number; at < end; at++) {
      const other = neighbour[at] as number;
      if (other < node) continue;
      from[line] = group;
      to[line] = groupOf[other] as number;
      weights[line++] = weight[at] as number;
    }
  }
  return forceGraph(groups, from, to, weights, masses);
}

/** 0 to `length` - 1 in an order of chance (Fisher and Yates), in an array that does not grow. */
function shuffledNumbers(length: number, random: Random): Uint32Array {
  const numbers = Uint32Array.from({ length }, (_, at) => at);
  for (let last = length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1));
    const number = numbers[last] as number;
    numbers[last] = numbers[at] as number;
    numbers[at] = number;
  }
  return numbers;
}
