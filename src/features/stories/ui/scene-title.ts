import { isReadable, type SceneRecord } from "../../../model/story.ts";

/** What a scene is called in lists; one that only a newer version can read goes by its id. */
export function sceneTitle(scene: SceneRecord): string {
  return isReadable(scene) ? scene.title : scene.id;
}
