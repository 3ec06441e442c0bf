import * as v from "valibot";
import { isSameJson } from "../lib/same-json.ts";
import { againstSlice } from "./view-slices/against.ts";
import { agreementSlice } from "./view-slices/agreement.ts";
import { asideSlice } from "./view-slices/aside.ts";
import { bundledSlice } from "./view-slices/bundled.ts";
import { cameraSlice } from "./view-slices/camera.ts";
import { drawnBySlice } from "./view-slices/drawn-by.ts";
import { type FieldFilter, fieldsSlice } from "./view-slices/fields.ts";
import { focusSlice } from "./view-slices/focus.ts";
import { grownSlice } from "./view-slices/grown.ts";
import { headingsSlice } from "./view-slices/headings.ts";
import { hiddenSlice } from "./view-slices/hidden.ts";
import { hidingSlice } from "./view-slices/hiding.ts";
import { labelsSlice } from "./view-slices/labels.ts";
import { mapSlice } from "./view-slices/map.ts";
import { matrixSlice } from "./view-slices/matrix.ts";
import { movedSlice } from "./view-slices/moved.ts";
import { roomSlice } from "./view-slices/room.ts";
import { selectionSlice } from "./view-slices/selection.ts";
import { setsSlice } from "./view-slices/sets.ts";
import type { Slice } from "./view-slices/slice.ts";
import { tableSlice } from "./view-slices/table.ts";
import { timeSlice } from "./view-slices/time.ts";
import { timelineSlice } from "./view-slices/timeline.ts";
import { viewsSlice } from "./view-slices/views.ts";
import { zoomsSlice } from "./view-slices/zooms.ts";

/** All that a view consists of, in the order in which files, links and sentences have it. */
const SLICES = {
  hidden: hiddenSlice,
  fields: fieldsSlice,
  time: timeSlice,
  focus: focusSlice,
  selection: selectionSlice,
  moved: movedSlice,
  headings: headingsSlice,
  camera: cameraSlice,
  against: againstSlice,
  hiding: hidingSlice,
  aside: asideSlice,
  grown: grownSlice,
  bundled: bundledSlice,
  drawnBy: drawnBySlice,
  labels: labelsSlice,
  sets: setsSlice,
  room: roomSlice,
  views: viewsSlice,
  zooms: zoomsSlice,
  timeline: timelineSlice,
  matrix: matrixSlice,
  agreement: agreementSlice,
  map: mapSlice,
  table: tableSlice,
};
export type SliceId = keyof typeof SLICES;

/** All that a user chose: serialisable, undoable, shareable. */
export type ViewState = { readonly [Id in SliceId]: v.InferOutput<(typeof SLICES)[Id]["schema"]> };

/** How each slice is kept, written, read, fitted to a dataset and described. */
export const viewSlices: { readonly [Id in SliceId]: Slice<ViewState[Id]> } = SLICES;
export const SLICE_IDS = Object.keys(SLICES) as readonly SliceId[];

type Entries = { readonly [Id in SliceId]: v.ExactOptionalSchema<(typeof SLICES)[Id]["schema"], undefined> };

/** A view, or a part of one: what a saved question or a link holds. An absent key means the default. */
export const viewSpecificationSchema = v.strictObject(
  Object.fromEntries(SLICE_IDS.map((id) => [id, v.exactOptional(SLICES[id].schema)] as const)) as Entries,
);
export type ViewSpecification = v.InferOutput<typeof viewSpecificationSchema>;

export type Selection = ViewState["selection"];
export type TimeWindow = ViewState["time"];
export type Focus = NonNullable<ViewState["focus"]>;
export type Camera = NonNullable<ViewState["camera"]>;
export type Hidden = ViewState["hidden"];
export type { FieldFilter };
export type Aside = ViewState["aside"];
export type WorkingSet = ViewState["sets"][number];
export type Growth = ViewState["grown"][number];
/** What the panel on the right is about. */
export type PanelState = ViewState["room"];

/** A view, or a part of one, made slice by slice; a slice that is left out (undefined) has its default. */
export function specify(make: <Id extends SliceId>(id: Id) => ViewState[Id] | undefined): ViewSpecification {
  const specification: { [Id in SliceId]?: ViewState[Id] } = {};
  const put = <Id extends SliceId>(id: Id) => {
    const value = make(id);
    if (value !== undefined) specification[id] = value;
  };
  for (const id of SLICE_IDS) put(id);
  return specification;
}

export const DEFAULT_VIEW = specify((id) => viewSlices[id].standard) as ViewState;

/** A complete view from a part of one. */
export function viewFrom(specification: ViewSpecification): ViewState {
  return { ...DEFAULT_VIEW, ...specification };
}

/** What of a view differs from the default: all that has to be stored of it. */
export function specificationOf(view: ViewState, ids: readonly SliceId[] = SLICE_IDS): ViewSpecification {
  return specify((id) => (ids.includes(id) && !isSameJson(view[id], DEFAULT_VIEW[id]) ? view[id] : undefined));
}

/** A view whose slices are the very objects of another view where they say the same: what was found from those still holds. */
export function sharingSlices(view: ViewState, other: ViewState): ViewState {
  return specify((id) => (isSameJson(view[id], other[id]) ? other[id] : view[id])) as ViewState;
}

/** What the pointer or the keyboard is on, by entity or claim number: not part of a view, never saved. */
export type Hover = { readonly kind: "entity" | "claim"; readonly number: number } | null;
