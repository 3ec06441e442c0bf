import fc from "fast-check";
import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { describe, expect, test } from "vitest";
import type { LayoutInput, LayoutProgress } from "../../../../../src/derive/layout.ts";
import { componentsOf } from "../../../../../src/derive/layouts/force/components.ts";
import { computeForceLayout } from "../../../../../src/derive/layouts/force/compute-force-layout.ts";
import { forceGraph } from "../../../../../src/derive/layouts/force/force-graph.ts";
import { seededRandom } from "../../../../../src/lib/random.ts";
import { runInSlices } from "../../../../../src/lib/task.ts";
import { sampledStress } from "../../../../fixtures/sampled-stress.ts";

type Lines = readonly (readonly [from: number, to: number])[];

function inputOf(order: number, lines: Lines, given: Partial<LayoutInput> = {}): LayoutInput {
  return {
    order,
    from: Int32Array.from(lines, ([from]) => from),
    to: Int32Array.from(lines, ([, to]) => to),
    boxes: {
      halfWidth: Float32Array.from({ length: order }, (_, node) => 10 + (node % 7) * 8),
      above: Float32Array.from({ length: order }, (_, node) => 4 + (node % 3)),
      below: Float32Array.from({ length: order }, (_, node) => 20 + (node % 2) * 14),
    },
    iterations: 30,
    seed: 1,
    start: null,
    keepsStart: false,
    ...given,
  };
}

/** Without giving anybody else a turn. */
async function laidOut(input: LayoutInput): Promise<Float32Array> {
  return computeForceLayout(input, {
    more: (async function* () {})(),
    progress: () => {},
    part: () => {},
    pause: async () => {},
  });
}

/** A graph that grows by joining earlier nodes, the lower ones more often. */
function grown(order: number, linesPerNode: number, seed = 1): Lines {
  const random = seededRandom(seed);
  return Array.from({ length: order - 1 }, (_, node) =>
    Array.from({ length: linesPerNode }, () => [node + 1, Math.floor(random() * random() * (node + 1))] as const),
  ).flat();
}

function lattice(side: number): Lines {
  return Array.from(
    { length: side * side },
    (_, node): Lines => [
      ...(node % side < side - 1 ? ([[node, node + 1]] as const) : []),
      ...(node < side * (side - 1) ? ([[node, node + side]] as const) : []),
    ],
  ).flat();
}

function stressOf({ order, from, to }: LayoutInput, places: Float32Array): number {
  return sampledStress(forceGraph(order, from, to), places);
}

/** The box of a node, or of several. */
function boxAround({ boxes }: LayoutInput, places: Float32Array, nodes: readonly number[]) {
  const of = (node: number) => ({
    left: (places[2 * node] as number) - (boxes.halfWidth[node] as number),
    right: (places[2 * node] as number) + (boxes.halfWidth[node] as number),
    low: (places[2 * node + 1] as number) - (boxes.below[node] as number),
    high: (places[2 * node + 1] as number) + (boxes.above[node] as number),
  });
  const all = nodes.map(of);
  return {
    left: Math.min(...all.map(({ left }) => left)),
    right: Math.max(...all.map(({ right }) => right)),
    low: Math.min(...all.map(({ low }) => low)),
    high: Math.max(...all.map(({ high }) => high)),
  };
}
type Box = ReturnType<typeof boxAround>;

function overlapping(boxes: readonly Box[]): number {
  return boxes.reduce(
    (sum, a, at) =>
      sum +
      boxes.slice(0, at).filter((b) => a.left < b.right && b.left < a.right && a.low < b.high && b.low < a.high).length,
    0,
  );
}

const anyGraph = fc.integer({ min: 0, max: 60 }).chain((order) =>
  fc.record({
    order: fc.constant(order),
    lines:
      order === 0
        ? fc.constant([])
        : fc.array(fc.tuple(fc.integer({ min: 0, max: order - 1 }), fc.integer({ min: -1, max: order - 1 })), {
            maxLength: 120,
          }),
  }),
);

