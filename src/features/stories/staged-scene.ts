import { cameraAround, type Extent, extentAround } from "../../derive/camera-around.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import { fitView } from "../../derive/fit-view.ts";
import type { Issue } from "../../model/issue.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { isReadable, SCENE_VERSION, type Story } from "../../model/story.ts";
import { type Camera, DEFAULT_VIEW, type ViewState } from "../../model/view-state.ts";
import { verbatim } from "../../words/message.ts";
import { viewOfScene } from "./scene-view.ts";
import { nearestPlace, type StoryPlace } from "./story-place.ts";

/** A place in a story as it is staged on the canvas. */
export interface StagedScene extends StoryPlace {
  /** The view as the scene sets it: another one is on where the presenter went astray. */
  readonly sceneView: ViewState;
  /** What the camera fits, for a canvas that knows its own shape; null if the scene sets the camera itself. */
  readonly extent: Extent | null;
  /** What of the scene this dataset lacks, or why it cannot be shown. */
  readonly issues: readonly Issue[];
}

/**
 * What is on the stage at a place in a story. Where the scene names no camera, all that it shows once its steps are
 * taken is fitted, so that nothing moves while it is revealed.
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
  if (!isReadable(scene)) {
    const message = `This scene was written by a newer Sourceline (version ${scene.schemaVersion} of scenes; this one reads ${SCENE_VERSION}).`;
    const hint = "The story goes on with the next scene.";
    return {
      ...at,
      sceneView: DEFAULT_VIEW,
      extent: null,
      issues: [{ code: "stories/newer-scene", path: scene.id, message: verbatim(message), hint: verbatim(hint) }],
    };
  }
  const { view, issues } = fitView(knowledge, viewOfScene(scene, at.step), "scene");
  if (scene.view.camera !== undefined) return { ...at, sceneView: view, extent: null, issues };
  const whole = fitView(knowledge, viewOfScene(scene, scene.steps.length), "scene").view;
  const { camera, extent } = fitScene(knowledge, derive(knowledge, whole), whole);
  return { ...at, sceneView: { ...view, camera }, extent, issues };
}

/** Where the camera stands that shows all that a view leaves, and what it fits; both null where that is the whole picture. */
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
