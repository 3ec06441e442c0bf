import * as v from "valibot";
import { VIEW_IDS, VIEW_SHARE, type ViewId } from "../model/view-slices/views.ts";
import { zoomSchema } from "../model/view-slices/zooms.ts";
import type { ViewState } from "../model/view-state.ts";
import { viewsWords as words } from "../words/en/views.ts";
import { defineCommand } from "./command.ts";

const viewId = v.picklist(VIEW_IDS);

/**
 * Opens a view: alone, or in place of the first or second of two that are open. One that is open there or in the other
 * place stays where it is.
 */
export const openView = defineCommand({
  id: "views.open",
  title: words.openView,
  payload: v.strictObject({ view: viewId, inPlaceOf: v.exactOptional(v.picklist(["first", "second"])) }),
  run: ({ view }, { view: opened, inPlaceOf }) => {
    const { first, second } = view.views;
    if (second === null || inPlaceOf === undefined)
      return second === null && first === opened ? view : { ...view, views: alone(opened) };
    return first === opened || second === opened ? view : { ...view, views: { ...view.views, [inPlaceOf]: opened } };
  },
});

/** Opens a view beside the one that is open. */
export const openBeside = defineCommand({
  id: "views.beside",
  title: words.openBeside,
  payload: viewId,
  isEnabled: ({ view }) => view.views.second === null,
  run: ({ view }, second) => (view.views.first === second ? view : { ...view, views: { ...view.views, second } }),
});

/** Leaves one of two views. */
export const closeView = defineCommand({
  id: "views.close",
  title: words.closeView,
  payload: viewId,
  isEnabled: ({ view }) => view.views.second !== null,
  run: ({ view }, closed) => {
    const { first, second } = view.views;
    if (second === null || (closed !== first && closed !== second)) return view;
    return { ...view, views: alone(closed === first ? second : first) };
  },
});

/** Divides the width between two views. */
export const divideViews = defineCommand({
  id: "views.divide",
  title: words.divideViews,
  payload: v.pipe(v.number(), v.minValue(VIEW_SHARE.least), v.maxValue(VIEW_SHARE.most)),
  recording: "silent",
  isEnabled: ({ view }) => view.views.second !== null,
  run: ({ view }, share) => (share === view.views.share ? view : { ...view, views: { ...view.views, share } }),
});

/** Notes what of a view is in sight, null for the whole: how views report panning and zooming. */
export const noteZoom = defineCommand({
  id: "views.zoom",
  title: words.zoomView,
  payload: v.strictObject({ view: viewId, zoom: v.nullable(zoomSchema) }),
  recording: "silent",
  run: ({ view }, { view: zoomed, zoom }) => {
    const { [zoomed]: before, ...others } = view.zooms;
    if (zoom === null) return before === undefined ? view : { ...view, zooms: others };
    return { ...view, zooms: { ...others, [zoomed]: zoom } };
  },
});

function alone(first: ViewId): ViewState["views"] {
  return { first, second: null, share: VIEW_SHARE.standard };
}
