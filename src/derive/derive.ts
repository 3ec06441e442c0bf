import { memo } from "../lib/memo.ts";
import { isSameJson } from "../lib/same-json.ts";
import { claimsAt, type KnowledgeGraph, otherEnd } from "../model/knowledge-graph.ts";
import type { Aside, FieldFilter, Focus, Growth, Hidden, TimeWindow, ViewState } from "../model/view-state.ts";
import { applyLens, hiddenByLens, hideValues, type Lens } from "./apply-lens.ts";
import { type DerivedView, NO_STANCE } from "./derived-view.ts";
import { extendColumn, firstNewClaim } from "./extend-column.ts";
import { countFacets, type Masks } from "./facet-counts.ts";
import { facetTables } from "./facets.ts";
import { dropByFields } from "./field-filters.ts";
import { hopsFrom } from "./neighbourhood.ts";
import { isOpen, timeMask } from "./time-mask.ts";

/** The results of the steps for one revision and one view. */
interface Steps {
  readonly knowledge: KnowledgeGraph;
  readonly lens: Lens;
  readonly kept: Kept;
  readonly byHand: ByHand | null;
  readonly inTime: Uint8Array | null;
  readonly inFocus: InFocus | null;
}

/** All results, with the view they are for. */
interface Run extends Steps {
  readonly view: ViewState;
  readonly derived: DerivedView;
}

/** The slices that must be unchanged for a run to extend the last one; with a focus, each run starts from scratch. */
const FILTERS = ["hidden", "fields", "against", "aside", "time", "hiding"] as const;

/**
 * Makes the chain of steps from a dataset and a view state to what is drawn. Each step looks at its own part of the
 * view, so a change of selection or camera recomputes nothing and a change of focus leaves lens and time alone. After
 * an edit that appended claims, or removed the last ones, each step extends its own last result.
 */
export function createDerivation(): (knowledge: KnowledgeGraph, view: ViewState) => DerivedView {
  let last: Run | null = null;
  /** The run that this one extends; null if it starts from scratch. */
  let before: Run | null = null;
  /** What the lens hides: the same object until that changes, whatever else is hidden. */
  let hidden: Hidden = {};
  const lens = memo((knowledge: KnowledgeGraph, hidden: Hidden, against: Hidden | null) =>
    applyLens(knowledge, hidden, against, before?.lens),
  );
  const legend = memo((knowledge: KnowledgeGraph, hidden: Hidden, fields: readonly FieldFilter[], accepted: Lens) =>
    keepByLegend(knowledge, hidden, fields, accepted, before?.kept),
  );
  const hand = memo((knowledge: KnowledgeGraph, aside: Aside) => keepByHand(knowledge, aside, before?.byHand));
  const time = memo((knowledge: KnowledgeGraph, window: TimeWindow) =>
    isOpen(window) ? null : timeMask(knowledge, window, before?.inTime),
  );
  const focus = memo(keepByFocus);
  const result = memo(
    (
      knowledge: KnowledgeGraph,
      lens: Lens,
      kept: Kept,
      byHand: ByHand | null,
      inTime: Uint8Array | null,
      inFocus: InFocus | null,
      hiding: ViewState["hiding"],
    ) => assemble({ knowledge, lens, kept, byHand, inTime, inFocus }, hiding, before),
  );
  return (revision, view) => {
    // An edit that changed words alone changes nothing here.
    const knowledge = last !== null && last.knowledge.shape === revision.shape ? last.knowledge : revision;
    before = last !== null && canExtend(last, knowledge, view) ? last : null;
    const hiddenOfLens = hiddenByLens(knowledge, view.hidden);
    if (!isSameJson(hiddenOfLens, hidden)) hidden = hiddenOfLens;
    const accepted = lens(knowledge, hidden, view.against);
    const kept = legend(knowledge, view.hidden, view.fields, accepted);
    const byHand = hand(knowledge, view.aside);
    const inTime = time(knowledge, view.time);
    const inFocus = focus(knowledge, view.focus, view.grown, kept, byHand, inTime);
    const derived = result(knowledge, accepted, kept, byHand, inTime, inFocus, view.hiding);
    last = { knowledge, view, lens: accepted, kept, byHand, inTime, inFocus, derived };
    return derived;
  };
}

