import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coarsened } from "../../../../../src/derive/layouts/force/coarsen.ts";
import { type ForceGraph, forceGraph } from "../../../../../src/derive/layouts/force/force-graph.ts";
import { seededRandom } from "../../../../../src/lib/random.ts";

const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);

/** A connected graph: each node joins an earlier one, and further lines fall anywhere. */
const connected = fc
  .tuple(fc.integer({ min: 61, max: 400 }), fc.integer(), fc.integer({ min: 0, max: 300 }))
  .map(([order, seed, more]): ForceGraph => {
    const random = seededRandom(seed);
    const below = (limit: number) => Math.floor(random() * limit);
    const from = Array.from({ length: order - 1 + more }, (_, line) => (line < order - 1 ? line + 1 : below(order)));
    const to = from.map((node, line) => (line < order - 1 ? below(node) : below(order)));
    return forceGraph(order, from, to);
  });

describe("coarser graphs", () => {
  test("have all masses of the finer one, and the weights of all lines but those within a group of at most four", () => {
    fc.assert(
      fc.property(connected, (graph) => {
        const levels = coarsened(graph, seededRandom(1));
        levels.forEach(({ graph: finer, groupOf }, at) => {
          const coarser = levels[at + 1]?.graph;
          if (groupOf === null || coarser === undefined) return;
          expect(sum(coarser.mass)).toBeCloseTo(sum(finer.mass));
          const members = new Uint32Array(coarser.order);
          let within = 0;
          for (let node = 0; node < finer.order; node++) {
            const group = groupOf[node] as number;
            members[group] = (members[group] as number) + 1;
            for (let line = finer.start[node] as number; line < (finer.start[node + 1] as number); line++)
              if (groupOf[finer.neighbour[line] as number] === group) within += finer.weight[line] as number;
          }
          expect(Math.min(...members)).toBeGreaterThan(0);
          expect(Math.max(...members)).toBeLessThanOrEqual(4);
          expect(sum(coarser.weight)).toBeCloseTo(sum(finer.weight) - within);
        });
      }),
      { numRuns: 50 },
    );
  });

  test("of a star become small, although its leaves have but one neighbour", () => {
    const leaves = Array.from({ length: 5_000 }, (_, leaf) => leaf + 1);
    const star = forceGraph(5_001, leaves, new Uint32Array(5_000));
    const levels = coarsened(star, seededRandom(1));
    expect(levels.at(-1)?.graph.order).toBeLessThan(100);
    expect(levels.length).toBeLessThan(12);
  });

  test("are none of a small graph", () => {
    expect(coarsened(forceGraph(3, [0, 1], [1, 2]), seededRandom(1))).toHaveLength(1);
  });
});
