import type { MeasuredGraph } from "../../measured-graph.ts";

/** A directed graph with all its lines turned round. */
export function reversed({ order, start, neighbour, weight, isDirected }: MeasuredGraph): MeasuredGraph {
  const turned = new Uint32Array(order + 1);
  for (const node of neighbour) (turned[node + 1] as number)++;
  for (let node = 0; node < order; node++) turned[node + 1] = (turned[node + 1] as number) + (turned[node] as number);
  const next = turned.slice();
  const sources = new Uint32Array(neighbour.length);
  const weights = weight && new Float64Array(neighbour.length);
  for (let node = 0; node < order; node++) {
    for (let line = start[node] as number; line < (start[node + 1] as number); line++) {
      const other = neighbour[line] as number;
      const at = next[other] as number;
      next[other] = at + 1;
      sources[at] = node;
      if (weights !== null) weights[at] = weight?.[line] as number;
    }
  }
  return { order, isDirected, start: turned, neighbour: sources, weight: weights };
}
