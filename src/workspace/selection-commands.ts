import * as v from "valibot";
import { defineCommand } from "../model/command.ts";
import { MAX_HOPS, type Selection } from "../model/view-state.ts";

const items = v.strictObject({
  entities: v.optional(v.array(v.string()), []),
  claims: v.optional(v.array(v.string()), []),
});
const NOTHING: Selection = { entities: [], claims: [] };

/** Selects exactly the given entities and claims. */
export const select = defineCommand({
  id: "selection.set",
  title: "Select",
  payload: items,
  run: ({ view }, selection) => ({ ...view, selection }),
});

/** Adds the given entities and claims to the selection, or takes out those that are in it. */
export const toggleSelected = defineCommand({
  id: "selection.toggle",
  title: "Add to or take from the selection",
  payload: items,
  run: ({ view }, { entities, claims }) => ({
    ...view,
    selection: {
      entities: symmetricDifference(view.selection.entities, entities),
      claims: symmetricDifference(view.selection.claims, claims),
    },
  }),
});

/** Selects nothing. */
export const clearSelection = defineCommand({
  id: "selection.clear",
  title: "Select nothing",
  payload: v.undefined(),
  isEnabled: ({ view }) => hasSelection(view.selection),
  run: ({ view }) => (hasSelection(view.selection) ? { ...view, selection: NOTHING } : view),
});

/** Keeps the surroundings of the given entities and hides the rest. */
export const focusOn = defineCommand({
  id: "focus.set",
  title: "Focus on a neighbourhood",
  payload: v.strictObject({
    entities: v.pipe(v.array(v.string()), v.minLength(1)),
    hops: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_HOPS)),
  }),
  run: ({ view }, focus) => ({ ...view, focus, grown: [] }),
});

/** Leaves the neighbourhood and shows the whole graph again. */
export const leaveFocus = defineCommand({
  id: "focus.clear",
  title: "Leave the neighbourhood",
  payload: v.undefined(),
  isEnabled: ({ view }) => view.focus !== null,
  run: ({ view }) => (view.focus === null ? view : { ...view, focus: null, grown: [] }),
});

/** Focuses on the selected entities, or changes the depth of the focus that stands. */
export const focusDepth = ([1, 2, 3, 4] as const).map((hops) =>
  defineCommand({
    id: `focus.depth-${hops}`,
    title: hops === 1 ? "Focus on 1 hop around the selection" : `Focus on ${hops} hops around the selection`,
    keys: String(hops),
    payload: v.undefined(),
    isEnabled: ({ view }) => view.selection.entities.length > 0 || view.focus !== null,
    run: ({ view }) => {
      const entities = view.selection.entities.length > 0 ? view.selection.entities : view.focus?.entities;
      return entities === undefined ? view : { ...view, focus: { entities, hops } };
    },
  }),
);

/** One step back: out of the neighbourhood first, then out of the selection. */
export const stepBack = defineCommand({
  id: "view.step-back",
  title: "Step back",
  keys: "Escape",
  payload: v.undefined(),
  isEnabled: ({ view }) => view.focus !== null || hasSelection(view.selection),
  run: ({ view }) => {
    if (view.focus !== null) return { ...view, focus: null, grown: [] };
    return hasSelection(view.selection) ? { ...view, selection: NOTHING } : view;
  },
});

function hasSelection({ entities, claims }: Selection): boolean {
  return entities.length > 0 || claims.length > 0;
}

function symmetricDifference(held: readonly string[], given: readonly string[]): readonly string[] {
  return [...held.filter((id) => !given.includes(id)), ...given.filter((id) => !held.includes(id))];
}
