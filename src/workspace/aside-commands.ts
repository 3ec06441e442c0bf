import * as v from "valibot";
import type { Aside, Selection, ViewState } from "../model/view-state.ts";
import { workspaceWords as words } from "../words/en/workspace.ts";
import { defineCommand } from "./command.ts";

const hasSelection = ({ view }: { readonly view: ViewState }) => chosenIds(view.selection).length > 0;

/** Hides what is selected, and clears the selection. */
export const hideSelected = defineCommand({
  id: "aside.hide",
  title: words.hideSelection,
  keys: "h",
  menu: ["entity", "claim"],
  payload: v.undefined(),
  isEnabled: hasSelection,
  run: ({ view }) => ({
    ...view,
    aside: { ...view.aside, hidden: union(view.aside.hidden, chosenIds(view.selection)) },
    selection: { entities: [], claims: [] },
  }),
});

/** Fades what is selected, or unfades it where all of it is faded. */
export const dimSelected = defineCommand({
  id: "aside.dim",
  title: words.fadeSelection,
  keys: "d",
  menu: ["entity", "claim"],
  payload: v.undefined(),
  isEnabled: hasSelection,
  run: ({ view }) => withToggled(view, "dimmed", chosenIds(view.selection)),
});

/** Pins selected entities to their places, or unpins them where all were pinned. A pinned entity is not dragged along. */
export const pinSelected = defineCommand({
  id: "aside.pin",
  title: words.pinSelection,
  keys: "p",
  menu: ["entity"],
  payload: v.undefined(),
  isEnabled: ({ view }) => view.selection.entities.length > 0,
  run: ({ view }) => withToggled(view, "pinned", view.selection.entities),
});

/** Restores what was hidden or faded by hand; pins stay. */
export const restoreHidden = defineCommand({
  id: "aside.bring-back",
  title: words.restore,
  keys: "Shift+H",
  menu: ["stage"],
  payload: v.undefined(),
  isEnabled: ({ view }) => view.aside.hidden.length + view.aside.dimmed.length > 0,
  run: ({ view }) => ({ ...view, aside: { ...view.aside, hidden: [], dimmed: [] } }),
});

function withToggled(view: ViewState, list: keyof Aside, ids: readonly string[]): ViewState {
  const held = view.aside[list];
  const next = ids.every((id) => held.includes(id)) ? held.filter((id) => !ids.includes(id)) : union(held, ids);
  return { ...view, aside: { ...view.aside, [list]: next } };
}

function chosenIds({ entities, claims }: Selection): readonly string[] {
  return [...entities, ...claims];
}

function union(held: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...held, ...more])].sort();
}
