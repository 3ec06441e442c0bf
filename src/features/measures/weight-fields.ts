import type { MeasureChoices, WeightMeaning } from "../../derive/measured-graph.ts";
import type { Field } from "../../model/dataset.ts";
import { fieldColumn } from "../../model/field-columns.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";

/** The fields of claims that can be weights: one number each. */
export function weightFields({ dataset }: KnowledgeGraph): readonly Field[] {
  return (dataset.vocabulary.fields ?? []).filter(
    ({ of, type, list }) => of === "claim" && (type === "number" || type === "integer") && list === undefined,
  );
}

/** What the dataset says that much of a weight means; null where it says nothing, or neither. */
export function statedMeaning({ meaning }: Field): WeightMeaning | null {
  return meaning === "nearness" || meaning === "distance" ? meaning : null;
}

/** A field as a weight. What it means is the dataset's to say or the user's, never ours. */
export function weightBy(knowledge: KnowledgeGraph, field: Field, meaning: WeightMeaning): MeasureChoices["weight"] {
  const column = fieldColumn(knowledge, field);
  return column.kind === "number" ? { values: column.values, meaning } : null;
}
