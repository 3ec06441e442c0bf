import { createDerivation } from "../../derive/derive.ts";
import { fitView } from "../../derive/fit-view.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { isSameFrame } from "../../model/view-slices/camera.ts";
import { type Camera, type SliceId, type ViewSpecification, type ViewState, viewFrom } from "../../model/view-state.ts";
import { differences } from "./capture.ts";
import { fitScene } from "./staged-scene.ts";

/**
 * A scene's view as its author sees it: with everything that its steps reveal, and the panel as it is. What the dataset
 * lacks is left out.
 */
export function viewForWriting(knowledge: KnowledgeGraph, held: ViewSpecification, room: ViewState["room"]): ViewState {
  const view = { ...fitView(knowledge, viewFrom(held), "scene").view, room };
  return held.camera === undefined ? { ...view, camera: fittedCamera(knowledge, view) } : view;
}

/** The camera that shows all that a view shows; null where that is the whole graph. */
function fittedCamera(knowledge: KnowledgeGraph, view: ViewState): Camera | null {
  return fitScene(knowledge, createDerivation()(knowledge, view), view).camera;
}

/** Whether a view's camera shows what a scene without one would be fitted to anyway. */
export function isFitted(knowledge: KnowledgeGraph, view: ViewState): boolean {
  return view.camera === null || isSameFrame(fittedCamera(knowledge, view), view.camera);
}

/**
 * In which parts the canvas differs from a scene.
 * @param stored the scene's view, as `viewForWriting` gives it.
 */
export function changedParts(held: ViewSpecification, stored: ViewState, canvas: ViewState): readonly SliceId[] {
  // The whole graph includes what a scene without a camera shows, only from farther away.
  const isFitted = held.camera === undefined && canvas.camera === null;
  return differences(stored, canvas).filter((part) => part !== "camera" || !isFitted);
}
