import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { Hidden } from "../model/view-state.ts";
import { NO_STANCE } from "./derived-view.ts";
import { extendColumn, firstNewClaim } from "./extend-column.ts";
import { type FacetTable, facetTables } from "./facets.ts";

/** The lens: which attributions are accepted, and what each claim is by them. */
export interface Lens {
  readonly rowMask: Uint8Array;
  readonly claimStance: Uint8Array;
  readonly claimPolarity: Uint8Array;
  /** While two lenses are compared, per claim: 0 neither accepts it, 1 only the first, 2 only the second, 3 both. */
  readonly comparison: Uint8Array | null;
}

/**
 * Applies a lens: a claim is taken by the attributions that are neither of a hidden stance nor of a hidden holder.
 * With a second lens to compare, a claim is taken where either accepts it, and the column says which.
 * @param before the lens over the revision that this one follows, if it can be extended.
 */
export function applyLens(knowledge: KnowledgeGraph, hidden: Hidden, against: Hidden | null, before?: Lens): Lens {
  const from = firstNewClaim(knowledge, before);
  const lens = lensFrom(knowledge, hidden, against, from);
  return {
    rowMask: extendColumn(before?.rowMask, knowledge.attributionStart[from] as number, lens.rowMask),
    claimStance: extendColumn(before?.claimStance, from, lens.claimStance),
    claimPolarity: extendColumn(before?.claimPolarity, from, lens.claimPolarity),
    comparison: lens.comparison && extendColumn(before?.comparison, from, lens.comparison),
  };
}

/** What of a view's hidden values the lens hides: those of attributions. */
export function hiddenByLens(knowledge: KnowledgeGraph, hidden: Hidden): Hidden {
  const ids = facetTables(knowledge).flatMap(({ facet }) => (facet.of === "attribution" ? facet.id : []));
  return Object.fromEntries(ids.flatMap((id) => (hidden[id] === undefined ? [] : [[id, hidden[id]] as const])));
}

/** The lens over the claims numbered `from` and up. */
function lensFrom(knowledge: KnowledgeGraph, hidden: Hidden, against: Hidden | null, from: number): Lens {
  const first = acceptedRows(knowledge, hidden, from);
  if (against === null) return { ...acceptClaims(knowledge, first, from), comparison: null };
  const second = acceptedRows(knowledge, against, from);
  const [a, b] = [acceptClaims(knowledge, first, from), acceptClaims(knowledge, second, from)];
  const either = acceptClaims(
    knowledge,
    first.map((accepted, row) => accepted | (second[row] as number)),
    from,
  );
  const comparison = a.claimStance.map(
    (stance, c) => (stance === NO_STANCE ? 0 : 1) | (b.claimStance[c] === NO_STANCE ? 0 : 2),
  );
  return { ...either, comparison };
}

function acceptedRows(knowledge: KnowledgeGraph, hidden: Hidden, from: number): Uint8Array {
  const firstRow = knowledge.attributionStart[from] as number;
  const rowMask = new Uint8Array(knowledge.attributionStance.length - firstRow).fill(1);
  for (const table of facetTables(knowledge))
    if (table.facet.of === "attribution") hideValues(rowMask, table, hidden[table.facet.id], firstRow);
  return rowMask;
}

function acceptClaims(
  { attributionStart, attributionStance, attributionDenied, claimCount }: KnowledgeGraph,
  rowMask: Uint8Array,
  from: number,
): Omit<Lens, "comparison"> {
  const firstRow = attributionStart[from] as number;
  const claimStance = new Uint8Array(claimCount - from).fill(NO_STANCE);
  const claimPolarity = new Uint8Array(claimCount - from);
  for (let c = from; c < claimCount; c++) {
    let affirmed = false;
    let denied = false;
    const end = attributionStart[c + 1] as number;
    for (let row = attributionStart[c] as number; row < end; row++) {
      if (rowMask[row - firstRow] === 0) continue;
      claimStance[c - from] = Math.min(claimStance[c - from] as number, attributionStance[row] as number);
      if (attributionDenied[row] === 1) denied = true;
      else affirmed = true;
    }
    claimPolarity[c - from] = denied ? (affirmed ? 2 : 1) : 0;
  }
  return { rowMask, claimStance, claimPolarity };
}

/**
 * Sets the mask to 0 for every row whose value of a facet is hidden; values that the facet does not have are ignored.
 * @param from row of the facet's column that the mask starts at.
 */
export function hideValues(
  mask: Uint8Array,
  { column, position }: FacetTable,
  hidden: readonly string[] | undefined,
  from: number,
): void {
  if (hidden === undefined || hidden.length === 0) return;
  const isHidden = new Uint8Array(position.size);
  for (const id of hidden) {
    const at = position.get(id);
    if (at !== undefined) isHidden[at] = 1;
  }
  const { values } = column;
  for (let i = 0; i < mask.length; i++) if (isHidden[values[from + i] as number] === 1) mask[i] = 0;
}
