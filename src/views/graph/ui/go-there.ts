import type { Point } from "../../../drawing/edge-geometry.ts";
import type { Box } from "../../../drawing/label-placement.ts";
import { setCamera } from "../../../workspace/camera-commands.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { cameraTo, soughtAfter, soughtAtFirst } from "../going-there.ts";
import type { CanvasWorkspace } from "./shown-workspace.ts";

/**
 * Moves the view's camera to what a command wants to be in sight, unless it is.
 * @param overlays what lies over the stage, in its CSS pixels.
 * @param toPixels where a point of layout space will be on the stage, when a camera that is under way has arrived.
 */
export function createGoing(
  host: HTMLElement,
  workspace: CanvasWorkspace,
  overlays: () => readonly Box[],
  toPixels: (at: Point) => Point,
) {
  let frame = 0;
  const size = () => ({ width: host.clientWidth, height: host.clientHeight });
  return {
    /** Where a view begins that came without a camera, as by a link that was written by hand. */
    begin: () => {
      const state = workspace.store.getState();
      const sought = soughtAtFirst(state);
      const camera = sought && cameraTo(sought, state, toPixels, size(), overlays());
      if (camera !== null) workspace.dispatch(setCamera, camera);
    },
    /** Whether the change asks for something to be brought into sight, which then follows. */
    follow: (now: WorkspaceState, before: WorkspaceState): boolean => {
      const sought = soughtAfter(now, before);
      if (sought === null) return false;
      cancelAnimationFrame(frame);
      // In the next frame, when what the selection brings with it lies over the stage.
      frame = requestAnimationFrame(() => {
        const camera = cameraTo(sought, workspace.store.getState(), toPixels, size(), overlays());
        if (camera !== null) workspace.dispatch(setCamera, camera);
      });
      return true;
    },
    dispose: () => cancelAnimationFrame(frame),
  };
}
