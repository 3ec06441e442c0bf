import type { CommandContext } from "../../model/command.ts";
import type { Camera } from "../../model/view-state.ts";
import { placesOf } from "./places.ts";

/** Empty margin around what is fitted, as a share of its larger side. */
const FIT_MARGIN = 0.24;
/** Least extent of a fitted selection, as a share of the whole picture, so that one node does not fill the stage. */
const LEAST_EXTENT = 0.22;

/** The camera that has all chosen entities on the stage, with a margin; null where none is chosen. */
export function cameraAround(
  { knowledge, view }: Pick<CommandContext, "knowledge" | "view">,
  isChosen: (entity: number) => boolean,
): Camera | null {
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
