import * as v from "valibot";
import type { PanelState } from "../../model/view-state.ts";
import { panelCommandWords as words } from "../../words/en/panel-commands.ts";
import { defineCommand } from "../../workspace/command.ts";

// What opens the panel of paths. What finds paths is in path-commands.ts and loads with the panel, which selects the best.

/** The state of the panel of paths, as a view holds it. An end that is not chosen yet is the empty text. */
export type PathPanelState = Extract<PanelState, { readonly kind: "path" }>;

/** The panel before anything was chosen in it. */
export const NEW_PATHS: PathPanelState = {
  kind: "path",
  from: "",
  to: "",
  directed: false,
  byFirmness: false,
  avoid: [],
  choice: 0,
};

/** Opens the panel of paths between the two selected entities. */
export const pathsBetweenSelected = defineCommand({
  id: "path.between-selected",
  title: words.findPathsBetween,
  keys: "t",
  menu: ["entity"],
  payload: v.undefined(),
  isEnabled: ({ view }) => view.selection.entities.length === 2,
  run: ({ view }) => {
    const [from, to] = view.selection.entities;
    if (from === undefined || to === undefined) return view;
    return { ...view, room: { ...NEW_PATHS, from, to } };
  },
});

/** Opens the panel of paths, from what is selected where that is one or two entities. */
export const openPaths = defineCommand({
  id: "path.open",
  title: words.findPaths,
  payload: v.undefined(),
  isEnabled: ({ view }) => view.room.kind !== "path",
  run: ({ view }) => {
    const { room, selection } = view;
    if (room.kind === "path") return view;
    const [from = "", to = ""] = selection.entities.length <= 2 ? selection.entities : [];
    const ends = { entities: [from, to].filter((id) => id !== ""), claims: [] };
    return { ...view, room: { ...NEW_PATHS, from, to }, selection: ends };
  },
});
