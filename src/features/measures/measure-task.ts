import type { ComputedMeasure, MeasureOutput } from "../../derive/measure.ts";
import type { MeasuredGraph } from "../../derive/measured-graph.ts";
import { computedMeasures } from "../../derive/measures.ts";
import { sureDigits } from "../../derive/ranks.ts";
import { createRegistry } from "../../lib/registry.ts";
import { bug } from "../../lib/result.ts";
import type { NamedTask } from "../../lib/task.ts";

/** The measures that are computed, by id. */
export const measuresById = createRegistry<ComputedMeasure>("measure", computedMeasures);

/**
 * Computes a measure of one graph after another, as of a view and of what is left of it without some claims. Progress is the
 * share of all the work that is done, from 0 to 1. Values have as many digits as are sure.
 */
export const measureTask: NamedTask<
  "measure",
  { readonly measure: string; readonly graphs: readonly MeasuredGraph[] },
  readonly MeasureOutput[],
  number
> = {
  id: "measure",
  async run({ measure, graphs }, { progress, pause }) {
    const compute = await (measuresById.get(measure) ?? bug(`There is no measure "${measure}".`)).load();
    const outputs: MeasureOutput[] = [];
    for (const [at, graph] of graphs.entries()) {
      const output = await compute(graph, { pause, progress: (share) => progress((at + share) / graphs.length) });
      outputs.push({ ...output, values: sureDigits(output.values) });
      progress((at + 1) / graphs.length);
      await pause();
    }
    return outputs;
  },
  buffersOf: (outputs) => outputs.map(({ values }) => values.buffer as ArrayBuffer),
};
