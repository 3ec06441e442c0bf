import type { ComputeMeasure } from "../../measure.ts";
import type { MeasuredGraph } from "../../measured-graph.ts";

/** How many lines lead from a node, or the sum of their strengths; in a directed graph together with those to it. */
export const degree: ComputeMeasure = async (graph) => {
  const out = outgoing(graph);
  if (!graph.isDirected) return { values: out };
  const into = incoming(graph);
  return { values: out.map((value, node) => value + (into[node] as number)) };
};

/** How many lines lead to a node, or the sum of their strengths. */
export const inDegree: ComputeMeasure = async (graph) => ({ values: incoming(graph) });

/** How many lines lead from a node, or the sum of their strengths. */
export const outDegree: ComputeMeasure = async (graph) => ({ values: outgoing(graph) });

function outgoing({ order, start, weight }: MeasuredGraph): Float64Array {
  const values = new Float64Array(order);
  for (let node = 0; node < order; node++) {
    const [from, end] = [start[node] as number, start[node + 1] as number];
    values[node] = weight === null ? end - from : weight.subarray(from, end).reduce((sum, each) => sum + each, 0);
  }
  return values;
}

function incoming({ order, neighbour, weight }: MeasuredGraph): Float64Array {
  const values = new Float64Array(order);
  for (let line = 0; line < neighbour.length; line++) {
    const node = neighbour[line] as number;
    values[node] = (values[node] as number) + (weight?.[line] ?? 1);
  }
  return values;
}
