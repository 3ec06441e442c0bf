import { claimAt, claimsAt, entityAt, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import { DEFAULT_VIEW, type Hidden, type ViewState } from "../model/view-state.ts";
import { createDerivation } from "./derive.ts";
import { type FacetTable, facetTables } from "./facets.ts";

/** Entities and claims, by id. */
interface Items {
  readonly entities: readonly string[];
  readonly claims: readonly string[];
}

/** Parts of a view that hide something, in the order in which they are put back as they were if they hide none of it. */
const PARTS = ["focus", "time", "aside", "hidden"] as const;

/**
 * The view in which all the items are shown, with as little changed as that needs: their own values leave the filters
 * that hide them, filters by fields that hide them let go, a time window opens, what was hidden by hand comes back, and a focus takes them in. An entity is shown
 * with a claim about it: where filters hide them all, the one that the fewest values hide comes back as well.
 * @returns the same view where they are shown already.
 */
export function revealed(knowledge: KnowledgeGraph, view: ViewState, items: Items): ViewState {
  const { entityNumber, claimNumber } = knowledge;
  const entities = items.entities.flatMap((id) => entityNumber.get(id) ?? []);
  const claims = items.claims.flatMap((id) => claimNumber.get(id) ?? []);
  const derive = createDerivation();
  const hiddenOf = (candidate: ViewState) => {
    const { entityMask, claimMask } = derive(knowledge, candidate);
    return {
      entities: entities.filter((e) => entityMask[e] === 0),
      claims: claims.filter((c) => claimMask[c] === 0),
    };
  };
  const isShown = (candidate: ViewState) => {
    const out = hiddenOf(candidate);
    return out.entities.length + out.claims.length === 0;
  };
  if (isShown(view)) return view;
  let next = opened(knowledge, view, entities, claims);
  const alone = hiddenOf(next).entities;
  if (alone.length > 0) {
    const hiding = hidingIn(knowledge, view);
    // Each claim is weighed once: an entity may have thousands.
    const easiest = alone.flatMap((e) => {
      const weighed = [...claimsAt(knowledge, e)].map((claim) => ({ claim, weight: hiding(claim) }));
      return weighed
        .sort((a, b) => a.weight - b.weight)
        .slice(0, 1)
        .map(({ claim }) => claim);
    });
    next = opened(knowledge, view, entities, [...claims, ...easiest]);
  }
  for (const part of PARTS) {
    const candidate = { ...next, [part]: view[part] };
    if (isShown(candidate)) next = candidate;
  }
  for (const [at, filter] of view.fields.entries()) {
    const candidate = { ...next, fields: next.fields.with(at, filter) };
    if (isShown(candidate)) next = candidate;
  }
  return next;
}

/** The view with every part opened for some entities and claims. */
function opened(
  knowledge: KnowledgeGraph,
  view: ViewState,
  alone: readonly number[],
  claims: readonly number[],
): ViewState {
  const { claimSubject, claimObject } = knowledge;
  const ends = claims.flatMap((c) => [claimSubject[c] as number, claimObject[c] as number]);
  const entities = [...new Set([...alone, ...ends])].filter((e) => e >= 0);
  const names = entities.map((e): string => entityAt(knowledge, e).id);
  const ids = new Set([...names, ...claims.map((c): string => claimAt(knowledge, c).id)]);
  const { focus, aside, hidden } = view;
  return {
    ...view,
    hidden: withoutValuesOf(knowledge, hidden, entities, claims),
    fields: view.fields.map(({ field }) => ({ field })),
    aside: { ...aside, hidden: aside.hidden.filter((id) => !ids.has(id)) },
    time: DEFAULT_VIEW.time,
    focus: focus && { ...focus, entities: [...new Set([...focus.entities, ...names])] },
  };
}

/** By how many values of filters, and by how much that was done by hand, a claim is hidden. */
function hidingIn(knowledge: KnowledgeGraph, { hidden, aside }: ViewState): (claim: number) => number {
  const out = new Set(aside.hidden);
  const { claimSubject, claimObject } = knowledge;
  return (c) => {
    const ends = [claimSubject[c] as number, claimObject[c] as number].filter((e) => e >= 0);
    const ids = [claimAt(knowledge, c).id, ...ends.map((e) => entityAt(knowledge, e).id)];
    const kept = withoutValuesOf(knowledge, hidden, ends, [c]);
    const taken = Object.entries(hidden).reduce(
      (sum, [id, values]) => sum + values.length - (kept[id]?.length ?? 0),
      0,
    );
    return taken + ids.filter((id) => out.has(id)).length;
  };
}

/** What is hidden, but for the values of some entities and claims; of a claim's attributions the one that few hide. */
function withoutValuesOf(
  knowledge: KnowledgeGraph,
  hidden: Hidden,
  entities: readonly number[],
  claims: readonly number[],
): Hidden {
  const { attributionStart } = knowledge;
  const tables = facetTables(knowledge).filter(({ facet }) => hidden[facet.id] !== undefined);
  const valueAt = ({ values, column }: FacetTable, row: number) => values[column.values[row] as number]?.id ?? "";
  const isHidden = (table: FacetTable, row: number) => hidden[table.facet.id]?.includes(valueAt(table, row)) === true;
  const lens = tables.filter(({ facet }) => facet.of === "attribution");
  const rows = claims.flatMap((c) => {
    const [from, end] = [attributionStart[c] as number, attributionStart[c + 1] as number];
    const own = Array.from({ length: end - from }, (_, at) => from + at);
    const hiding = (row: number) => lens.filter((table) => isHidden(table, row)).length;
    return own.sort((a, b) => hiding(a) - hiding(b)).slice(0, 1);
  });
  const rowsOf = { entity: entities, claim: claims, attribution: rows };
  const kept: Record<string, readonly string[]> = { ...hidden };
  for (const table of tables) {
    const { id, of } = table.facet;
    const out = new Set(rowsOf[of].map((row) => valueAt(table, row)));
    const values = (hidden[id] ?? []).filter((value) => !out.has(value));
    if (values.length > 0) kept[id] = values;
    else delete kept[id];
  }
  return kept;
}
