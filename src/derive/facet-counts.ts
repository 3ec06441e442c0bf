import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { DerivedView, FacetCounts } from "./derived-view.ts";
import { firstNewClaim } from "./extend-column.ts";
import { type FacetTable, facetTables, movedPositions } from "./facets.ts";

/** What is shown, by number: all that facet counts need from a view. */
export type Masks = Pick<DerivedView, "entityMask" | "claimMask" | "attributionMask">;

/** The derived view of the revision that this one follows. */
interface Before {
  readonly knowledge: KnowledgeGraph;
  readonly derived: DerivedView;
  /** The entities at the ends of the claims in which the two differ. */
  readonly touched: ReadonlySet<number>;
}

/**
 * Counts all facets of a graph over what the masks show.
 * @param before the derived view of the revision that this one follows, if its counts can be updated; else null.
 */
export function countFacets(
  knowledge: KnowledgeGraph,
  masks: Masks,
  before: Before | null,
): DerivedView["facetCounts"] {
  const from = firstNewClaim(knowledge, before);
  const tablesBefore = before && facetTables(before.knowledge);
  const counts: Record<string, FacetCounts> = {};
  facetTables(knowledge).forEach((table, at) => {
    const { id } = table.facet;
    const tableBefore = tablesBefore?.[at];
    const countsBefore = before?.derived.facetCounts[id];
    if (before === null || tableBefore === undefined || countsBefore === undefined) {
      counts[id] = countFacet(knowledge, table, masks, 0);
      return;
    }
    const inPlace = inOrderOf(table, tableBefore);
    const known = inPlace(countsBefore);
    if (table.facet.of === "entity") {
      counts[id] = { ...known, shown: shownAfter(known.shown, table.column.values, before, masks) };
      return;
    }
    const removed = inPlace(countFacet(before.knowledge, tableBefore, before.derived, from));
    const added = countFacet(knowledge, table, masks, from);
    const sum = (of: keyof FacetCounts) =>
      known[of].map((count, value) => count - (removed[of][value] as number) + (added[of][value] as number));
    counts[id] = { total: sum("total"), shown: sum("shown") };
  });
  return counts;
}

/** Puts counts of the values of a table before into the order of this one. */
function inOrderOf(table: FacetTable, before: FacetTable): (counts: FacetCounts) => FacetCounts {
  const moves = movedPositions(before.values, table.position);
  const moved = (counts: Uint32Array) => {
    const after = new Uint32Array(table.values.length);
    counts.forEach((count, at) => {
      const to = moves[at] as number;
      if (to >= 0) after[to] = count;
    });
    return after;
  };
  return ({ total, shown }) => ({ total: moved(total), shown: moved(shown) });
}

/** Counts of shown entities, of which few have appeared or disappeared. */
function shownAfter(
  known: Uint32Array,
  column: Int32Array,
  { derived, touched }: Before,
  { entityMask }: Masks,
): Uint32Array {
  const shown = known.slice();
  for (const e of touched) {
    const value = column[e] as number;
    shown[value] = (shown[value] as number) + (entityMask[e] as number) - (derived.entityMask[e] as number);
  }
  return shown;
}

/** Counts for one facet, over the claims numbered `from` and up; for a facet of entities, over all entities. */
function countFacet(knowledge: KnowledgeGraph, table: FacetTable, masks: Masks, from: number): FacetCounts {
  const { facet, values } = table;
  const { values: column } = table.column;
  const total = new Uint32Array(values.length);
  const shown = new Uint32Array(values.length);
  if (facet.of === "attribution") {
    countClaimsByAttribution(knowledge, column, masks, from, total, shown);
    return { total, shown };
  }
  const mask = facet.of === "entity" ? masks.entityMask : masks.claimMask;
  for (let i = facet.of === "entity" ? 0 : from; i < column.length; i++) {
    const value = column[i] as number;
    total[value] = (total[value] as number) + 1;
    if (mask[i] === 1) shown[value] = (shown[value] as number) + 1;
  }
  return { total, shown };
}

/** Counts claims, not attributions: a claim that one holder makes twice counts once for that holder. */
function countClaimsByAttribution(
  { attributionStart, claimCount }: KnowledgeGraph,
  column: Int32Array,
  { claimMask, attributionMask }: Masks,
  from: number,
  total: Uint32Array,
  shown: Uint32Array,
): void {
  const lastTotal = new Int32Array(total.length).fill(-1);
  const lastShown = new Int32Array(total.length).fill(-1);
  for (let c = from; c < claimCount; c++) {
    const end = attributionStart[c + 1] as number;
    for (let row = attributionStart[c] as number; row < end; row++) {
      const value = column[row] as number;
      if (lastTotal[value] !== c) {
        lastTotal[value] = c;
        total[value] = (total[value] as number) + 1;
      }
      if (claimMask[c] === 1 && attributionMask[row] === 1 && lastShown[value] !== c) {
        lastShown[value] = c;
        shown[value] = (shown[value] as number) + 1;
      }
    }
  }
}
