import { presenterOf } from "../features/stories/presenter.ts";
import type { GraphHandle } from "../views/graph/ui/sigma-adapter.ts";
import type { Workspace } from "../workspace/workspace.ts";

// The picture that the build draws into the page, seen until the stage has drawn its own; for good, where the stage
// cannot. See docs/decisions/2026-11-28-a-still-picture-first.md. In development and in a one-file there is none.

const find = () => document.querySelector<HTMLElement>(".still");

/**
 * Takes the still picture away, with all that stands around it: where the opening failed, and where the stage has drawn
 * a still picture of its own, which follows filters and the camera.
 */
export function removeStillPicture(): void {
  find()?.remove();
}

/** Takes the still picture away in the frame after the stage has drawn for the first time, so that no frame is empty. */
export function handOver({ sigma }: Pick<GraphHandle, "sigma">): void {
  sigma.once("afterRender", () => requestAnimationFrame(removeStillPicture));
}

/**
 * Leaves of the page before the program what is seen through the stage: the picture. As long as it is there, it is
 * hidden while the workspace shows anything but the opening view, so that it never illustrates something else.
 * @returns what ends this.
 */
export function keepBeneath(workspace: Workspace): () => void {
  const still = find();
  if (still === null) return () => {};
  still.dataset.beneath = "";
  const opening = workspace.store.getState();
  const presented = presenterOf(workspace).store;
  const follow = () => {
    const { document, knowledge, derived, view } = workspace.store.getState();
    still.hidden =
      document.dataset !== opening.document.dataset ||
      derived.shownEntities < knowledge.order ||
      derived.shownClaims < knowledge.claimCount ||
      view.moved !== opening.view.moved ||
      view.camera !== opening.view.camera ||
      view.bundled !== opening.view.bundled ||
      presented.getState() !== null;
  };
  follow();
  const stops = [workspace.store.subscribe(follow), presented.subscribe(follow)];
  return () => {
    for (const stop of stops) stop();
  };
}
