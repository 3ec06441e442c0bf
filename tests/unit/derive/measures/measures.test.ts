import fc from "fast-check";
import { DirectedGraph, UndirectedGraph } from "graphology";
import betweennessOf from "graphology-metrics/centrality/betweenness.js";
import closenessOf from "graphology-metrics/centrality/closeness.js";
import eigenvectorOf from "graphology-metrics/centrality/eigenvector.js";
import hitsOf from "graphology-metrics/centrality/hits.js";
import pagerankOf from "graphology-metrics/centrality/pagerank.js";
import { expect, test } from "vitest";
import { measuresById, measureTask } from "../../../../src/features/measures/measure-task.ts";
import { runInSlices } from "../../../../src/lib/task.ts";
import { computedMeasure, type Line, measuredGraph, valuesOf } from "../../../fixtures/computed-measure.ts";
import { stoppedAfter } from "../../../fixtures/stopped-after.ts";

/** Measures that go over all lines once or twice. */
const AT_ONCE = ["degree", "in-degree", "out-degree", "k-core", "component", "articulation", "bridges"];

interface Graph {
  readonly order: number;
  readonly lines: readonly (readonly [number, number, number])[];
  readonly isDirected: boolean;
}

/** Simple graphs of up to a dozen nodes, with lengths that are not equal by chance. */
const graphs = (isDirected: fc.Arbitrary<boolean>): fc.Arbitrary<Graph> =>
  fc
    .record({
      order: fc.integer({ min: 1, max: 12 }),
      ends: fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: 1, max: 1000 })), { maxLength: 40 }),
      isDirected,
    })
    .map(({ order, ends, isDirected }) => {
      const lines = new Map<number, readonly [number, number, number]>();
      for (const [a, b, weight] of ends) {
        const [from, to] = isDirected || a < b ? [a % order, b % order] : [b % order, a % order];
        const key = isDirected ? from * order + to : Math.min(from, to) * order + Math.max(from, to);
        if (from !== to) lines.set(key, [from, to, weight]);
      }
      return { order, lines: [...lines.values()], isDirected };
    });
const anyGraph = graphs(fc.boolean());
const undirected = graphs(fc.constant(false));

function graphologyOf({ order, lines, isDirected }: Graph) {
  const graph = isDirected ? new DirectedGraph() : new UndirectedGraph();
  for (let node = 0; node < order; node++) graph.addNode(node);
  for (const [from, to, weight] of lines) graph.addEdge(from, to, { weight });
  return graph;
}

const listOf = (order: number, values: Readonly<Record<string, number>>) =>
  Array.from({ length: order }, (_, node) => values[node] as number);

function expectAlike(ours: readonly number[], theirs: readonly number[], digits: number) {
  expect(ours).toHaveLength(theirs.length);
  for (const [at, value] of ours.entries()) expect(value).toBeCloseTo(theirs[at] as number, digits);
}

test("betweenness, closeness and PageRank are those of graphology", async () => {
  await fc.assert(
    fc.asyncProperty(anyGraph, async (each) => {
      const { order, lines, isDirected } = each;
      const theirs = graphologyOf(each);
      const plain = measuredGraph(order, lines, { isDirected });
      const weighted = measuredGraph(order, lines, { isDirected, isWeighted: true });
      const unweighted = { getEdgeWeight: null, normalized: false };
      expectAlike(await valuesOf("betweenness", plain), listOf(order, betweennessOf(theirs, unweighted)), 8);
      const byWeight = betweennessOf(theirs, { getEdgeWeight: "weight", normalized: false });
      expectAlike(await valuesOf("betweenness", weighted), listOf(order, byWeight), 8);
      if (order > 1)
        expectAlike(
          await valuesOf("closeness", plain),
          listOf(order, closenessOf(theirs, { wassermanFaust: true })),
          8,
        );
      const settings = { tolerance: 1e-14, maxIterations: 10_000 };
      const ranks = pagerankOf(theirs, { ...settings, getEdgeWeight: "weight" });
      expectAlike(await valuesOf("pagerank", weighted), listOf(order, ranks), 8);
    }),
  );
});

/** What graphology comes to; null where it gives up, which it says by an error. */
function settledOf<Values>(compute: () => Values): Values | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Error && error.message.includes("failed to converge")) return null;
    throw error;
  }
}

