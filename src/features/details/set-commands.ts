import * as v from "valibot";
import { DEFAULT_VIEW, type Selection, type ViewState, type WorkingSet } from "../../model/view-state.ts";
import { setWords as words } from "../../words/en/sets.ts";
import { defineCommand } from "../../workspace/command.ts";

const at = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Keeps what is selected as a working set under a name of its own, which can be changed, and opens the details with it. */
export const keepSelected = defineCommand({
  id: "sets.keep",
  title: words.keep,
  menu: ["entity", "claim"],
  payload: v.undefined(),
  isEnabled: ({ view: { selection } }) => selection.entities.length + selection.claims.length > 0,
  run: ({ view }) => ({
    ...view,
    sets: [...view.sets, { name: freshName(view.sets), ...view.selection }],
    room: DEFAULT_VIEW.room,
  }),
});

/** Renames a working set, by its place in the list; a blank name is none. */
export const renameSet = defineCommand({
  id: "sets.rename",
  title: words.rename,
  recording: "gesture",
  payload: v.strictObject({ at, name: v.string() }),
  run: ({ view }, { at, name }) => (name.trim() === "" ? view : changed(view, at, (set) => ({ ...set, name }))),
});

/** Adds what is selected to a working set. */
export const addToSet = defineCommand({
  id: "sets.add",
  title: words.addTo,
  payload: v.strictObject({ at }),
  run: ({ view }, { at }) =>
    changed(view, at, ({ name, ...held }) => ({
      name,
      entities: union(held.entities, view.selection.entities),
      claims: union(held.claims, view.selection.claims),
    })),
});

/** Takes what is selected out of a working set. */
export const takeFromSet = defineCommand({
  id: "sets.take",
  title: words.takeFrom,
  payload: v.strictObject({ at }),
  run: ({ view }, { at }) =>
    changed(view, at, ({ name, entities, claims }) => ({
      name,
      entities: entities.filter((id) => !view.selection.entities.includes(id)),
      claims: claims.filter((id) => !view.selection.claims.includes(id)),
    })),
});

/** Deletes a working set; its entities and claims stay in the graph. */
export const deleteSet = defineCommand({
  id: "sets.delete",
  title: words.remove,
  payload: v.strictObject({ at }),
  run: ({ view }, { at }) => ({ ...view, sets: view.sets.filter((_, place) => place !== at) }),
});

/** Whether a working set has all of a selection. */
export function holds(set: WorkingSet, { entities, claims }: Selection): boolean {
  return entities.every((id) => set.entities.includes(id)) && claims.every((id) => set.claims.includes(id));
}

function changed(view: ViewState, at: number, change: (set: WorkingSet) => WorkingSet): ViewState {
  const set = view.sets[at];
  return set === undefined ? view : { ...view, sets: view.sets.with(at, change(set)) };
}

/** "Set 1", or the next number that no set has. */
function freshName(sets: ViewState["sets"]): string {
  const taken = new Set(sets.map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = words.numbered({ number });
    if (!taken.has(name)) return name;
  }
}

function union(held: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...held, ...more])];
}