function canExtend(last: Run, { follows }: KnowledgeGraph, view: ViewState): boolean {
  return (
    follows?.shape === last.knowledge.shape &&
    last.view.focus === null &&
    view.focus === null &&
    FILTERS.every((id) => isSameJson(view[id], last.view[id]))
  );
}

interface Kept {
  readonly entities: Uint8Array;
  readonly claims: Uint8Array;
}

function keepByLegend(
  knowledge: KnowledgeGraph,
  hidden: Hidden,
  fields: readonly FieldFilter[],
  { claimStance }: Lens,
  before?: Kept,
): Kept {
  const { claimSubject, claimObject, claimCount, order } = knowledge;
  const from = firstNewClaim(knowledge, before);
  const entities = before?.entities ?? new Uint8Array(order).fill(1);
  const claims = new Uint8Array(claimCount - from).fill(1);
  for (const table of facetTables(knowledge)) {
    const out = hidden[table.facet.id];
    if (table.facet.of === "entity" && before === undefined) hideValues(entities, table, out, 0);
    if (table.facet.of === "claim") hideValues(claims, table, out, from);
  }
  dropByFields(knowledge, "claim", fields, claims, from);
  if (before === undefined) dropByFields(knowledge, "entity", fields, entities, 0);
  for (let c = from; c < claimCount; c++) {
    const object = claimObject[c] as number;
    if (
      claimStance[c] === NO_STANCE ||
      entities[claimSubject[c] as number] === 0 ||
      (object >= 0 && entities[object] === 0)
    )
      claims[c - from] = 0;
  }
  return { entities, claims: extendColumn(before?.claims, from, claims) };
}

/** What the user took out or dimmed one by one, by entity and claim number. */
interface ByHand {
  readonly keptEntities: Uint8Array;
  readonly keptClaims: Uint8Array;
  readonly dimmedEntities: Uint8Array;
  readonly dimmedClaims: Uint8Array;
}

