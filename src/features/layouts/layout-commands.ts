import * as v from "valibot";
import { layoutPanelWords as words } from "../../words/en/layout-panel.ts";
import { moveEntities } from "../../workspace/camera-commands.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the panel of layouts. */
export const openLayouts = defineCommand({
  id: "positions.layouts",
  title: words.open,
  menu: ["stage"],
  payload: v.undefined(),
  run: ({ view }) => (view.room.kind === "layouts" ? view : { ...view, room: { kind: "layouts" } }),
});

/** Puts all entities where a layout has them, and shows all of them. */
export const putLayout = defineCommand({
  id: "positions.lay-out",
  title: words.open,
  payload: moveEntities.payload,
  run: ({ view }, moved) => ({ ...view, moved, camera: null }),
});
