import { finished, type Steps } from "../lib/steps.ts";
import type { Field } from "../model/dataset.ts";
import { type FieldColumn, fieldColumnSteps } from "../model/field-columns.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { claimWords } from "../words/en/claims.ts";
import { facetWords as words } from "../words/en/facets.ts";
import { viewWords } from "../words/en/view.ts";

/** Stands for the predicate of a claim where a view names a field; no field of a dataset can have this id. */
const RELATION = "_relation" as Field["id"];

/**
 * What records are filtered by besides the legend: the dataset's own fields and, where all relations are of one type so that
 * the legend does not tell them apart, the relation.
 */
export function filterFields({ dataset: { vocabulary } }: KnowledgeGraph): readonly Field[] {
  const { fields = [], predicates, predicateFamilies } = vocabulary;
  if (predicateFamilies.length > 1 || predicates.length < 2) return fields;
  return [...fields, { id: RELATION, of: "claim", label: words.relation(), type: "category" }];
}

/** The values of a field that is filtered by; those of a relation are ids of predicates. */
export function filterColumn(knowledge: KnowledgeGraph, field: Field): FieldColumn {
  return finished(filterColumnSteps(knowledge, field));
}

/** The same in steps. */
export function* filterColumnSteps(knowledge: KnowledgeGraph, field: Field): Steps<FieldColumn> {
  if (field.id !== RELATION) return yield* fieldColumnSteps(knowledge, field);
  const terms = knowledge.dataset.vocabulary.predicates.map(({ id }) => id);
  return { kind: "category", terms, values: new Int32Array(knowledge.claimPredicate) };
}

/** A value of a category in words, of a field by its id; as it is where there is no such field. */
export function filterValueInWords(knowledge: KnowledgeGraph, field: string, value: string): string {
  const { type } = filterFields(knowledge).find(({ id }) => id === field) ?? {};
  if (type === "boolean") return value === "true" ? claimWords.yes() : claimWords.no();
  if (field !== RELATION) return value;
  const predicate = knowledge.dataset.vocabulary.predicates.find(({ id }) => id === value);
  return predicate?.label ?? viewWords.notStated();
}
