import { cameraAround, type Extent, extentAround } from "../../derive/camera-around.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import { fitView } from "../../derive/fit-view.ts";
import type { Issue } from "../../model/issue.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { isReadable } from "../../model/scene-version.ts";
import type { Story } from "../../model/story.ts";
import { type Camera, DEFAULT_VIEW, type ViewState } from "../../model/view-state.ts";
import { viewOfScene } from "./scene-view.ts";
import { nearestPlace, type StoryPlace } from "./story-place.ts";

/** A place in a story as it is shown on the canvas. */
export interface StagedScene extends StoryPlace {
  /** The view as the scene sets it; the canvas shows another one once the presenter has left the scene. */
  readonly sceneView: ViewState;
  /** What the camera fits, for a canvas that knows its own shape; null if the scene sets the camera itself. */
  readonly extent: Extent | null;
  /** What the dataset lacks of the scene. */
  readonly issues: readonly Issue[];
}

/**
 * What the canvas shows at a place in a story. Where the scene sets no camera, all that it shows after its last step is
 * fitted, so that nothing moves at a step. Of a scene of a newer version nothing is known: the whole graph stands there.
 * @returns null where the story has no scene.
 */
export function stageScene(
  knowledge: KnowledgeGraph,
  derive: (knowledge: KnowledgeGraph, view: ViewState) => DerivedView,
  story: Story,
  place: StoryPlace,
): StagedScene | null {
  const at = nearestPlace(story, place);
  const scene = at === null ? undefined : story.scenes[at.scene];
  if (at === null || scene === undefined) return null;
  if (!isReadable(scene)) return { ...at, sceneView: DEFAULT_VIEW, extent: null, issues: [] };
  const { view, issues } = fitView(knowledge, viewOfScene(scene, at.step), "scene");
  if (scene.view.camera !== undefined) return { ...at, sceneView: view, extent: null, issues };
  const whole = fitView(knowledge, viewOfScene(scene, scene.steps.length), "scene").view;
  const { camera, extent } = fitScene(knowledge, derive(knowledge, whole), whole);
  return { ...at, sceneView: { ...view, camera }, extent, issues };
}

/** The camera that shows all that a view shows, and what it fits; both null where that is the whole graph. */
export function fitScene(
  knowledge: KnowledgeGraph,
  { shownEntities, entityMask }: Pick<DerivedView, "shownEntities" | "entityMask">,
  view: ViewState,
): { readonly camera: Camera | null; readonly extent: Extent | null } {
  if (shownEntities === knowledge.order && Object.keys(view.moved).length === 0) return { camera: null, extent: null };
  const isShown = (entity: number) => entityMask[entity] === 1;
  return {
    camera: cameraAround({ knowledge, view }, isShown),
    extent: extentAround({ knowledge, view }, isShown),
  };
}
