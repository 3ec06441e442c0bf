import { setCamera } from "../../../workspace/camera-commands.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import type { Point } from "../edge-geometry.ts";
import { cameraTo, soughtAfter } from "../going-there.ts";
import type { Box } from "../label-placement.ts";
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
  return {
    /** Whether the change asks for something to be brought into sight, which then follows. */
    follow: (now: WorkspaceState, before: WorkspaceState): boolean => {
      const sought = soughtAfter(now, before);
      if (sought === null) return false;
      cancelAnimationFrame(frame);
      // In the next frame, when what the selection brings with it lies over the stage.
      frame = requestAnimationFrame(() => {
        const size = { width: host.clientWidth, height: host.clientHeight };
        const camera = cameraTo(sought, workspace.store.getState(), toPixels, size, overlays());
        if (camera !== null) workspace.dispatch(setCamera, camera);
      });
      return true;
    },
    dispose: () => cancelAnimationFrame(frame),
  };
}
