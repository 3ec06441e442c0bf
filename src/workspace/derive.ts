import { hopsFrom } from "../features/exploration/neighbourhood.ts";
import { isOpen, timeMask } from "../features/filters/time-mask.ts";
import { stage } from "../lib/stage.ts";
import { type DerivedView, type FacetCounts, NO_STANCE } from "../model/derived-view.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { Focus, Hidden, TimeWindow, ViewState } from "../model/view-state.ts";
import { type FacetTable, facetTables } from "./facets.ts";

/** The lens: which attributions are accepted, and what each claim is by them. */
interface Lens {
  readonly rowMask: Uint8Array;
  readonly claimStance: Uint8Array;
  readonly claimPolarity: Uint8Array;
}

/**
 * Makes the chain of stages from a dataset and a view state to what is drawn. Each stage looks at its own part of the
 * view, so a change of selection or camera recomputes nothing and a change of focus leaves lens and time alone.
 */
export function createDerivation(): (knowledge: KnowledgeGraph, view: ViewState) => DerivedView {
  const lens = stage(acceptAttributions);
  const legend = stage(keepByLegend);
  const time = stage((knowledge: KnowledgeGraph, window: TimeWindow) =>
    isOpen(window) ? null : timeMask(knowledge, window),
  );
  const focus = stage(keepByFocus);
  const result = stage(assemble);
  return (knowledge, view) => {
    const accepted = lens(knowledge, view.hidden);
    const kept = legend(knowledge, view.hidden, accepted);
    const inTime = time(knowledge, view.time);
    const inFocus = focus(knowledge, view.focus, kept, inTime);
    return result(knowledge, accepted, kept, inTime, inFocus);
  };
}

function acceptAttributions(knowledge: KnowledgeGraph, hidden: Hidden): Lens {
  const { attributionStart, attributionStance, attributionDenied, claimCount } = knowledge;
  const rowMask = new Uint8Array(attributionStance.length).fill(1);
  for (const table of facetTables(knowledge))
    if (table.facet.of === "attribution") hideValues(rowMask, table, hidden[table.facet.id]);

  const claimStance = new Uint8Array(claimCount).fill(NO_STANCE);
  const claimPolarity = new Uint8Array(claimCount);
  for (let c = 0; c < claimCount; c++) {
    let affirmed = false;
    let denied = false;
    const end = attributionStart[c + 1] as number;
    for (let row = attributionStart[c] as number; row < end; row++) {
      if (rowMask[row] === 0) continue;
      claimStance[c] = Math.min(claimStance[c] as number, attributionStance[row] as number);
      if (attributionDenied[row] === 1) denied = true;
      else affirmed = true;
    }
    claimPolarity[c] = denied ? (affirmed ? 2 : 1) : 0;
  }
  return { rowMask, claimStance, claimPolarity };
}

interface Kept {
  readonly entities: Uint8Array;
  readonly claims: Uint8Array;
}

function keepByLegend(knowledge: KnowledgeGraph, hidden: Hidden, { claimStance }: Lens): Kept {
  const entities = new Uint8Array(knowledge.order).fill(1);
  const claims = new Uint8Array(knowledge.claimCount).fill(1);
  for (const table of facetTables(knowledge)) {
    if (table.facet.of === "entity") hideValues(entities, table, hidden[table.facet.id]);
    if (table.facet.of === "claim") hideValues(claims, table, hidden[table.facet.id]);
  }
  for (let c = 0; c < claims.length; c++) {
    const object = knowledge.claimObject[c] as number;
    if (
      claimStance[c] === NO_STANCE ||
      entities[knowledge.claimSubject[c] as number] === 0 ||
      (object >= 0 && entities[object] === 0)
    )
      claims[c] = 0;
  }
  return { entities, claims };
}

/** Per entity, 1 where the focus keeps it; null where there is no focus. */
function keepByFocus(
  knowledge: KnowledgeGraph,
  focus: Focus | null,
  kept: Kept,
  inTime: Uint8Array | null,
): { readonly entities: Uint8Array; readonly centres: readonly number[] } | null {
  if (focus === null) return null;
  const centres = focus.entities.flatMap((id) => knowledge.entityNumber.get(id) ?? []);
  const walkable = inTime === null ? kept.claims : kept.claims.map((keep, c) => keep & (inTime[c] as number));
  const hops = hopsFrom(knowledge, walkable, centres, focus.hops);
  return { entities: Uint8Array.from(hops, (distance) => (distance >= 0 ? 1 : 0)), centres };
}

