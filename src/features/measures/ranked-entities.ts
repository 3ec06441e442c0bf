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
  const ranked = Array.from(entities, (entity, node): RankedEntity => {
    const value = values[node] as number;
    const isDefined = !Number.isNaN(value);
    return {
      entity,
      value: isDefined ? value : null,
      rank: isDefined ? (ranks[node] as number) : null,
      stability: stability?.[node] ?? null,
    };
  });
  return ranked.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.entity - b.entity);
}
