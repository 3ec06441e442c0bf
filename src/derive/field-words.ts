import type { Field, FieldScalar, FieldValues } from "../model/dataset.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { describeWhen } from "../model/when.ts";
import { claimWords as words } from "../words/en/claims.ts";
import { exactNumberText } from "../words/numbers.ts";

/** A field that a record has a value of, with that value in words. */
export interface FieldInWords {
  readonly field: Field;
  readonly values: readonly string[];
}

/** The fields that a record has values of, in the vocabulary's order. A number has its unit; a date is put in words. */
export function fieldsInWords(
  { dataset }: KnowledgeGraph,
  of: Field["of"],
  held: FieldValues | undefined,
): readonly FieldInWords[] {
  if (held === undefined) return [];
  const fields = dataset.vocabulary.fields ?? [];
  return fields.flatMap((field) => {
    const value = field.of === of ? held[field.id] : undefined;
    if (value === undefined) return [];
    const values = typeof value === "object" ? value : [value];
    return [{ field, values: values.map((each) => fieldValueInWords(field, each)) }];
  });
}

/** A value of a field in words: a number with its unit, a date as dates are said. */
export function fieldValueInWords({ type, unit }: Field, value: FieldScalar): string {
  if (typeof value === "boolean") return value ? words.yes() : words.no();
  if (typeof value === "string") return type === "edtf" ? describeWhen(value) : value;
  const number = exactNumberText(value, { group: type !== "integer" });
  return unit === undefined ? number : words.withUnit({ number, unit });
}