test("eigenvector centrality is that of graphology on whatever graph that settles, and so are hubs and authorities", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(anyGraph, async (each) => {
      const { order, lines, isDirected } = each;
      if (lines.length === 0) return;
      const theirs = graphologyOf(each);
      const graph = measuredGraph(order, lines, { isDirected, isWeighted: true });
      const ours = await computedMeasure("eigenvector", graph);
      const values = settledOf(() => eigenvectorOf(theirs, { tolerance: 1e-10, maxIterations: 2_000 }));
      if (!ours.values.some(Number.isNaN) && values !== null) {
        expectAlike([...ours.values], listOf(order, values), 5);
        compared++;
      }
      if (!isDirected) return;
      const hits = settledOf(() => hitsOf(theirs, { tolerance: 1e-12, maxIterations: 20_000 }));
      const [hubs, authorities] = [await valuesOf("hits-hub", graph), await valuesOf("hits-authority", graph)];
      // Of a thousand graphs, one or two do not settle here or there.
      if (hits === null || [...hubs, ...authorities].some(Number.isNaN)) return;
      expectAlike(hubs, listOf(order, hits.hubs), 6);
      expectAlike(authorities, listOf(order, hits.authorities), 6);
    }),
  );
  // Of a hundred graphs some 26 settle; fewer than this would be no chance.
  expect(compared).toBeGreaterThan(5);
});

/** How many parts a graph has without some of its nodes or lines. */
function partsOf(order: number, lines: readonly Line[], without = -1): number {
  const groupOf = Array.from({ length: order }, (_, node) => node);
  for (const [a, b] of lines) {
    if (a === without || b === without) continue;
    const [one, other] = [groupOf[a] as number, groupOf[b] as number];
    for (let node = 0; node < order; node++) if (groupOf[node] === other) groupOf[node] = one;
  }
  return new Set(groupOf.filter((_, node) => node !== without)).size;
}

test("components, articulation points, bridges, cores and clustering are what their definitions say", async () => {
  await fc.assert(
    fc.asyncProperty(undirected, async ({ order, lines }) => {
      const graph = measuredGraph(order, lines);
      const parts = partsOf(order, lines);
      const components = await valuesOf("component", graph);
      expect(Math.max(...components)).toBe(parts);
      for (const [a, b] of lines) expect(components[a]).toBe(components[b]);
      const sizes = components.map((one) => components.filter((other) => other === one).length);
      for (const [at, size] of sizes.entries())
        for (const [other, otherSize] of sizes.entries())
          if (size > otherSize) expect(components[at]).toBeLessThan(components[other] as number);

      const neighbours = Array.from({ length: order }, (_, node) =>
        lines.flatMap(([a, b]) => (a === node ? [b] : b === node ? [a] : [])),
      );
      const isLine = (a: number, b: number) => neighbours[a]?.includes(b) === true;
      const isBridge = (line: Line) =>
        partsOf(
          order,
          lines.filter((other) => other !== line),
        ) > parts;
      const expected = neighbours.map((near, node) => {
        const pairs = near.flatMap((a) => near.filter((b) => a < b).map((b) => [a, b] as const));
        return {
          articulation: near.length === 0 ? 0 : partsOf(order, lines, node) - parts,
          bridges: lines.filter((line) => (line[0] === node || line[1] === node) && isBridge(line)).length,
          clustering: pairs.length === 0 ? Number.NaN : pairs.filter(([a, b]) => isLine(a, b)).length / pairs.length,
        };
      });
      expect(await valuesOf("articulation", graph)).toEqual(expected.map(({ articulation }) => articulation));
      expect(await valuesOf("bridges", graph)).toEqual(expected.map(({ bridges }) => bridges));
      expectAlike(
        (await valuesOf("clustering", graph)).map((value) => (Number.isNaN(value) ? -1 : value)),
        expected.map(({ clustering }) => (Number.isNaN(clustering) ? -1 : clustering)),
        8,
      );

      const cores = await valuesOf("k-core", graph);
      for (let k = 1; k <= order; k++) {
        let kept = new Set(neighbours.keys());
        for (let before = -1; before !== kept.size; ) {
          before = kept.size;
          kept = new Set(
            [...kept].filter((node) => (neighbours[node] ?? []).filter((other) => kept.has(other)).length >= k),
          );
        }
        expect(cores.map((core) => core >= k)).toEqual(neighbours.map((_, node) => kept.has(node)));
      }
    }),
  );
});

test("numbers of shortest paths that 32 bits cannot hold are counted", async () => {
  // Forty diamonds in a row: 2 ** 40 paths from end to end, half of them by each side.
  const lines = Array.from({ length: 40 }, (_, at) => 3 * at).flatMap((first): Line[] => [
    [first, first + 1],
    [first, first + 2],
    [first + 1, first + 3],
    [first + 2, first + 3],
  ]);
  const graph = measuredGraph(121, lines);
  const values = await valuesOf("betweenness", graph);
  const ofPart = (at: number) => [values[3 * at + 1], values[3 * at + 2]];
  for (let at = 0; at < 40; at++) {
    const [left = 0, right = 1] = ofPart(at);
    expect(left).toBe(right);
    // Half of all pairs with one of them on either side, and half of the pair of the two corners between.
    expect(left).toBeCloseTo(((3 * at + 1) * (3 * (39 - at) + 1)) / 2, 6);
  }
});

