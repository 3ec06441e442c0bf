import { isReadable } from "../../../model/scene-version.ts";
import type { SceneRecord } from "../../../model/story.ts";

/** The title of a scene in lists; for a scene of a newer version, its id. */
export function sceneTitle(scene: SceneRecord): string {
  return isReadable(scene) ? scene.title : scene.id;
}
