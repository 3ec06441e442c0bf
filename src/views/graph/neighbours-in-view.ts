import { placesOf } from "../../derive/places.ts";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import { neighboursOf } from "./going-there.ts";
import { boundsOf, captionsOf } from "./rendering.ts";
import { stageFor } from "./stage.ts";

/** How many shown neighbours the one selected entity has, and how many of them the canvas has in view; null where another number is selected. */
export function neighboursInView(
  state: Pick<WorkspaceState, "knowledge" | "view" | "derived" | "stage">,
): { readonly all: number; readonly inView: number } | null {
  const { knowledge, view, derived, stage } = state;
  const [id, ...others] = [...view.selection.entities, ...view.selection.claims];
  const entity = knowledge.entityNumber.get(id ?? "");
  if (entity === undefined || others.length > 0 || derived.entityMask[entity] === 0) return null;
  const neighbours = neighboursOf(state, entity);
  const places = placesOf(knowledge, view.moved);
  const bounds = boundsOf({ knowledge, captions: captionsOf(knowledge) });
  const { toPixels, width, height } = stageFor(bounds, stage, view.camera, knowledge.order);
  const inView = neighbours.filter((e) => {
    const { x, y } = toPixels({ x: places[2 * e] as number, y: places[2 * e + 1] as number });
    return x >= 0 && y >= 0 && x <= width && y <= height;
  });
  return { all: neighbours.length, inView: inView.length };
}