const pairsByTheThousand = measuredGraph(
  20_000,
  Array.from({ length: 10_000 }, (_, at): Line => [2 * at, 2 * at + 1]),
);

test.each(measuresById.all)(
  "$id comes to something on one node, without lines, and on ten thousand pairs",
  async ({ id, kind }) => {
    const one = await computedMeasure(id, measuredGraph(1, []));
    expect(one.values).toHaveLength(1);
    expect(one.isUnsettled).toBeUndefined();
    const none = await computedMeasure(id, measuredGraph(5, []));
    // Whoever has no line is like all others: undefined for all, or the same for all, or a group of its own.
    if (kind === "group") expect([...none.values]).toEqual([1, 2, 3, 4, 5]);
    else expect(new Set(none.values).size).toBe(1);

    const pairs = await computedMeasure(id, pairsByTheThousand);
    if (kind === "group") expect(pairs.values.slice(0, 4)).toEqual(Float64Array.of(1, 1, 2, 2));
    else expect(new Set(pairs.values).size).toBe(1);
  },
);

test("what does not settle says so, and gives no value", async () => {
  // Two pairs with the same eigenvalue, of which one goes on into the other: what flows there grows for ever.
  const graph = measuredGraph(
    4,
    [
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 3],
      [3, 2],
    ],
    { isDirected: true },
  );
  const { values, isUnsettled } = await computedMeasure("eigenvector", graph);
  expect(isUnsettled).toBe(true);
  expect(values.every(Number.isNaN)).toBe(true);
  // Lines without a way back have no eigenvalue but 0.
  const chain = await computedMeasure(
    "eigenvector",
    measuredGraph(
      3,
      [
        [0, 1],
        [1, 2],
      ],
      { isDirected: true },
    ),
  );
  expect(chain.values.every(Number.isNaN)).toBe(true);
});

test("a measure tells how far it is, never backwards, and ends at once when it is cancelled", async () => {
  const ring = measuredGraph(
    600,
    Array.from({ length: 600 }, (_, at): Line => [at, (at + 1) % 600]),
  );
  const shares: number[] = [];
  const run = (signal?: AbortSignal) =>
    runInSlices(
      measureTask,
      { measure: "betweenness", graphs: [ring, ring] },
      { onProgress: (share) => void shares.push(share), ...(signal && { signal }) },
    );
  expect((await run()).is).toBe("done");
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(shares.length).toBeGreaterThan(100);
  const stopping = new AbortController();
  const stopped = run(stopping.signal);
  stopping.abort();
  expect(await stopped).toEqual({ is: "cancelled" });
});

/** Two hundred nodes in rings of five, each joined to the next but the last, so that no value is settled at once. */
const rings = measuredGraph(
  200,
  Array.from({ length: 200 }, (_, at): Line => [at, at % 5 === 4 ? at - 4 : at + 1]).concat(
    Array.from({ length: 30 }, (_, ring): Line => [5 * ring, 5 * ring + 7]),
  ),
);

test.each(measuresById.all)("$id takes no further step when it is stopped, wherever it is", async ({ id }) => {
  const run = measureTask.run;
  const input = { measure: id, graphs: [rings, rings] };
  const whole = await stoppedAfter({ run }, input, Infinity);
  expect(whole.is).toBe("done");
  // Between two graphs at the least. What goes over all lines but once is one step of a few milliseconds.
  expect(whole.steps).toBeGreaterThanOrEqual(AT_ONCE.includes(id) ? 2 : 4);
  for (const at of [1, Math.ceil(whole.steps / 2)])
    expect(await stoppedAfter({ run }, input, at)).toEqual({ is: "cancelled", steps: at, heard: 0 });
});

test("communities are the same whenever they are searched for", async () => {
  await fc.assert(
    fc.asyncProperty(undirected, async ({ order, lines }) => {
      const graph = measuredGraph(order, lines);
      const [once, again] = [await computedMeasure("community", graph), await computedMeasure("community", graph)];
      expect(again).toEqual(once);
      for (const share of once.stability ?? []) expect(share > 0 && share <= 1 + 1e-12).toBe(true);
    }),
    { numRuns: 30 },
  );
});
