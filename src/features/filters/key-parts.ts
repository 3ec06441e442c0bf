import type { DerivedView } from "../../derive/derived-view.ts";
import type { ColourKey, LabelKey, ScaledKey } from "../../derive/drawn-by/draw-by.ts";
import type { Step } from "../../derive/drawn-by/scales.ts";
import { fieldColumn } from "../../model/field-columns.ts";
import { entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { measureIn } from "../../model/view-slices/drawn-by.ts";
import type { FieldFilter } from "../../model/view-state.ts";
import { isoFromDay } from "../../model/when.ts";

/**
 * What pressing a part of the legend comes to. A part of a field is filtered by. No filter of a view can hold a part of a
 * measure, which changes with what is shown, nor what is not stated alone: these entities are selected.
 */
export type KeyPart = { readonly filter: FieldFilter } | { readonly holds: (e: number) => boolean };

type Categories = Extract<ColourKey, { readonly kind: "categories" }>;

/** Values that a filter names at most; of more it would be longer than links may be. */
const MOST_NAMED = 200;

/** A step of a scale. */
export function partOfStep({ field, values }: ScaledKey, { least, most }: Step): KeyPart {
  if (measureIn(field.id) !== null) return { holds: (e) => inRange(values[e] as number, least, most) };
  const [from, to] = [least, most].map(field.type === "edtf" ? isoFromDay : String) as [string, string];
  return { filter: { field: field.id, from, to, unstated: "drop" } };
}

/** A category by its place in the key; -1: all that have none. */
export function partOfCategory(
  knowledge: KnowledgeGraph,
  { field, values, places }: Categories,
  place: number,
): KeyPart {
  const selected = { holds: (e: number) => places[e] === place };
  if (measureIn(field.id) !== null) return selected;
  const column = fieldColumn(knowledge, field);
  if (column.kind === "number" && place >= 0) {
    const { value } = values[place] as Categories["values"][number];
    return { filter: { field: field.id, from: value, to: value, unstated: "drop" } };
  }
  if (column.kind !== "category" || column.terms.length > MOST_NAMED) return selected;
  const placeOf = new Map(values.map(({ value }, at) => [value, at]));
  const without = column.terms.filter((term) => (placeOf.get(term) ?? -1) !== place).sort();
  return { filter: { field: field.id, ...(without.length > 0 && { without }), unstated: "drop" } };
}

/** What has no place on a scale. */
export function partUnstated(
  key: Pick<ScaledKey, "values"> | Pick<Categories, "places"> | Pick<LabelKey, "isUnstated">,
): KeyPart {
  if ("isUnstated" in key) return { holds: key.isUnstated };
  return { holds: "places" in key ? (e) => key.places[e] === -2 : (e) => Number.isNaN(key.values[e]) };
}

/** How many of the shown entities are in a part. */
export function countIn({ entityMask }: Pick<DerivedView, "entityMask">, holds: (e: number) => boolean): number {
  let count = 0;
  for (const [e, shown] of entityMask.entries()) if (shown === 1 && holds(e)) count++;
  return count;
}

/** Ids of the shown entities that are in a part. */
export function entitiesIn(
  knowledge: KnowledgeGraph,
  { entityMask }: Pick<DerivedView, "entityMask">,
  holds: (e: number) => boolean,
): readonly string[] {
  const ids: string[] = [];
  for (let e = 0; e < knowledge.order; e++) if (entityMask[e] === 1 && holds(e)) ids.push(entityAt(knowledge, e).id);
  return ids;
}

function inRange(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
