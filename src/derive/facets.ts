import { createRegistry } from "../lib/registry.ts";
import { finished, type Steps } from "../lib/steps.ts";
import { withRows } from "../model/column-rows.ts";
import type { CategoryColumn } from "../model/field-columns.ts";
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
  /** By entity, claim or attribution row, as the facet is of; its terms are the ids of `values`. */
  readonly column: CategoryColumn;
}

const tablesByFacts = new WeakMap<object, readonly FacetTable[]>();
/** The newest tables of each shape: their columns stay valid when only words are edited. */
const tablesByShape = new WeakMap<object, readonly FacetTable[]>();

/**
 * The tables of all facets over a dataset; rebuilt only when an edit changes their contents. If claims were appended,
 * or the last ones removed, its column is extended; `position` is reused if the values are the same, in the same order.
 */
export function facetTables(knowledge: KnowledgeGraph): readonly FacetTable[] {
  return tablesByFacts.get(knowledge.facts) ?? finished(facetTableSteps(knowledge));
}

/** The same in steps. */
export function* facetTableSteps(knowledge: KnowledgeGraph): Steps<readonly FacetTable[]> {
  const { facts, shape, follows, claimCount } = knowledge;
  const same = tablesByShape.get(shape);
  const before = same ?? (follows === null ? undefined : tablesByShape.get(follows.shape));
  const claims = same === undefined ? (follows?.claims ?? 0) : claimCount;
  const tables: FacetTable[] = [];
  for (const [at, facet] of facets.all.entries()) tables.push(yield* laidOver(knowledge, facet, before?.[at], claims));
  tablesByFacts.set(facts, tables);
  tablesByShape.set(shape, tables);
  return tables;
}

/** Rows of a table that are filled in one step. */
const ROWS_AT_ONCE = 32_768;

/** @param claims how many claims, counted from the first, the table before is still valid for. */
function* laidOver(
  knowledge: KnowledgeGraph,
  facet: Facet,
  before: FacetTable | undefined,
  claims: number,
): Steps<FacetTable> {
  const values = facet.values(knowledge);
  const isSame = values.length === before?.values.length && values.every(({ id }, at) => id === before.values[at]?.id);
  const rowsOf = (count: number) =>
    facet.of === "entity"
      ? knowledge.order
      : facet.of === "claim"
        ? count
        : (knowledge.attributionStart[count] as number);
  const kept = before === undefined ? 0 : rowsOf(claims);
  const rows = new Int32Array(rowsOf(knowledge.claimCount) - kept);
  const positionOf = facet.positionIn(knowledge);
  for (let row = 0; row < rows.length; row++) {
    if (row % ROWS_AT_ONCE === 0) yield;
    rows[row] = positionOf(kept + row);
  }
  if (before !== undefined && isSame) {
    const column = { ...before.column, values: withRows(before.column.values, kept, rows) };
    return { facet, values, position: before.position, column };
  }
  const terms = values.map(({ id }) => id);
  const position = new Map(terms.map((id, at) => [id, at]));
  const column = before === undefined ? rows : movedRows(before, position, kept, rows);
  return { facet, values, position, column: { kind: "category", terms, values: column } };
}

/** The first rows of a table whose values have moved, as holders do that overtake others, followed by new ones. */
function movedRows(before: FacetTable, position: FacetTable["position"], kept: number, rows: Int32Array): Int32Array {
  const moves = movedPositions(before.values, position);
  const moved = new Int32Array(kept + rows.length);
  moved.set(before.column.values.subarray(0, kept).map((value) => moves[value] as number));
  moved.set(rows, kept);
  return moved;
}

/** By position of a value: where it is now; -1 if it is listed no longer. */
export function movedPositions(values: FacetTable["values"], position: FacetTable["position"]): Int32Array {
  return Int32Array.from(values, ({ id }) => position.get(id) ?? -1);
}
