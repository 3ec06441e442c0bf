import type { ComputedMeasure, MeasureOutput } from "../../derive/measure.ts";
import type { GraphToMeasure } from "../../derive/measured-graph.ts";
import { ranksOf } from "../../derive/ranks.ts";

/** What a measure says of one entity. */
export interface RankedEntity {
  readonly entity: number;
  /** null where the measure is not defined for it. */
  readonly value: number | null;
  /** From 1; entities with the same value share one. Of groups the number of the group. null where there is no value. */
  readonly rank: number | null;
  /** Of communities, see `MeasureOutput`; null of other measures. */
  readonly stability: number | null;
}

/** What a measure says of all entities that were measured: by rank, equal ones in their own order, those without at the end. */
export function rankedEntities(
  { kind }: Pick<ComputedMeasure, "kind">,
  { entities }: Pick<GraphToMeasure, "entities">,
  { values, stability }: MeasureOutput,
): readonly RankedEntity[] {
  const ranks = kind === "group" ? values : ranksOf(values);
  const { length } = entities;
  const isDefined = (node: number) => !Number.isNaN(values[node] as number);
  // By one number each, as a hundred thousand records would take a screen's frames to be compared.
  const inOrder = Float64Array.from(
    entities,
    (_, node) => (isDefined(node) ? (ranks[node] as number) : length + 1) * length + node,
  ).sort();
  return Array.from(inOrder, (place): RankedEntity => {
    const node = place % length;
    return {
      entity: entities[node] as number,
      value: isDefined(node) ? (values[node] as number) : null,
      rank: isDefined(node) ? (ranks[node] as number) : null,
      stability: stability?.[node] ?? null,
    };
  });
}
