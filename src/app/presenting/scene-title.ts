import { isReadable } from "../../model/scene-version.ts";
import type { SceneRecord } from "../../model/story.ts";
import { presentingWords as words } from "../../words/en/presenting.ts";
import { verbatim, type Words } from "../../words/message.ts";

/** What a scene is called; one of a later version, whose title cannot be relied on, by its number. */
export function sceneTitle(scene: SceneRecord, at: number): Words {
  return isReadable(scene) ? verbatim(scene.title) : words.newerScene({ scene: at + 1 });
}