/** null where nothing was set aside. */
function keepByHand(knowledge: KnowledgeGraph, { hidden, dimmed }: Aside, before?: ByHand | null): ByHand | null {
  if (hidden.length + dimmed.length === 0) return null;
  const { entityNumber, claimNumber, order, claimCount, claimSubject, claimObject } = knowledge;
  const from = firstNewClaim(knowledge, before);
  const column = (first: number, end: number, ids: readonly string[], numbers: ReadonlyMap<string, number>) => {
    const mask = new Uint8Array(end - first);
    for (const id of ids) {
      const at = numbers.get(id);
      if (at !== undefined && at >= first) mask[at - first] = 1;
    }
    return mask;
  };
  const outEntities = column(0, order, hidden, entityNumber);
  const outClaims = column(from, claimCount, hidden, claimNumber);
  const isOut = (c: number) => {
    const object = claimObject[c] as number;
    return outClaims[c - from] === 1 || outEntities[claimSubject[c] as number] === 1 || outEntities[object] === 1;
  };
  return {
    keptEntities: outEntities.map((out) => 1 - out),
    keptClaims: extendColumn(
      before?.keptClaims,
      from,
      outClaims.map((_, at) => (isOut(from + at) ? 0 : 1)),
    ),
    dimmedEntities: column(0, order, dimmed, entityNumber),
    dimmedClaims: extendColumn(before?.dimmedClaims, from, column(from, claimCount, dimmed, claimNumber)),
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

function assemble(now: Steps, hiding: ViewState["hiding"], before: Run | null): DerivedView {
  const { knowledge, lens } = now;
  const from = firstNewClaim(knowledge, before);
  const added = maskClaims(now, from);
  const removed = before && maskClaims(before, from);
  const count = (of: (counts: ClaimCounts) => number) =>
    (before ? of(before.derived) : 0) - (removed ? of(removed) : 0) + of(added);
  const claimMask = extendColumn(before?.derived.claimMask, from, added.claimMask);
  const last = before && { ...before, touched: touchedEntities(knowledge, before) };
  const entityMask = maskEntities(now, claimMask, last);
  const masks = { entityMask, claimMask, attributionMask: lens.rowMask };
  const view = {
    ...masks,
    ...dimmed(now, masks, hiding, last),
    lensComparison: lens.comparison,
    claimMaskBeforeTime: extendColumn(before?.derived.claimMaskBeforeTime, from, added.claimMaskBeforeTime),
    claimMaskBeforeFocus: extendColumn(before?.derived.claimMaskBeforeFocus, from, added.claimMaskBeforeFocus),
    claimStance: lens.claimStance,
    claimPolarity: lens.claimPolarity,
    shownEntities: countShown(entityMask, last),
    shownClaims: count(({ shownClaims }) => shownClaims),
    hiddenBy: {
      legend: count(({ hiddenBy }) => hiddenBy.legend),
      hand: count(({ hiddenBy }) => hiddenBy.hand),
      time: count(({ hiddenBy }) => hiddenBy.time),
      focus: count(({ hiddenBy }) => hiddenBy.focus),
    },
    undatedClaims: count(({ undatedClaims }) => undatedClaims),
  };
  // After an edit few counts change, and the last ones are at hand.
  return withFacetCounts(view, knowledge, last && countFacets(knowledge, masks, last));
}

/**
 * Adds the counts of facets, which wait until somebody looks at them where they are null. In a scope of its own: what waits
 * lives as long as the view, and would keep the run before it from being forgotten, and so each before that.
 */
function withFacetCounts(
  view: Omit<DerivedView, "facetCounts">,
  knowledge: KnowledgeGraph,
  counts: DerivedView["facetCounts"] | null,
): DerivedView {
  return {
    ...view,
    get facetCounts() {
      counts ??= countFacets(knowledge, view, null);
      return counts;
    },
  };
}

type ClaimCounts = Pick<DerivedView, "hiddenBy" | "shownClaims" | "undatedClaims">;
type ClaimMasks = Pick<DerivedView, "claimMask" | "claimMaskBeforeTime" | "claimMaskBeforeFocus">;

/** Masks and counts for the claims numbered `from` and up. */
function maskClaims({ knowledge, kept, byHand, inTime, inFocus }: Steps, from: number): ClaimMasks & ClaimCounts {
  const { claimCount, claimSubject, claimObject, claimEarliest } = knowledge;
  const claimMask = new Uint8Array(claimCount - from);
  const claimMaskBeforeTime = new Uint8Array(claimCount - from);
  const claimMaskBeforeFocus = new Uint8Array(claimCount - from);
  const hiddenBy = { legend: 0, hand: 0, time: 0, focus: 0 };
  let shownClaims = 0;
  let undatedClaims = 0;
  for (let c = from; c < claimCount; c++) {
    if (kept.claims[c] === 0) {
      hiddenBy.legend++;
      continue;
    }
    if (byHand?.keptClaims[c] === 0) {
      hiddenBy.hand++;
      continue;
    }
    if (Number.isNaN(claimEarliest[c])) undatedClaims++;
    const object = claimObject[c] as number;
    const near =
      inFocus === null ||
      (inFocus.entities[claimSubject[c] as number] === 1 && (object < 0 || inFocus.entities[object] === 1));
    if (near) claimMaskBeforeTime[c - from] = 1;
    if (inTime?.[c] !== 0) claimMaskBeforeFocus[c - from] = 1;
    if (inTime?.[c] === 0) hiddenBy.time++;
    else if (!near) hiddenBy.focus++;
    else {
      claimMask[c - from] = 1;
      shownClaims++;
    }
  }
  return { claimMask, claimMaskBeforeTime, claimMaskBeforeFocus, hiddenBy, shownClaims, undatedClaims };
}

function maskEntities(now: Steps, claimMask: Uint8Array, before: Extended | null): Uint8Array {
  const { knowledge, kept, byHand, inFocus } = now;
  const { order, incidenceStart, incidentClaims, entityClaimCount } = knowledge;
  const centres = inFocus && new Set(inFocus.centres);
  const isShown = (e: number) => {
    const start = incidenceStart[e] as number;
    const end = start + (entityClaimCount[e] as number);
    for (let i = start; i < end; i++) if (claimMask[incidentClaims[i] as number] === 1) return true;
    // An entity that no claim speaks of has nothing to lose; one whose claims are all hidden goes with them.
    const mayStand = centres === null ? entityClaimCount[e] === 0 : centres.has(e);
    return mayStand && kept.entities[e] === 1 && byHand?.keptEntities[e] !== 0;
  };
  const mask = before?.derived.entityMask.slice() ?? new Uint8Array(order);
  for (const e of before?.touched ?? mask.keys()) mask[e] = isShown(e) ? 1 : 0;
  return mask;
}

/** The run that is extended, and the entities that it has to look at again. */
type Extended = Run & { readonly touched: ReadonlySet<number> };

function countShown(entityMask: Uint8Array, before: Extended | null): number {
  if (before === null) return entityMask.reduce((sum, shown) => sum + shown, 0);
  const { entityMask: maskBefore, shownEntities } = before.derived;
  return [...before.touched].reduce(
    (sum, e) => sum + (entityMask[e] as number) - (maskBefore[e] as number),
    shownEntities,
  );
}

/** The entities at the ends of the claims in which a revision differs from the one before. */
function touchedEntities(knowledge: KnowledgeGraph, before: Run): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const { claimSubject, claimObject, claimCount } of [before.knowledge, knowledge])
    for (let c = firstNewClaim(knowledge, before); c < claimCount; c++)
      for (const e of [claimSubject[c] as number, claimObject[c] as number]) if (e >= 0) touched.add(e);
  return touched;
}

