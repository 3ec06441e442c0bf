import { isReadable, type SceneRecord } from "../../model/story.ts";

/** What a scene is called; one of a later version, whose title cannot be relied on, by its number. */
export function sceneTitle(scene: SceneRecord, at: number): string {
  return isReadable(scene) ? scene.title : `Scene ${at + 1}, from a newer version`;
}
