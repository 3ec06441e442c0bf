import type { Scene, SceneRecord } from "./story.ts";

/** The version of scenes that this build writes and shows. A scene of a later one is kept as it is, and said to be so. */
export const SCENE_VERSION = 1;

/** Whether this build can show a scene. */
export function isReadable(scene: SceneRecord): scene is Scene {
  return scene.schemaVersion === SCENE_VERSION;
}
