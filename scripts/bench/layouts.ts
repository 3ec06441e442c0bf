import type { ComputedLayout, LayoutInput } from "../../src/derive/layout.ts";
import { layoutInputOf } from "../../src/derive/layout-input.ts";
import { nodeTraits } from "../../src/derive/node-traits.ts";
import { computedLayouts } from "../../src/features/layouts/layout-task.ts";
import { buildKnowledgeGraph } from "../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { type Row, rowOf } from "./samples.ts";
import type { Size } from "./sizes.ts";

/** How often each is run. */
const ROUNDS = 3;
/** Of more entities than this, the force layout alone is measured: `--only layout`. */
const MOST_ENTITIES = 10_000;

/**
 * Each layout of the list, with the first entity selected: processor time, memory, and the longest stretch between two turns
 * of others, which is how late it stops when it is run in place. To be run in a process of its own, with garbage collection
 * exposed.
 */
export async function measureLayouts({ entities, claims }: Size): Promise<readonly Row[]> {
  const rows: Row[] = [];
  if (entities > MOST_ENTITIES) return rows;
  const parsed = parseDataset(generateDataset({ entities, claims }));
  if (!parsed.ok) throw new Error(`The generated dataset has ${parsed.error.length} faults.`);
  const knowledge = buildKnowledgeGraph(parsed.value);
  const [first] = knowledge.dataset.entities;
  const traits = nodeTraits(knowledge, first === undefined ? [] : [first.id]);
  const input = layoutInputOf(knowledge, { iterations: null, seed: 1, start: null, traits });
  for (const layout of computedLayouts.values()) {
    const id = `layouts-${layout.id}`;
    const title = layout.title();
    const why = layout.refusal?.(input) ?? null;
    if (why !== null) {
      rows.push(rowOf(id, title, "ms", [], { note: "refused at this size" }));
      continue;
    }
    const [times, stretches, bytes]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round++) {
      const run = await runOnce(layout, input);
      times.push(run.time);
      stretches.push(run.stretch);
      bytes.push(run.bytes);
    }
    rows.push(
      rowOf(id, title, "ms", times),
      rowOf(`${id}-stretch`, `${title}: the longest stretch between two turns of others`, "ms", stretches),
      rowOf(`${id}-bytes`, `${title}: what a run leaves on the heap and in buffers`, "bytes", bytes),
    );
  }
  return rows;
}

async function runOnce({ load }: ComputedLayout, input: LayoutInput) {
  const compute = await load();
  globalThis.gc?.();
  const before = held();
  const began = processorTime();
  let [last, stretch] = [began, 0];
  const turn = () => {
    const now = processorTime();
    stretch = Math.max(stretch, now - last);
    last = now;
  };
  await compute(input, {
    more: (async function* () {})(),
    progress: () => {},
    part: () => {},
    pause: async () => turn(),
  });
  turn();
  return { time: last - began, stretch, bytes: Math.max(0, held() - before) };
}

/** Of all threads, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
