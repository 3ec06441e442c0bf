import { hasLeftScene, presentedStory, presenterOf } from "../../features/stories/presenter.ts";
import { secondsAt } from "../../features/stories/reading-time.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { goOn } from "./story-walk.ts";

/**
 * Plays the presented story automatically: each step stays as long as it takes to read. While the presenter has left the
 * scene, it waits; back in the scene, the step begins anew.
 * @param onEnd called when the last step has had its time.
 * @returns stops it.
 */
export function playStory(workspace: Workspace, onEnd: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const { store } = presenterOf(workspace);
  const wait = () => {
    clearTimeout(timer);
    const on = store.getState();
    const scene = on && presentedStory(on)?.scenes[on.scene];
    if (!on || !scene || hasLeftScene(on)) return;
    timer = setTimeout(() => {
      if (!goOn(workspace)) onEnd();
    }, 1000 * secondsAt(scene, on.step));
  };
  wait();
  const stops = [
    store.subscribe(wait),
    store.getState()?.workspace.store.subscribe((now, before) => {
      if (now.view !== before.view) wait();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop?.();
  };
}
