import { createRegistry } from "../lib/registry.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { Facet, FacetValue } from "./facet.ts";
import { holderFacet, stanceFacet } from "./lens-facets.ts";
import { kindFacet, predicateFamilyFacet, statusFacet } from "./record-facets.ts";

/** All properties by which a graph can be kept or hidden, in the legend's order. */
const facets = createRegistry("facet", [kindFacet, stanceFacet, holderFacet, predicateFamilyFacet, statusFacet]);

/** A facet laid over one dataset. */
export interface FacetTable {
  readonly facet: Facet;
  readonly values: readonly FacetValue[];
  readonly position: ReadonlyMap<string, number>;
  readonly column: Int32Array;
}

const tablesByFacts = new WeakMap<object, readonly FacetTable[]>();

/** The tables of all facets over a dataset; made anew only when an edit changed what they tell. */
export function facetTables(knowledge: KnowledgeGraph): readonly FacetTable[] {
  let tables = tablesByFacts.get(knowledge.facts);
  if (!tables) {
    tables = facets.all.map((facet) => {
      const values = facet.values(knowledge);
      return {
        facet,
        values,
        position: new Map(values.map(({ id }, at) => [id, at])),
        column: facet.column(knowledge),
      };
    });
    tablesByFacts.set(knowledge.facts, tables);
  }
  return tables;
}
