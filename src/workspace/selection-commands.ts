import * as v from "valibot";
import type { DerivedView } from "../derive/derived-view.ts";
import { unseenNeighbours } from "../derive/unseen-neighbours.ts";
import { claimsAt, entityAt, type KnowledgeGraph, otherEnd } from "../model/knowledge-graph.ts";
import { MAX_HOPS, MIN_HOPS } from "../model/view-slices/focus.ts";
import type { Selection } from "../model/view-state.ts";
import { workspaceWords as words } from "../words/en/workspace.ts";
import { defineCommand } from "./command.ts";

const items = v.strictObject({
  entities: v.optional(v.array(v.string()), []),
  claims: v.optional(v.array(v.string()), []),
});
const NOTHING: Selection = { entities: [], claims: [] };

/** Selects exactly the given entities and claims. */
export const select = defineCommand({
  id: "selection.set",
  title: words.select,
  payload: items,
  run: ({ view }, selection) => ({ ...view, selection }),
});

/** Selects exactly the given entities and claims, and brings them into sight: what a list or a search does. */
export const selectInSight = defineCommand({
  id: "selection.in-sight",
  title: words.select,
  payload: items,
  goesThere: true,
  run: ({ view }, selection) => ({ ...view, selection }),
});

/** Adds the given entities and claims to the selection, or takes out those that are in it. */
export const toggleSelected = defineCommand({
  id: "selection.toggle",
  title: words.changeSelection,
  payload: items,
  run: ({ view }, { entities, claims }) => ({
    ...view,
    selection: {
      entities: symmetricDifference(view.selection.entities, entities),
      claims: symmetricDifference(view.selection.claims, claims),
    },
  }),
});

/** Clears the selection. */
export const clearSelection = defineCommand({
  id: "selection.clear",
  title: words.clearSelection,
  menu: ["stage"],
  payload: v.undefined(),
  isEnabled: ({ view }) => hasSelection(view.selection),
  run: ({ view }) => (hasSelection(view.selection) ? { ...view, selection: NOTHING } : view),
});

/** Adds the shown neighbours of the selected entities to the selection. */
export const selectNeighbours = defineCommand({
  id: "selection.neighbours",
  title: words.selectNeighbours,
  keys: "n",
  menu: ["entity"],
  payload: v.undefined(),
  isEnabled: ({ view }) => view.selection.entities.length > 0,
  run: ({ knowledge, view, derived }) => {
    const chosen = new Set(view.selection.entities);
    for (const id of view.selection.entities) {
      const e = knowledge.entityNumber.get(id);
      if (e === undefined) continue;
      for (const c of claimsAt(knowledge, e)) {
        const neighbour = otherEnd(knowledge, c, e);
        if (derived.claimMask[c] === 1 && neighbour >= 0) chosen.add(entityAt(knowledge, neighbour).id);
      }
    }
    return { ...view, selection: { ...view.selection, entities: [...chosen] } };
  },
});

/** Selects the shown entities that are not selected, and none that are. */
export const invertSelection = defineCommand({
  id: "selection.invert",
  title: words.invertSelection,
  keys: "i",
  menu: ["stage"],
  payload: v.undefined(),
  isEnabled: ({ view }) => view.selection.entities.length > 0,
  run: ({ knowledge, view, derived }) => {
    const chosen = new Set(view.selection.entities);
    return {
      ...view,
      selection: { entities: shownIds(knowledge, derived).filter((id) => !chosen.has(id)), claims: [] },
    };
  },
});

/** Selects all shown entities. */
export const selectAll = defineCommand({
  id: "selection.all",
  title: words.selectAll,
  keys: "$mod+a",
  menu: ["stage"],
  payload: v.undefined(),
  run: ({ knowledge, view, derived }) => ({
    ...view,
    selection: { entities: shownIds(knowledge, derived), claims: [] },
  }),
});

/** Adds an entity's neighbours that are not shown to the focus: those by one predicate family, or all (null). */
export const expand = defineCommand({
  id: "focus.expand",
  title: words.expand,
  goesThere: true,
  payload: v.strictObject({ entity: v.string(), family: v.nullable(v.string()) }),
  isEnabled: ({ view }) => view.focus !== null,
  run: ({ view }, growth) => ({ ...view, grown: [...view.grown, growth] }),
});

