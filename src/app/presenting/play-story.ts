import { secondsAt } from "../../features/stories/reading-time.ts";
import { isAstray } from "../../workspace/presentation.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { goOn, toldStory } from "./story-walk.ts";

/**
 * Lets the story that is presented go on by itself: each step stays as long as it takes to read, and no time passes while
 * the presenter is astray; back in the scene, the step begins anew.
 * @param onEnd the last step has had its time.
 * @returns stops it.
 */
export function playStory(workspace: Workspace, onEnd: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    const state = workspace.store.getState();
    const { presentation } = state;
    const scene = presentation && toldStory(state)?.scenes[presentation.scene];
    if (!presentation || !scene || isAstray(state)) return;
    timer = setTimeout(() => {
      if (!goOn(workspace)) onEnd();
    }, 1000 * secondsAt(scene, presentation.step));
  };
  wait();
  const stop = workspace.store.subscribe((now, before) => {
    if (now.presentation !== before.presentation || now.view !== before.view) wait();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