describe("the force layout", () => {
  test("places the same graph the same way, to the byte, with the same seed, and another way with another", async () => {
    const input = inputOf(400, grown(400, 2));
    const places = await laidOut(input);
    expect(await laidOut(input)).toEqual(places);
    expect(await laidOut({ ...input, seed: 2 })).not.toEqual(places);
  });

  test("places the same graph the same way, to the byte, in slices and at once", async () => {
    const input = inputOf(1_500, grown(1_500, 2));
    const outcome = await runInSlices({ run: computeForceLayout }, input);
    expect(outcome).toEqual({ is: "done", output: await laidOut(input) });
  });

  test("finds finite places without overlaps for any graph, with loops, parallel lines, and nodes alone", async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, async ({ order, lines }) => {
        const input = inputOf(order, lines);
        const places = await laidOut(input);
        expect(places).toHaveLength(2 * order);
        expect(places.every(Number.isFinite)).toBe(true);
        expect(overlapping(Array.from({ length: order }, (_, node) => boxAround(input, places, [node])))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test("puts components side by side: the box around one overlaps that around no other", async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, async ({ order, lines }) => {
        const input = inputOf(order, lines);
        const places = await laidOut(input);
        const { count, start, nodes } = componentsOf(order, input.from, input.to);
        const boxes = Array.from({ length: count }, (_, part) =>
          boxAround(input, places, [...nodes.subarray(start[part], start[part + 1])]),
        );
        expect(overlapping(boxes)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ["an empty graph", 0, []],
    ["a single node", 1, []],
    ["a node with a loop", 1, [[0, 0]]],
    ["two nodes with many lines", 2, Array.from({ length: 50 }, () => [0, 1])],
    ["a claim with a value", 1, [[0, -1]]],
  ] as [string, number, Lines][])("lays out %s", async (_, order, lines) => {
    const places = await laidOut(inputOf(order, lines));
    expect(places).toHaveLength(2 * order);
    expect(places.every(Number.isFinite)).toBe(true);
  });

  test("unfolds a lattice: lines are about as long everywhere, and far corners far apart", async () => {
    const side = 25;
    const input = inputOf(side * side, lattice(side), { iterations: 100 });
    expect(stressOf(input, await laidOut(input))).toBeLessThan(0.1);
  });

  test("has a stress no worse than ForceAtlas2 of graphology after as many iterations", async () => {
    const lines = grown(600, 2);
    const input = inputOf(600, lines, { iterations: 100 });
    const random = seededRandom(1);
    const graph = new UndirectedGraph();
    for (let node = 0; node < 600; node++) graph.addNode(node, { x: 100 * random(), y: 100 * random() });
    for (const [from, to] of lines) if (from !== to) graph.mergeEdge(from, to);
    const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true };
    const others = forceAtlas2(graph, { iterations: 100, settings });
    const theirs = Float32Array.from({ length: 1_200 }, (_, at) => others[at >> 1]?.[(at & 1) === 0 ? "x" : "y"] ?? 0);
    expect(stressOf(input, await laidOut(input))).toBeLessThanOrEqual(stressOf(input, theirs));
  });

  test("says truly how far it is: counts never fall, end at the total, and overlaps come last", async () => {
    const seen: LayoutProgress[] = [];
    await runInSlices({ run: computeForceLayout }, inputOf(800, grown(800, 2)), { onProgress: (at) => seen.push(at) });
    const moving = seen.filter((at) => at.phase === "moving");
    const counts = moving.map(({ done }) => done);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(moving.at(-1)?.done).toBe(moving[0]?.total);
    expect(seen.findIndex(({ phase }) => phase === "separating")).toBe(seen.length - 1);
  });
});

describe("a force layout that is stopped", () => {
  test("has left places of all nodes, and continues from them to where it would have come", async () => {
    const input = inputOf(900, grown(900, 2), { iterations: 300 });
    const stopping = new AbortController();
    let [left, parts] = [new Float32Array(), 0];
    const outcome = await runInSlices({ run: computeForceLayout }, input, {
      signal: stopping.signal,
      onPart: (places: Float32Array) => {
        left = Float32Array.from(places);
        if (++parts === 30) stopping.abort();
      },
    });
    expect(outcome).toEqual({ is: "cancelled" });
    expect(left.every(Number.isFinite)).toBe(true);
    const continued = await laidOut({ ...input, iterations: 150, start: left });
    expect(stressOf(input, continued)).toBeLessThan(stressOf(input, await laidOut(input)) + 0.01);
  });

  test("continues with where the nodes are: without another iteration they hardly move", async () => {
    const input = inputOf(300, grown(300, 1), { iterations: 100 });
    const places = await laidOut(input);
    const again = await laidOut({ ...input, iterations: 0, start: places });
    const stress = stressOf(input, places);
    expect(Math.abs(stressOf(input, again) - stress)).toBeLessThan(0.01);
  });

  test("continues from nodes that are all at one place, or have none", async () => {
    const input = inputOf(200, grown(200, 2));
    for (const start of [new Float32Array(400), new Float32Array(400).fill(Number.NaN)]) {
      const places = await laidOut({ ...input, start });
      expect(places.every(Number.isFinite)).toBe(true);
      expect(stressOf(input, places)).toBeLessThan(0.3);
    }
  });

  test("puts a node that came in meanwhile between its neighbours", async () => {
    const input = inputOf(100, grown(100, 2));
    const start = await laidOut(input);
    start.fill(Number.NaN, 100, 102);
    expect((await laidOut({ ...input, start })).every(Number.isFinite)).toBe(true);
  });
});
