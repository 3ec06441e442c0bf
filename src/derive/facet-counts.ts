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

/** How many there are of each value, shown or not: the same for every view. */
const totals = new WeakMap<FacetTable, Uint32Array>();

/** Counts for one facet, over the claims numbered `from` and up; for a facet of entities, over all entities. */
function countFacet(knowledge: KnowledgeGraph, table: FacetTable, masks: Masks, from: number): FacetCounts {
  const known = from === 0 ? totals.get(table) : undefined;
  const total = known ?? countMasked(knowledge, table, null, from);
  if (from === 0) totals.set(table, total);
  return { total, shown: countMasked(knowledge, table, masks, from) };
}

/** @param masks null counts all. */
function countMasked(knowledge: KnowledgeGraph, table: FacetTable, masks: Masks | null, from: number): Uint32Array {
  const { facet, values } = table;
  const { values: column } = table.column;
  const counts = new Uint32Array(values.length);
  if (facet.of === "attribution") {
    const { claimMask, attributionMask } = masks ?? allOf(knowledge);
    countClaimsByAttribution(knowledge, column, claimMask, attributionMask, from, counts);
    return counts;
  }
  const { entityMask, claimMask } = masks ?? allOf(knowledge);
  const [mask, first] = facet.of === "entity" ? [entityMask, 0] : [claimMask, from];
  for (let i = first; i < column.length; i++) {
    const value = column[i] as number;
    counts[value] = (counts[value] as number) + (mask[i] as number);
  }
  return counts;
}

/** The masks of a view that shows all. */
function allOf({ order, claimCount, attributionStance }: KnowledgeGraph): Masks {
  const [entityMask, claimMask, attributionMask] = [order, claimCount, attributionStance.length].map((length) =>
    new Uint8Array(length).fill(1),
  ) as [Uint8Array, Uint8Array, Uint8Array];
  return { entityMask, claimMask, attributionMask };
}

/** Counts claims, not attributions: a claim that one holder makes twice counts once for that holder. */
function countClaimsByAttribution(
  { attributionStart, claimCount }: KnowledgeGraph,
  column: Int32Array,
  claimMask: Uint8Array,
  attributionMask: Uint8Array,
  from: number,
  counts: Uint32Array,
): void {
  const last = new Int32Array(counts.length).fill(-1);
  let row = attributionStart[from] as number;
  for (let c = from; c < claimCount; c++) {
    const end = attributionStart[c + 1] as number;
    const isShown = claimMask[c] === 1;
    for (; row < end; row++) {
      const value = column[row] as number;
      if (!isShown || attributionMask[row] === 0 || last[value] === c) continue;
      last[value] = c;
      counts[value] = (counts[value] as number) + 1;
    }
  }
}
