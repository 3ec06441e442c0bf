import type { Field } from "../model/dataset.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { ViewedDataset } from "../model/view-slices/slice.ts";
import { labelOf } from "./claim-words.ts";
import { facetTables } from "./facets.ts";
import { filterFields, filterValueInWords } from "./filter-fields.ts";

/** What the slices of a view ask of a dataset; the facets among it are of the features, which the model does not know. */
export function viewedDataset(knowledge: KnowledgeGraph): ViewedDataset {
  const { sources, vocabulary } = knowledge.dataset;
  return {
    entities: knowledge.entityNumber,
    claims: knowledge.claimNumber,
    sources: new Set<string>(sources.map(({ id }) => id)),
    predicateFamilies: new Set<string>(vocabulary.predicateFamilies.map(({ id }) => id)),
    facets: facetTables(knowledge),
    fields: new Map<string, Field>(filterFields(knowledge).map((field) => [field.id, field])),
    valueInWords: (field, value) => filterValueInWords(knowledge, field, value),
    labelOf: (entity) => labelOf(knowledge, entity),
  };
}
