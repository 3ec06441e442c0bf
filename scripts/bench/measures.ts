import { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import betweennessOf from "graphology-metrics/centrality/betweenness.js";
import pagerankOf from "graphology-metrics/centrality/pagerank.js";
import { createDerivation } from "../../src/derive/derive.ts";
import { graphToMeasure, type MeasuredGraph } from "../../src/derive/measured-graph.ts";
import { betweenness } from "../../src/derive/measures/computing/path-measures.ts";
import { pagerank } from "../../src/derive/measures/computing/spread-measures.ts";
import { buildKnowledgeGraph } from "../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { DEFAULT_VIEW } from "../../src/model/view-state.ts";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { type Row, rowOf } from "./samples.ts";
import type { Size } from "./sizes.ts";

/** How often either is timed, in turn. */
const ROUNDS = 3;
/** Of more nodes than this, betweenness takes hours. */
const MOST_FOR_BETWEENNESS = 10_000;

/**
 * Measures beside those of graphology, on the same simple undirected graph. All times are of the processor, which work beside
 * it does not lengthen. To be run in a process of its own, with garbage collection exposed.
 */
export async function measureMeasures({ entities, claims }: Size): Promise<readonly Row[]> {
  const parsed = parseDataset(generateDataset({ entities, claims }));
  if (!parsed.ok) throw new Error(`The generated dataset has ${parsed.error.length} faults.`);
  const knowledge = buildKnowledgeGraph(parsed.value);
  const view = createDerivation()(knowledge, DEFAULT_VIEW);
  const choices = { isDirected: false, weight: null, countsVersions: false } as const;
  const make = () => graphToMeasure(knowledge, view, { direction: "asked", weight: null }, choices).graph;

  const made = await timed(async () => make());
  const graph = make();
  const heldBefore = held();
  const theirs = graphologyOf(graph);
  const theirBytes = held() - heldBefore;
  const context = { progress: () => {}, pause: async () => {} };
  const settings = { getEdgeWeight: null, tolerance: 1e-12 / entities, maxIterations: 1_000 } as const;

  const rows = [
    rowOf("measures-graph", "the flat graph, from the columns of the dataset", "ms", made),
    rowOf("measures-graph-bytes", "memory of the flat graph", "bytes", [
      graph.start.byteLength + graph.neighbour.byteLength,
    ]),
    rowOf("measures-graphology-bytes", "memory of graphology's graph", "bytes", [theirBytes]),
    ...(await inTurn(
      "pagerank",
      "PageRank",
      () => pagerank(graph, context),
      () => pagerankOf(theirs, settings),
    )),
    rowOf(
      "measures-louvain",
      "one run of graphology-communities-louvain, which is ours too",
      "ms",
      await timed(async () => louvain(theirs, { getEdgeWeight: null })),
    ),
  ];
  if (entities > MOST_FOR_BETWEENNESS) return rows;
  const plain = { getEdgeWeight: null, normalized: false } as const;
  return [
    ...rows,
    ...(await inTurn(
      "betweenness",
      "betweenness",
      () => betweenness(graph, context),
      () => betweennessOf(theirs, plain),
    )),
  ];
}

async function inTurn(
  id: string,
  title: string,
  ours: () => Promise<unknown>,
  theirs: () => unknown,
): Promise<readonly Row[]> {
  const [our, their]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    their.push(await processorTime(async () => theirs()));
    our.push(await processorTime(ours));
  }
  return [
    rowOf(`measures-${id}`, `${title}, ours`, "ms", our),
    rowOf(`measures-${id}-graphology`, `${title}, graphology-metrics`, "ms", their),
  ];
}

async function timed(work: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await processorTime(work));
  return times;
}

async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function held(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function graphologyOf({ order, start, neighbour }: MeasuredGraph): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let node = 0; node < order; node++) graph.addNode(node);
  for (let node = 0; node < order; node++)
    for (const other of neighbour.subarray(start[node], start[node + 1])) if (node < other) graph.addEdge(node, other);
  return graph;
}
