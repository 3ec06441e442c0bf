import * as v from "valibot";
import { cameraAround } from "../../derive/camera-around.ts";
import { viewSlices } from "../../model/view-state.ts";
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

/** Puts entities where a layout has them, with its headings in place of others, and shows all that is not hidden. */
export const putLayout = defineCommand({
  id: "positions.lay-out",
  title: words.open,
  payload: v.strictObject({ moved: moveEntities.payload, headings: viewSlices.headings.schema }),
  run: ({ view: before, knowledge, derived }, { moved: places, headings }) => {
    const view = { ...before, headings };
    const moved = { ...view.moved, ...places };
    const isWhole = Object.keys(places).length + view.aside.pinned.length >= knowledge.order;
    if (isWhole && derived.shownEntities === knowledge.order) return { ...view, moved, camera: null };
    const camera = cameraAround({ knowledge, view: { moved } }, (e) => derived.entityMask[e] === 1);
    return { ...view, moved, camera };
  },
});
