import * as v from "valibot";
import type { ViewState } from "../../model/view-state.ts";
import { panelCommandWords as words } from "../../words/en/panel-commands.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the two selected entities side by side. */
export const compareSelected = defineCommand({
  id: "comparison.between-selected",
  title: words.compareSelected,
  keys: "c",
  menu: ["entity"],
  payload: v.undefined(),
  isEnabled: ({ view }) => view.selection.entities.length === 2,
  run: ({ view }) => {
    const [a, b] = view.selection.entities;
    return a === undefined || b === undefined ? view : sideBySide(view, a, b);
  },
});

/** Opens the panel of comparison, with what is selected in it where that is one or two entities. */
export const openComparison = defineCommand({
  id: "comparison.open",
  title: words.compareTwo,
  payload: v.undefined(),
  isEnabled: ({ view }) => view.room.kind !== "comparison",
  run: ({ view }) => {
    const [a = "", b = ""] = view.selection.entities.length <= 2 ? view.selection.entities : [];
    return sideBySide(view, a, b);
  },
});

/** Compares two named entities. The empty text is one that is not chosen yet. */
export const setCompared = defineCommand({
  id: "comparison.set",
  title: words.compareTwo,
  payload: v.strictObject({ a: v.string(), b: v.string() }),
  run: ({ view }, { a, b }) => sideBySide(view, a, b),
});

/** Puts the first in place of the second. */
export const swapCompared = defineCommand({
  id: "comparison.swap",
  title: words.swapCompared,
  payload: v.undefined(),
  isEnabled: ({ view }) => view.room.kind === "comparison",
  run: ({ view }) => (view.room.kind === "comparison" ? sideBySide(view, view.room.b, view.room.a) : view),
});

/** The view with the two compared and selected, so that the graph shows them; the same view where it did so already. */
function sideBySide(view: ViewState, a: string, b: string): ViewState {
  const { room, selection } = view;
  const entities = [...new Set([a, b])].filter(Boolean);
  const isOpen = room.kind === "comparison" && room.a === a && room.b === b;
  const isSelected = selection.claims.length === 0 && selection.entities.join(" ") === entities.join(" ");
  return isOpen && isSelected
    ? view
    : { ...view, room: { kind: "comparison", a, b }, selection: { entities, claims: [] } };
}
