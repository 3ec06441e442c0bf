import { finished, type Steps } from "../lib/steps.ts";
import type { Field, FieldScalar } from "./dataset.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "./knowledge-graph.ts";
import { parseWhen } from "./when.ts";

/**
 * The values of a field by entity or claim number, laid out for what they are compared by. Lists are text: no single number,
 * day or term stands for one.
 */
export type FieldColumn =
  /** NaN where not stated. */
  | { readonly kind: "number"; readonly values: Float64Array }
  /** Positions in `terms`, which are listed as they first occur; -1 where not stated. */
  | { readonly kind: "category"; readonly terms: readonly string[]; readonly values: Int32Array }
  /** First and last day that is allowed, as `parseWhen` counts days; NaN where not stated. */
  | { readonly kind: "date"; readonly earliest: Float64Array; readonly latest: Float64Array }
  /** null where not stated; the items of a list are joined by semicolons. */
  | { readonly kind: "text"; readonly valueAt: (number: number) => string | null };

/** A column of terms. */
export type CategoryColumn = Extract<FieldColumn, { readonly kind: "category" }>;

/** A column of numbers. */
export type NumberColumn = Extract<FieldColumn, { readonly kind: "number" }>;

const columns = new WeakMap<object, Map<string, FieldColumn>>();

/** Records that are read in one step. */
const AT_ONCE = 4_096;

/** The column of a field. Made when first asked for, in time linear in the records, and then kept. */
export function fieldColumn(knowledge: KnowledgeGraph, field: Field): FieldColumn {
  return finished(fieldColumnSteps(knowledge, field));
}

/** The same in steps: reading many records out of their blocks takes longer than a page may stand still. */
export function* fieldColumnSteps(knowledge: KnowledgeGraph, field: Field): Steps<FieldColumn> {
  const known = columns.get(knowledge.shape) ?? new Map<string, FieldColumn>();
  columns.set(knowledge.shape, known);
  let column = known.get(field.id);
  if (column === undefined) {
    column = yield* columnOf(knowledge, field);
    known.set(field.id, column);
  }
  return column;
}

/** How many entities or claims state a value of a field. */
export function statedCount({ dataset }: KnowledgeGraph, { id, of }: Field): number {
  const records = of === "entity" ? dataset.entities : dataset.claims;
  return records.reduce((count, { fields }) => (fields?.[id] === undefined ? count : count + 1), 0);
}

function* columnOf(knowledge: KnowledgeGraph, { id, of, type, list }: Field): Steps<FieldColumn> {
  const recordAt: typeof entityAt | typeof claimAt = of === "entity" ? entityAt : claimAt;
  const length = of === "entity" ? knowledge.order : knowledge.claimCount;
  const valueAt = (number: number): FieldScalar | readonly FieldScalar[] | null =>
    recordAt(knowledge, number).fields?.[id] ?? null;
  const textAt = (number: number): string | null => {
    const value = valueAt(number);
    return value === null ? null : typeof value === "object" ? value.join("; ") : String(value);
  };
  function* each(visit: (number: number) => void): Steps<void> {
    for (let number = 0; number < length; number++) {
      if (number % AT_ONCE === 0) yield;
      visit(number);
    }
  }
  if (list) return { kind: "text", valueAt: textAt };
  switch (type) {
    case "integer":
    case "number": {
      const values = new Float64Array(length);
      yield* each((number) => {
        values[number] = (valueAt(number) as number | null) ?? Number.NaN;
      });
      return { kind: "number", values };
    }
    case "edtf": {
      const [earliest, latest] = [new Float64Array(length).fill(Number.NaN), new Float64Array(length).fill(Number.NaN)];
      yield* each((number) => {
        const text = textAt(number);
        const when = text === null ? null : parseWhen(text);
        if (!when?.ok) return;
        earliest[number] = when.value.earliest;
        latest[number] = when.value.latest;
      });
      return { kind: "date", earliest, latest };
    }
    case "boolean":
    case "category":
    case "colour": {
      const terms = new Map<string, number>();
      const values = new Int32Array(length).fill(-1);
      yield* each((number) => {
        const term = textAt(number);
        if (term === null) return;
        const position = terms.get(term) ?? terms.size;
        terms.set(term, position);
        values[number] = position;
      });
      return { kind: "category", terms: [...terms.keys()], values };
    }
    case "text":
    case "url":
      return { kind: "text", valueAt: textAt };
  }
}
