import * as v from "valibot";
import { cameraAround } from "../derive/camera-around.ts";
import { workspaceWords as words } from "../words/en/workspace.ts";
import { defineCommand } from "./command.ts";

const finite = v.pipe(v.number(), v.finite());
/** Puts the camera somewhere; how the canvas reports panning and zooming. */
export const setCamera = defineCommand({
  id: "camera.set",
  title: words.moveCamera,
  payload: v.nullable(v.strictObject({ x: finite, y: finite, ratio: v.pipe(finite, v.gtValue(0)) })),
  recording: "silent",
  run: ({ view }, camera) => ({ ...view, camera }),
});

/** Shows all that is not hidden. */
export const fitAll = defineCommand({
  id: "camera.fit",
  title: words.fitGraph,
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
  title: words.fitSelection,
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
  title: words.moveEntities,
  payload: v.record(v.string(), v.tuple([finite, finite])),
  run: ({ view }, moved) => ({ ...view, moved: { ...view.moved, ...moved } }),
});

/** Puts every node back where the dataset has it; what a layout has written over them goes. */
export const resetPositions = defineCommand({
  id: "positions.reset",
  title: words.resetPositions,
  menu: ["stage"],
  payload: v.undefined(),
  isEnabled: ({ view }) => Object.keys(view.moved).length > 0,
  run: ({ view }) => (Object.keys(view.moved).length === 0 ? view : { ...view, moved: {}, headings: [] }),
});
