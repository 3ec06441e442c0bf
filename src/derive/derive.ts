import { stage } from "../lib/stage.ts";
import { claimsAt, type KnowledgeGraph, otherEnd } from "../model/knowledge-graph.ts";
import type { Aside, Focus, Growth, Hidden, TimeWindow, ViewState } from "../model/view-state.ts";
import { type DerivedView, type FacetCounts, NO_STANCE } from "./derived-view.ts";
import { facetTables } from "./facets.ts";
import { applyLens, hideValues, type Lens } from "./lens-stage.ts";
import { hopsFrom } from "./neighbourhood.ts";
import { isOpen, timeMask } from "./time-mask.ts";

/**
 * Makes the chain of stages from a dataset and a view state to what is drawn. Each stage looks at its own part of the
 * view, so a change of selection or camera recomputes nothing and a change of focus leaves lens and time alone.
 */
export function createDerivation(): (knowledge: KnowledgeGraph, view: ViewState) => DerivedView {
  const lens = stage(applyLens);
  const legend = stage(keepByLegend);
  const hand = stage(keepByHand);
  const time = stage((knowledge: KnowledgeGraph, window: TimeWindow) =>
    isOpen(window) ? null : timeMask(knowledge, window),
  );
  const focus = stage(keepByFocus);
  const result = stage(assemble);
  let known: KnowledgeGraph | null = null;
  return (revision, view) => {
    // An edit that changed words alone changes nothing here.
    const knowledge = known !== null && known.shape === revision.shape ? known : revision;
    known = knowledge;
    const accepted = lens(knowledge, view.hidden, view.against);
    const kept = legend(knowledge, view.hidden, accepted);
    const byHand = hand(knowledge, view.aside);
    const inTime = time(knowledge, view.time);
    const inFocus = focus(knowledge, view.focus, view.grown, kept, byHand, inTime);
    return result(knowledge, accepted, kept, byHand, inTime, inFocus, view.hiding);
  };
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

/** What the user took out or dimmed one by one, by entity and claim number. */
interface ByHand {
  readonly keptEntities: Uint8Array;
  readonly keptClaims: Uint8Array;
  readonly dimmedEntities: Uint8Array;
  readonly dimmedClaims: Uint8Array;
}

/** null where nothing was set aside. */
function keepByHand(knowledge: KnowledgeGraph, { hidden, dimmed }: Aside): ByHand | null {
  if (hidden.length + dimmed.length === 0) return null;
  const { entityNumber, claimNumber, order, claimCount, claimSubject, claimObject } = knowledge;
  const column = (length: number, ids: readonly string[], numbers: ReadonlyMap<string, number>) => {
    const mask = new Uint8Array(length);
    for (const id of ids) {
      const at = numbers.get(id);
      if (at !== undefined) mask[at] = 1;
    }
    return mask;
  };
  const outEntities = column(order, hidden, entityNumber);
  const outClaims = column(claimCount, hidden, claimNumber);
  const isOut = (c: number) => {
    const object = claimObject[c] as number;
    return outClaims[c] === 1 || outEntities[claimSubject[c] as number] === 1 || outEntities[object] === 1;
  };
  return {
    keptEntities: outEntities.map((out) => 1 - out),
    keptClaims: outClaims.map((_, c) => (isOut(c) ? 0 : 1)),
    dimmedEntities: column(order, dimmed, entityNumber),
    dimmedClaims: column(claimCount, dimmed, claimNumber),
  };
}

/** What the focus keeps; null where there is no focus. */
interface InFocus {
  readonly entities: Uint8Array;
  readonly centres: readonly number[];
}

function keepByFocus(
  knowledge: KnowledgeGraph,
  focus: Focus | null,
  grown: readonly Growth[],
  kept: Kept,
  byHand: ByHand | null,
  inTime: Uint8Array | null,
): InFocus | null {
  if (focus === null) return null;
  const { entityNumber, claimPredicateFamily, dataset } = knowledge;
  const centres = focus.entities.flatMap((id) => entityNumber.get(id) ?? []);
  const walkable = kept.claims.map((keep, c) =>
    keep === 1 && inTime?.[c] !== 0 && byHand?.keptClaims[c] !== 0 ? 1 : 0,
  );
  const hops = hopsFrom(knowledge, walkable, centres, focus.hops);
  const entities = Uint8Array.from(hops, (distance) => (distance >= 0 ? 1 : 0));
  for (const { entity, family } of grown) {
    const e = entityNumber.get(entity);
    if (e === undefined || entities[e] === 0) continue;
    const wanted = dataset.vocabulary.predicateFamilies.findIndex(({ id }) => id === family);
    for (const c of claimsAt(knowledge, e)) {
      const neighbour = otherEnd(knowledge, c, e);
      if (walkable[c] === 1 && neighbour >= 0 && (family === null || claimPredicateFamily[c] === wanted))
        entities[neighbour] = 1;
    }
  }
  return { entities, centres };
}

function assemble(
  knowledge: KnowledgeGraph,
  lens: Lens,
  kept: Kept,
  byHand: ByHand | null,
  inTime: Uint8Array | null,
  inFocus: InFocus | null,
  hiding: ViewState["hiding"],
): DerivedView {
  const { order, claimCount, claimSubject, claimObject, claimEarliest, entityClaimCount } = knowledge;
  const claimMask = new Uint8Array(claimCount);
  const claimMaskBeforeTime = new Uint8Array(claimCount);
  const claimMaskBeforeFocus = new Uint8Array(claimCount);
  const entityMask = new Uint8Array(order);
  const hiddenBy = { legend: 0, hand: 0, time: 0, focus: 0 };
  let shownClaims = 0;
  let undatedClaims = 0;
  for (let c = 0; c < claimCount; c++) {
    if (kept.claims[c] === 0) {
      hiddenBy.legend++;
      continue;
    }
    const subject = claimSubject[c] as number;
    const object = claimObject[c] as number;
    if (byHand?.keptClaims[c] === 0) {
      hiddenBy.hand++;
      continue;
    }
    if (Number.isNaN(claimEarliest[c])) undatedClaims++;
    const near =
      inFocus === null || (inFocus.entities[subject] === 1 && (object < 0 || inFocus.entities[object] === 1));
    if (near) claimMaskBeforeTime[c] = 1;
    if (inTime?.[c] !== 0) claimMaskBeforeFocus[c] = 1;
    if (inTime?.[c] === 0) hiddenBy.time++;
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
    for (let e = 0; e < order; e++)
      if (entityClaimCount[e] === 0 && kept.entities[e] === 1 && byHand?.keptEntities[e] !== 0) entityMask[e] = 1;
  } else {
    for (const centre of inFocus.centres)
      if (kept.entities[centre] === 1 && byHand?.keptEntities[centre] !== 0) entityMask[centre] = 1;
  }
  let shownEntities = 0;
  for (let e = 0; e < order; e++) shownEntities += entityMask[e] as number;

  return {
    entityMask,
    claimMask,
    ...dimmed(knowledge, entityMask, claimMask, byHand, hiding),
    lensComparison: lens.comparison,
    claimMaskBeforeTime,
    claimMaskBeforeFocus,
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

/** What is drawn faintly. Hidden by hand is hidden, even while filters only dim. */
function dimmed(
  { claimSubject, claimObject }: KnowledgeGraph,
  entityMask: Uint8Array,
  claimMask: Uint8Array,
  byHand: ByHand | null,
  hiding: ViewState["hiding"],
): Pick<DerivedView, "entityDim" | "claimDim"> {
  const isDimming = hiding === "dim";
  const entityDim = entityMask.map((shown, e) => {
    if (shown === 1) return byHand?.dimmedEntities[e] === 1 ? 1 : 0;
    return isDimming && byHand?.keptEntities[e] !== 0 ? 1 : 0;
  });
  const claimDim = claimMask.map((shown, c) => {
    const isEndDim = entityDim[claimSubject[c] as number] === 1 || entityDim[claimObject[c] as number] === 1;
    if (shown === 1) return isEndDim || byHand?.dimmedClaims[c] === 1 ? 1 : 0;
    return isDimming && byHand?.keptClaims[c] !== 0 ? 1 : 0;
  });
  return { entityDim, claimDim };
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
