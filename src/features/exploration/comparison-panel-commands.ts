import * as v from "valibot";
import { panelSteeringWords as words } from "../../words/en/panel-steering.ts";
import { defineCommand } from "../../workspace/command.ts";
import { sideBySide } from "./side-by-side.ts";

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

/** Puts the first in place of the second. */
export const swapCompared = defineCommand({
  id: "comparison.swap",
  title: words.swapCompared,
  payload: v.undefined(),
  isEnabled: ({ view }) => view.room.kind === "comparison",
  run: ({ view }) => (view.room.kind === "comparison" ? sideBySide(view, view.room.b, view.room.a) : view),
});

/** Compares two named entities. The empty text is one that is not chosen yet. */
export const setCompared = defineCommand({
  id: "comparison.set",
  title: words.compareTwo,
  payload: v.strictObject({ a: v.string(), b: v.string() }),
  run: ({ view }, { a, b }) => sideBySide(view, a, b),
});
