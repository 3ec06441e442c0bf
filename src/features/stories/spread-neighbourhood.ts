import { extentAround } from "../../derive/camera-around.ts";
import { placesOf } from "../../derive/places.ts";
import { spread } from "../../derive/spread.ts";
import { entityAt } from "../../model/knowledge-graph.ts";
import { roundPlace } from "../../model/view-slices/moved.ts";
import type { ViewState } from "../../model/view-state.ts";
import type { CommandContext } from "../../workspace/command.ts";
import { isFitted } from "./scene-writing.ts";

/** Width by height of the canvas beside the text of a story, about, on a projector. */
const CANVAS_SHAPE = 1.05;
/** Of more entities nobody sees each. */
const MOST_SPREAD = 60;

/**
 * A neighbourhood as a scene shows it: spread for itself over the whole canvas, with everything to the left, right, above
 * and below of what it was. The same view where it is none, where its author has chosen what is in view, or has arranged
 * any of it.
 */
export function spreadNeighbourhood({
  knowledge,
  view,
  derived: { entityMask },
}: Pick<CommandContext, "knowledge" | "view" | "derived">): ViewState {
  if (view.focus === null || view.focus.hops === 0 || !isFitted(knowledge, view)) return view;
  const shown = [...entityMask.keys()].filter((e) => entityMask[e] === 1);
  const ids = shown.map((e): string => entityAt(knowledge, e).id);
  if (shown.length < 2 || shown.length > MOST_SPREAD || ids.some((id) => id in view.moved)) return view;
  const extent = extentAround({ knowledge, view }, (e) => entityMask[e] === 1);
  if (extent === null) return view;
  const places = placesOf(knowledge, view.moved);
  const [xs, ys] = [0, 1].map((axis) => Float64Array.from(shown, (e) => places[2 * e + axis] as number)) as [
    Float64Array,
    Float64Array,
  ];
  const [across, upright] = [spread(xs, ys), spread(ys, xs)];
  const width = Math.max(extent.width, extent.height, extent.least);
  const moved = ids.map((id, at): [string, readonly [number, number]] => [
    id,
    [
      roundPlace(extent.x + width * ((across[at] as number) - 0.5)),
      roundPlace(extent.y + (width / CANVAS_SHAPE) * ((upright[at] as number) - 0.5)),
    ],
  ]);
  return { ...view, moved: { ...view.moved, ...Object.fromEntries(moved) }, camera: null };
}
