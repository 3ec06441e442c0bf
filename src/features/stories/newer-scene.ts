import { SCENE_VERSION } from "../../model/scene-version.ts";
import type { SceneRecord } from "../../model/story.ts";
import { storyProblemWords as words } from "../../words/en/story-problems.ts";
import type { Words } from "../../words/message.ts";

/** That this build cannot read a scene. */
export function newerSceneInWords({ schemaVersion }: Pick<SceneRecord, "schemaVersion">): Words {
  return words.newerScene({ version: String(schemaVersion), supported: String(SCENE_VERSION) });
}