/** Adds all neighbours of the selected entities that are not shown to the focus. */
export const expandSelected = defineCommand({
  id: "focus.expand-selected",
  title: words.expandSelection,
  keys: "e",
  menu: ["entity"],
  goesThere: true,
  payload: v.undefined(),
  isEnabled: ({ knowledge, view, derived }) =>
    view.focus !== null &&
    view.selection.entities.some((id) => {
      const e = knowledge.entityNumber.get(id);
      return e !== undefined && derived.entityMask[e] === 1 && unseenNeighbours(knowledge, derived, e).count > 0;
    }),
  run: ({ view }) => ({
    ...view,
    grown: [...view.grown, ...view.selection.entities.map((entity) => ({ entity, family: null }))],
  }),
});

/** Takes away what the selected entities were expanded by. */
export const foldSelected = defineCommand({
  id: "focus.fold",
  title: words.collapseSelection,
  keys: "Shift+E",
  menu: ["entity"],
  payload: v.undefined(),
  isEnabled: ({ view }) => view.grown.some(({ entity }) => view.selection.entities.includes(entity)),
  run: ({ view }) => ({
    ...view,
    grown: view.grown.filter(({ entity }) => !view.selection.entities.includes(entity)),
  }),
});

/** Keeps the surroundings of the given entities and hides the rest. */
export const focusOn = defineCommand({
  id: "focus.set",
  title: words.focus,
  payload: v.strictObject({
    entities: v.pipe(v.array(v.string()), v.minLength(1)),
    hops: v.pipe(v.number(), v.integer(), v.minValue(MIN_HOPS), v.maxValue(MAX_HOPS)),
  }),
  run: ({ view }, focus) => ({ ...view, focus, grown: [] }),
});

/** Ends the focus, so that the whole graph is shown. */
export const leaveFocus = defineCommand({
  id: "focus.clear",
  title: words.clearFocus,
  menu: ["stage"],
  payload: v.undefined(),
  isEnabled: ({ view }) => view.focus !== null,
  run: ({ view }) => (view.focus === null ? view : { ...view, focus: null, grown: [] }),
});

/** Focuses on the selected entities, or changes the depth of the focus that stands; 0 keeps them alone. */
export const focusDepth = ([0, 1, 2, 3, 4] as const).map((hops) =>
  defineCommand({
    id: `focus.depth-${hops}`,
    title: () => words.focusDepth({ hops }),
    keys: String(hops),
    ...(hops <= 1 ? { menu: ["entity" as const] } : {}),
    payload: v.undefined(),
    isEnabled: ({ view }) => view.selection.entities.length > 0 || view.focus !== null,
    run: ({ view }) => {
      const entities = view.selection.entities.length > 0 ? view.selection.entities : view.focus?.entities;
      return entities === undefined ? view : { ...view, focus: { entities, hops } };
    },
  }),
);

/** Clears the focus; where there is none, the selection. */
export const stepBack = defineCommand({
  id: "view.step-back",
  title: words.clearFocusOrSelection,
  keys: "Escape",
  payload: v.undefined(),
  isEnabled: ({ view }) => view.focus !== null || hasSelection(view.selection),
  run: ({ view }) => {
    if (view.focus !== null) return { ...view, focus: null, grown: [] };
    return hasSelection(view.selection) ? { ...view, selection: NOTHING } : view;
  },
});

function shownIds({ dataset }: KnowledgeGraph, { entityMask }: DerivedView): readonly string[] {
  return dataset.entities.filter((_, e) => entityMask[e] === 1).map(({ id }) => id);
}

function hasSelection({ entities, claims }: Selection): boolean {
  return entities.length > 0 || claims.length > 0;
}

function symmetricDifference(held: readonly string[], given: readonly string[]): readonly string[] {
  return [...held.filter((id) => !given.includes(id)), ...given.filter((id) => !held.includes(id))];
}
