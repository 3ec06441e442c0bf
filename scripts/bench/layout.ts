import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import defaults from "graphology-layout-forceatlas2/defaults.js";
import { graphToByteArrays } from "graphology-layout-forceatlas2/helpers.js";
import iterate from "graphology-layout-forceatlas2/iterate.js";
import type { LayoutInput } from "../../src/derive/layout.ts";
import { layoutInputOf } from "../../src/derive/layout-input.ts";
import { computeForceLayout } from "../../src/derive/layouts/force/compute-force-layout.ts";
import { type ForceGraph, forceGraph } from "../../src/derive/layouts/force/force-graph.ts";
import { gravityOf } from "../../src/derive/layouts/force/gravity.ts";
import { Simulation } from "../../src/derive/layouts/force/simulation.ts";
import { seededRandom } from "../../src/lib/random.ts";
import { buildKnowledgeGraph } from "../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { sampledStress } from "../../tests/fixtures/sampled-stress.ts";
import { type Row, rowOf } from "./samples.ts";
import type { Size } from "./sizes.ts";

/** Iterations of either that are timed, in turn; fewer where they take long. */
const MOST_ROUNDS = 25;
const LEAST_ROUNDS = 7;
const ENOUGH_MS = 20_000;
/** Iterations of ours for each of the other. */
const OURS_PER_ROUND = 4;
/** Values per node in the other's matrix. */
const STRIDE = 10;

/**
 * Measures the force layout beside graphology-layout-forceatlas2 with the settings that it infers, Barnes and Hut, and its
 * default theta of 0.5. All times are of the processor, which work beside it does not lengthen. To be run in a process of
 * its own.
 */
export async function measureLayout({ entities, claims }: Size): Promise<readonly Row[]> {
  const parsed = parseDataset(generateDataset({ entities, claims }));
  if (!parsed.ok) throw new Error(`The generated dataset has ${parsed.error.length} faults.`);
  const knowledge = buildKnowledgeGraph(parsed.value);
  const input = layoutInputOf(knowledge, { iterations: null, seed: 1, start: null });
  const graph = forceGraph(input.order, input.from, input.to);
  const { x, y } = scattered(graph.order);

  const ours = new Simulation(graph, x.slice(), y.slice(), gravityOf(graph));
  const theirs = otherLayout(graph, x, y);
  const [oursPerSecond, theirsPerSecond]: [number[], number[]] = [[], []];
  // Both are compiled first.
  theirs.step();
  ours.step();
  for (let round = 0, spent = 0; round < MOST_ROUNDS && (round < LEAST_ROUNDS || spent < ENOUGH_MS); round++) {
    const their = processorTime(() => theirs.step());
    const our = processorTime(() => {
      for (let step = 0; step < OURS_PER_ROUND; step++) ours.step();
    });
    spent += their + our;
    theirsPerSecond.push(1_000 / their);
    oursPerSecond.push((1_000 * OURS_PER_ROUND) / our);
  }

  const whole = await timedLayout(input);
  // The same without boxes: how far the room for names bends the layout.
  const bare = await timedLayout({ ...input, boxes: noBoxes(input.order) });
  const other = otherLayout(graph, x, y);
  let [iterations, time] = [0, 0];
  for (; time < whole.time; iterations++) time += processorTime(() => other.step());

  return [
    rowOf("layout-iterations", "iterations, ours", "per second", oursPerSecond),
    rowOf("layout-iterations-forceatlas2", "iterations, graphology-layout-forceatlas2", "per second", theirsPerSecond),
    rowOf("layout-whole", "a whole layout, ours: multilevel start, iterations, overlaps", "ms", [whole.time]),
    rowOf("layout-stress", "stress after it", "share", [sampledStress(graph, whole.places)]),
    rowOf("layout-bare", "the same without names", "ms", [bare.time]),
    rowOf("layout-stress-bare", "stress after it, without names", "share", [sampledStress(graph, bare.places)]),
    rowOf(
      "layout-stress-forceatlas2",
      "stress of graphology-layout-forceatlas2 after as much time as ours with names",
      "share",
      [sampledStress(graph, other.places())],
    ),
    rowOf("layout-iterations-in-time", "iterations of graphology-layout-forceatlas2 in that time", "count", [
      iterations,
    ]),
    rowOf("layout-stress-random", "stress of random places", "share", [
      sampledStress(
        graph,
        Float32Array.from({ length: 2 * graph.order }, (_, at) => ((at & 1) === 0 ? x : y)[at >> 1] ?? 0),
      ),
    ]),
  ];
}

async function timedLayout(input: LayoutInput): Promise<{ places: Float32Array; time: number }> {
  const before = process.cpuUsage();
  const places = await computeForceLayout(input, {
    more: (async function* () {})(),
    progress: () => {},
    part: () => {},
    pause: async () => {},
  });
  return { places, time: timeSince(before) };
}

/** Graphology's layout, iteration by iteration. */
function otherLayout({ order, start, neighbour, weight }: ForceGraph, x: Float64Array, y: Float64Array) {
  const graph = new UndirectedGraph();
  for (let node = 0; node < order; node++) graph.addNode(node, { x: x[node], y: y[node] });
  for (let node = 0; node < order; node++) {
    for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
      const other = neighbour[at] as number;
      if (other > node) graph.addEdge(node, other, { weight: weight[at] });
    }
  }
  const settings = { ...defaults, ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true };
  const { nodes, edges } = graphToByteArrays(graph, (_, { weight: each }) => each);
  return {
    step: () => iterate(settings, nodes, edges),
    places: () =>
      Float32Array.from({ length: 2 * order }, (_, at) => nodes[STRIDE * (at >> 1) + (at & 1)] ?? Number.NaN),
  };
}

function scattered(order: number) {
  const random = seededRandom(1);
  const side = 10 * Math.sqrt(order);
  const axis = () => Float64Array.from({ length: order }, () => side * (random() - 0.5));
  return { x: axis(), y: axis() };
}

function noBoxes(order: number): LayoutInput["boxes"] {
  const none = new Float32Array(order);
  return { halfWidth: none, above: none, below: none };
}

function processorTime(act: () => void): number {
  const before = process.cpuUsage();
  act();
  return timeSince(before);
}

/** Milliseconds. */
function timeSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
