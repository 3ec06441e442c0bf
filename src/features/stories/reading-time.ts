import { isReadable } from "../../model/scene-version.ts";
import type { SceneRecord } from "../../model/story.ts";
import { captionWords, parseCaption } from "./caption.ts";

/** Reading speed for text beside a graph that is looked at in between: words a minute. */
const WORDS_A_MINUTE = 180;
/** Least time for a step with few words or none, in seconds: the graph needs time, too. */
const LEAST_SECONDS = 4;

/**
 * How long a story that plays by itself stays at a step, in seconds: as long as the scene says, else as long as the
 * words that are new there take to read.
 * @param step steps taken; 0 is the scene's beginning, where its own caption is new.
 */
export function secondsAt(scene: SceneRecord, step: number): number {
  if (!isReadable(scene)) return LEAST_SECONDS;
  if (scene.seconds !== null) return scene.seconds;
  const said = step === 0 ? `${scene.title}\n\n${scene.caption}` : (scene.steps[step - 1]?.caption ?? "");
  const words = captionWords(parseCaption(said)).split(/\s+/).filter(Boolean).length;
  return Math.max(LEAST_SECONDS, (words * 60) / WORDS_A_MINUTE);
}
