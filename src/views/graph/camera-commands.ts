import * as v from "valibot";
import { type CommandContext, defineCommand } from "../../model/command.ts";
import type { Camera } from "../../model/view-state.ts";
import { placesOf } from "./places.ts";

const finite = v.pipe(v.number(), v.finite());
/** Empty margin around what is fitted, as a share of its larger side. */
const FIT_MARGIN = 0.24;
/** Least extent of a fitted selection, as a share of the whole picture, so that one node does not fill the stage. */
const LEAST_EXTENT = 0.22;

/** Puts the camera somewhere; how the stage reports panning and zooming. */
export const setCamera = defineCommand({
  id: "camera.set",
  title: "Move the camera",
  payload: v.nullable(v.strictObject({ x: finite, y: finite, ratio: v.pipe(finite, v.gtValue(0)) })),
  recording: "silent",
  run: ({ view }, camera) => ({ ...view, camera }),
});

/** Shows all that is not hidden. */
export const fitAll = defineCommand({
  id: "camera.fit",
  title: "Fit the graph to the stage",
  keys: "f",
  menu: ["stage"],
  payload: v.undefined(),
  recording: "silent",
  run: (context) => {
    const { knowledge, derived, view } = context;
    const isWhole = derived.shownEntities === knowledge.order;
    return { ...view, camera: isWhole ? null : cameraAround(context, (e) => derived.entityMask[e] === 1) };
  },
});

/** Shows the selected entities and the ends of the selected claims. */
export const fitSelection = defineCommand({
  id: "camera.fit-selection",
  title: "Fit the selection to the stage",
  keys: "Shift+F",
  menu: ["entity", "claim"],
  payload: v.undefined(),
  recording: "silent",
  isEnabled: ({ view }) => view.selection.entities.length + view.selection.claims.length > 0,
  run: (context) => {
    const { knowledge, view } = context;
    const chosen = new Set<number>();
    for (const id of view.selection.entities) chosen.add(knowledge.entityNumber.get(id) ?? -1);
    for (const id of view.selection.claims) {
      const claim = knowledge.claimNumber.get(id);
      if (claim === undefined) continue;
      chosen.add(knowledge.claimSubject[claim] as number);
      chosen.add(knowledge.claimObject[claim] as number);
    }
    return { ...view, camera: cameraAround(context, (e) => chosen.has(e)) };
  },
});

/** Drops nodes at new places in layout space. */
export const moveEntities = defineCommand({
  id: "positions.move",
  title: "Move nodes",
  payload: v.record(v.string(), v.tuple([finite, finite])),
  run: ({ view }, moved) => ({ ...view, moved: { ...view.moved, ...moved } }),
});

/** Puts every node back where the layout has it. */
export const resetPositions = defineCommand({
  id: "positions.reset",
  title: "Put all nodes back in place",
  menu: ["stage"],
  payload: v.undefined(),
  isEnabled: ({ view }) => Object.keys(view.moved).length > 0,
  run: ({ view }) => (Object.keys(view.moved).length === 0 ? view : { ...view, moved: {} }),
});

function cameraAround({ knowledge, view }: CommandContext, isChosen: (entity: number) => boolean): Camera | null {
  const places = placesOf(knowledge, view.moved);
  const whole = extentOf(places, () => true);
  const chosen = extentOf(places, isChosen);
  if (whole === null || chosen === null) return null;
  const ratio = Math.max(chosen.size * (1 + FIT_MARGIN), whole.size * LEAST_EXTENT);
  return { x: chosen.x, y: chosen.y, ratio };
}

function extentOf(places: Float32Array, isChosen: (entity: number) => boolean) {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let e = 0; 2 * e < places.length; e++) {
    if (!isChosen(e)) continue;
    const x = places[2 * e] as number;
    const y = places[2 * e + 1] as number;
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  if (left > right) return null;
  return { x: (left + right) / 2, y: (bottom + top) / 2, size: Math.max(right - left, top - bottom, 1e-6) };
}
