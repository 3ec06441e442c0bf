import { presenterOf } from "../features/stories/presenter.ts";
import type { GraphHandle } from "../views/graph/ui/sigma-adapter.ts";
import type { Workspace } from "../workspace/workspace.ts";

// The picture that the build draws into the page. It is shown until the canvas has drawn the graph, or for good where the
// canvas cannot. See docs/decisions/2026-11-28-a-still-picture-first.md. In development and in a one-file there is none.

const find = () => document.querySelector<HTMLElement>(".still");

/**
 * Removes the still picture with all that is around it: where the opening failed, and where the canvas has drawn a still
 * picture of its own, which follows filters and the camera.
 */
export function removeStillPicture(): void {
  find()?.remove();
}

/** Removes the still picture in the frame after the canvas has drawn for the first time, so that no frame is empty. */
export function handOver({ sigma }: Pick<GraphHandle, "sigma">): void {
  sigma.once("afterRender", () => requestAnimationFrame(removeStillPicture));
}

/**
 * Keeps the still picture beneath the canvas. It is hidden while the workspace shows anything but the opening view, so
 * that it never illustrates something else.
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
      view.drawnBy !== opening.view.drawnBy ||
      view.views !== opening.view.views ||
      presented.getState() !== null;
  };
  follow();
  const stops = [workspace.store.subscribe(follow), presented.subscribe(follow)];
  return () => {
    for (const stop of stops) stop();
  };
}
