import { finished } from "../lib/steps.ts";
import type { Dataset, Layout } from "../model/dataset.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { arrangedDataset } from "./arranged-dataset.ts";
import type { LayoutInput } from "./layout.ts";
import { layoutInputOf, type MeasureName } from "./layout-input.ts";
import { datasetLayout } from "./layouts/dataset-layout.ts";
import { forceLayout } from "./layouts/force-layout.ts";

/** Digits of a place that was computed beside others, whose unit may be any. */
const DIGITS = 6;

/**
 * What is needed to place the entities that a dataset's arrangement has no place for: all of them, where there is none.
 * @param measure measures names, where that can be done.
 */
export function placesToComplete(knowledge: KnowledgeGraph, measure?: MeasureName): LayoutInput {
  const start = new Float32Array(2 * knowledge.order).fill(Number.NaN);
  finished(datasetLayout.place(knowledge, (e, x, y) => start.set([x, y], 2 * e)));
  const hasAny = start.some(Number.isFinite);
  return layoutInputOf(knowledge, {
    iterations: null,
    seed: 1,
    start: hasAny ? start : null,
    keepsStart: hasAny,
    measure,
  });
}

/** The dataset with these places. Those that its arrangement has stay as they are written. */
export function completedDataset(
  knowledge: KnowledgeGraph,
  { keepsStart }: Pick<LayoutInput, "keepsStart">,
  places: Float32Array,
): Dataset {
  const { dataset } = knowledge;
  const [first, ...others] = dataset.layouts;
  if (!keepsStart || first === undefined) return arrangedDataset(knowledge, forceLayout, { places, headings: [] });
  const coordinate = (at: number) => Number((places[at] as number).toPrecision(DIGITS));
  const positions = Object.fromEntries(
    dataset.entities.map(({ id }, e) => [id, first.positions[id] ?? [coordinate(2 * e), coordinate(2 * e + 1)]]),
  ) as Layout["positions"];
  return { ...dataset, layouts: [{ ...first, positions }, ...others] };
}
