import { isReadable } from "../../model/scene-version.ts";
import type { SceneRecord, Story } from "../../model/story.ts";

/** A place in a story: scene by position from 0, and how many of its steps are taken. */
export interface StoryPlace {
  /** Id of the story. */
  readonly story: string;
  readonly scene: number;
  readonly step: number;
}

/** How many steps a scene has; none where this build cannot read it. */
export function stepCount(scene: SceneRecord | undefined): number {
  return scene !== undefined && isReadable(scene) ? scene.steps.length : 0;
}

/** One press forward: the next step, else the next scene before any of its steps; null at the end. */
export function placeAfter({ scenes }: Story, { story, scene, step }: StoryPlace): StoryPlace | null {
  if (step < stepCount(scenes[scene])) return { story, scene, step: step + 1 };
  return scene + 1 < scenes.length ? { story, scene: scene + 1, step: 0 } : null;
}

/** One press back: the step before, else the scene before with all of its steps taken; null at the beginning. */
export function placeBefore({ scenes }: Story, { story, scene, step }: StoryPlace): StoryPlace | null {
  if (step > 0) return { story, scene, step: step - 1 };
  return scene > 0 ? { story, scene: scene - 1, step: stepCount(scenes[scene - 1]) } : null;
}

/** The nearest place that the story has: a step or a scene too far is cut to the last. Null for a story without scenes. */
export function nearestPlace({ scenes }: Story, { story, scene, step }: StoryPlace): StoryPlace | null {
  if (scenes.length === 0) return null;
  const at = Math.min(Math.max(0, scene), scenes.length - 1);
  return { story, scene: at, step: Math.min(Math.max(0, step), stepCount(scenes[at])) };
}
