import type { ComputeMeasure, MeasureContext, MeasureOutput } from "../../measure.ts";
import type { MeasuredGraph } from "../../measured-graph.ts";

/** Rounds after which values that still change are given up. */
const MOST_ROUNDS = 10_000;
/** The values are there when a round changes no more than this share of them all. */
const SETTLED = 1e-12;
/** Values below this share of the greatest are what is left of the beginning, and become 0. */
const NOTHING = 1e-9;
/** Share of rank that is passed on along lines (Brin and Page 1998). */
const DAMPING = 0.85;

/**
 * Eigenvector centrality (Bonacich 1972): the value of a node is in proportion to those of the nodes with a line to it, by
 * strength, summed. Scaled to a Euclidean length of 1. Where several components have the same leading eigenvalue, these
 * begin from equal values; in a component with a smaller one all are 0. Not defined without lines nor, directed, without
 * a cycle. Method: power iteration on A + c I, c being the eigenvalue as far as it is known, so that it also settles on
 * bipartite graphs, whose least eigenvalue is as far from 0 as the greatest.
 */
export const eigenvector: ComputeMeasure = async (graph, context) => {
  let eigenvalue = 0;
  const output = await settled(graph, context, NOTHING, (before) => {
    const next = new Float64Array(graph.order);
    addAlong(graph, before, next);
    eigenvalue = lengthOf(next) / lengthOf(before);
    const shifted = next.map((value, node) => value + eigenvalue * (before[node] as number));
    return scaled(shifted, lengthOf(shifted));
  });
  const isDefined = eigenvalue > NOTHING * (graph.weight?.reduce((a, b) => Math.max(a, b), 0) ?? 1);
  return isDefined ? output : { values: new Float64Array(graph.order).fill(Number.NaN) };
};

/**
 * PageRank (Brin and Page 1998): the share of time that a walk spends at a node which follows lines by their strength, and
 * with a chance of 0.15 at each step, or where no line leads on, goes to any node. The values add up to 1.
 */
export const pagerank: ComputeMeasure = (graph, context) => {
  const { order, start, weight } = graph;
  const outgoing = new Float64Array(order);
  for (let node = 0; node < order; node++)
    for (let line = start[node] as number; line < (start[node + 1] as number); line++)
      outgoing[node] = (outgoing[node] as number) + (weight?.[line] ?? 1);
  return settled(graph, context, 0, (before) => {
    let stranded = 0;
    const passed = before.map((rank, node) => {
      const out = outgoing[node] as number;
      if (out === 0) stranded += rank;
      return out === 0 ? 0 : (DAMPING * rank) / out;
    });
    const next = new Float64Array(order).fill((1 - DAMPING + DAMPING * stranded) / order);
    addAlong(graph, passed, next);
    return next;
  });
};

/**
 * Hubs (HITS, Kleinberg 1999): the hub value of a node is in proportion to the authority of the nodes that its lines lead to,
 * which is in proportion to the hub values of the nodes with a line to them. Each adds up to 1. Not defined without lines.
 */
export const hub: ComputeMeasure = (graph, context) =>
  settled(graph, context, NOTHING, (before) => hubsOf(graph, authoritiesOf(graph, before)));

/** Authorities, as `hub` describes them. */
export const authority: ComputeMeasure = (graph, context) =>
  settled(graph, context, NOTHING, (before) => authoritiesOf(graph, hubsOf(graph, before)));

function authoritiesOf(graph: MeasuredGraph, hubs: Float64Array): Float64Array {
  const next = new Float64Array(graph.order);
  addAlong(graph, hubs, next);
  return scaled(next, sumOf(next));
}

function hubsOf({ order, start, neighbour, weight }: MeasuredGraph, authorities: Float64Array): Float64Array {
  const next = new Float64Array(order);
  for (let node = 0; node < order; node++) {
    let sum = 0;
    for (let line = start[node] as number; line < (start[node + 1] as number); line++)
      sum += (authorities[neighbour[line] as number] as number) * (weight?.[line] ?? 1);
    next[node] = sum;
  }
  return scaled(next, sumOf(next));
}

/** Adds the value of each node to those of the nodes that its lines lead to, times the strength of the line. */
function addAlong({ order, start, neighbour, weight }: MeasuredGraph, values: Float64Array, to: Float64Array): void {
  for (let node = 0; node < order; node++) {
    const value = values[node] as number;
    for (let line = start[node] as number; line < (start[node + 1] as number); line++) {
      const other = neighbour[line] as number;
      to[other] = (to[other] as number) + value * (weight?.[line] ?? 1);
    }
  }
}

/**
 * Repeats a round from equal values until they stay as they are.
 * @param nothing see NOTHING; 0: all values count. Where it is not 0 the measure is not defined without lines.
 */
async function settled(
  { order, neighbour }: MeasuredGraph,
  { progress, pause }: MeasureContext,
  nothing: number,
  round: (before: Float64Array) => Float64Array,
): Promise<MeasureOutput> {
  const undefinedValues = () => new Float64Array(order).fill(Number.NaN);
  if (nothing > 0 && neighbour.length === 0) return { values: undefinedValues() };
  let values: Float64Array = new Float64Array(order).fill(1 / order);
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
    const next = round(values);
    const sum = sumOf(next);
    const change = next.reduce((all, value, node) => all + Math.abs(value - (values[node] as number)), 0) / sum;
    values = next;
    if (!(change > SETTLED)) {
      const least = nothing * values.reduce((a, b) => Math.max(a, b), 0);
      return { values: values.map((value) => (value < least ? 0 : value)) };
    }
    // Each round leaves about the same share of what was left, so that its logarithm falls evenly.
    progress(Math.max(0, Math.min(1, Math.log(change) / Math.log(SETTLED))));
    await pause();
  }
  return { values: undefinedValues(), isUnsettled: true };
}

function scaled(values: Float64Array, length: number): Float64Array {
  return values.map((value) => value / length);
}

function lengthOf(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