function assemble(
  knowledge: KnowledgeGraph,
  lens: Lens,
  kept: Kept,
  inTime: Uint8Array | null,
  inFocus: { readonly entities: Uint8Array; readonly centres: readonly number[] } | null,
): DerivedView {
  const { order, claimCount, claimSubject, claimObject, claimEarliest, entityClaimCount } = knowledge;
  const claimMask = new Uint8Array(claimCount);
  const claimMaskBeforeTime = new Uint8Array(claimCount);
  const entityMask = new Uint8Array(order);
  const hiddenBy = { legend: 0, time: 0, focus: 0 };
  let shownClaims = 0;
  let undatedClaims = 0;
  for (let c = 0; c < claimCount; c++) {
    if (kept.claims[c] === 0) {
      hiddenBy.legend++;
      continue;
    }
    if (Number.isNaN(claimEarliest[c])) undatedClaims++;
    const subject = claimSubject[c] as number;
    const object = claimObject[c] as number;
    const near =
      inFocus === null || (inFocus.entities[subject] === 1 && (object < 0 || inFocus.entities[object] === 1));
    if (near) claimMaskBeforeTime[c] = 1;
    if (inTime !== null && inTime[c] === 0) hiddenBy.time++;
    else if (!near) hiddenBy.focus++;
    else {
      claimMask[c] = 1;
      shownClaims++;
      entityMask[subject] = 1;
      if (object >= 0) entityMask[object] = 1;
    }
  }
  // An entity that no claim speaks of has nothing to lose; one whose claims are all hidden goes with them.
  if (inFocus === null) {
    for (let e = 0; e < order; e++) if (entityClaimCount[e] === 0 && kept.entities[e] === 1) entityMask[e] = 1;
  } else {
    for (const centre of inFocus.centres) if (kept.entities[centre] === 1) entityMask[centre] = 1;
  }
  let shownEntities = 0;
  for (let e = 0; e < order; e++) shownEntities += entityMask[e] as number;

  return {
    entityMask,
    claimMask,
    claimMaskBeforeTime,
    attributionMask: lens.rowMask,
    claimStance: lens.claimStance,
    claimPolarity: lens.claimPolarity,
    shownEntities,
    shownClaims,
    hiddenBy,
    undatedClaims,
    facetCounts: countFacets(knowledge, entityMask, claimMask, lens.rowMask),
  };
}

function countFacets(
  knowledge: KnowledgeGraph,
  entityMask: Uint8Array,
  claimMask: Uint8Array,
  rowMask: Uint8Array,
): Readonly<Record<string, FacetCounts>> {
  const counts: Record<string, FacetCounts> = {};
  for (const { facet, values, column } of facetTables(knowledge)) {
    const total = new Uint32Array(values.length);
    const shown = new Uint32Array(values.length);
    if (facet.of === "attribution") {
      countClaimsByAttribution(knowledge, column, claimMask, rowMask, total, shown);
    } else {
      const mask = facet.of === "entity" ? entityMask : claimMask;
      for (let i = 0; i < column.length; i++) {
        const value = column[i] as number;
        total[value] = (total[value] as number) + 1;
        if (mask[i] === 1) shown[value] = (shown[value] as number) + 1;
      }
    }
    counts[facet.id] = { total, shown };
  }
  return counts;
}

/** Counts claims, not attributions: a claim that one holder makes twice counts once for that holder. */
function countClaimsByAttribution(
  { attributionStart, claimCount }: KnowledgeGraph,
  column: Int32Array,
  claimMask: Uint8Array,
  rowMask: Uint8Array,
  total: Uint32Array,
  shown: Uint32Array,
): void {
  const lastTotal = new Int32Array(total.length).fill(-1);
  const lastShown = new Int32Array(total.length).fill(-1);
  for (let c = 0; c < claimCount; c++) {
    const end = attributionStart[c + 1] as number;
    for (let row = attributionStart[c] as number; row < end; row++) {
      const value = column[row] as number;
      if (lastTotal[value] !== c) {
        lastTotal[value] = c;
        total[value] = (total[value] as number) + 1;
      }
      if (claimMask[c] === 1 && rowMask[row] === 1 && lastShown[value] !== c) {
        lastShown[value] = c;
        shown[value] = (shown[value] as number) + 1;
      }
    }
  }
}

function hideValues(mask: Uint8Array, { column, position }: FacetTable, hidden: readonly string[] | undefined): void {
  if (hidden === undefined || hidden.length === 0) return;
  const isHidden = new Uint8Array(position.size);
  for (const id of hidden) {
    const at = position.get(id);
    if (at !== undefined) isHidden[at] = 1;
  }
  for (let i = 0; i < mask.length; i++) if (isHidden[column[i] as number] === 1) mask[i] = 0;
}
