import * as v from "valibot";
import { panelCommandWords as words } from "../../words/en/panel-commands.ts";
import { defineCommand } from "../../workspace/command.ts";
import { sideBySide } from "./side-by-side.ts";

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