/** What is drawn faintly. Hidden by hand is hidden, even while filters only dim. */
function dimmed(
  { knowledge, byHand }: Steps,
  { entityMask, claimMask }: Masks,
  hiding: ViewState["hiding"],
  before: Extended | null,
): Pick<DerivedView, "entityDim" | "claimDim"> {
  const { claimSubject, claimObject } = knowledge;
  const from = firstNewClaim(knowledge, before);
  const isDimming = hiding === "dim";
  if (!isDimming && byHand === null)
    return { entityDim: new Uint8Array(entityMask.length), claimDim: new Uint8Array(claimMask.length) };
  const dimOf = (e: number) => {
    if (entityMask[e] === 1) return byHand?.dimmedEntities[e] === 1 ? 1 : 0;
    return isDimming && byHand?.keptEntities[e] !== 0 ? 1 : 0;
  };
  const entityDim = before?.derived.entityDim.slice() ?? entityMask.map((_, e) => dimOf(e));
  for (const e of before?.touched ?? []) entityDim[e] = dimOf(e);
  // Claims before `from` keep their value: an entity that has just appeared or disappeared has no other visible claim.
  const claimDim = claimMask.subarray(from).map((shown, at) => {
    const c = from + at;
    const isEndDim = entityDim[claimSubject[c] as number] === 1 || entityDim[claimObject[c] as number] === 1;
    if (shown === 1) return isEndDim || byHand?.dimmedClaims[c] === 1 ? 1 : 0;
    return isDimming && byHand?.keptClaims[c] !== 0 ? 1 : 0;
  });
  return { entityDim, claimDim: extendColumn(before?.derived.claimDim, from, claimDim) };
}
