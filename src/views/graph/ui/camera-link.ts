import type { Box } from "../../../drawing/label-placement.ts";
import type { StagedScene } from "../../../features/stories/staged-scene.ts";
import { isSameJson } from "../../../lib/same-json.ts";
import { prefersReducedMotion } from "../../../lib/ui/reduced-motion.ts";
import type { Camera } from "../../../model/view-state.ts";
import { fitAll, setCamera } from "../../../workspace/camera-commands.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { boundsOf, framed, placeOf, type Rendering } from "../rendering.ts";
import type { DrawnSigma } from "./drawn-graph.ts";
import { createGoing } from "./go-there.ts";
import type { PickingSigma } from "./picking-sigma.ts";
import type { CanvasWorkspace } from "./shown-workspace.ts";
import { isOffEdge } from "./stage-handle.ts";

const REPORT_MS = 120;
const GLIDE_MS = 200;
const MOVE_MS = 300;
/** In a story the move shows how one view relates to the other: slow enough to follow. */
const SCENE_MOVE_MS = 900;
/** Room in CSS pixels, per unit of type, that a scene leaves on each side for names at its edge. */
const SCENE_NAMES = { across: 78, upright: 58 };
const WHOLE_PICTURE = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };

/**
 * Moves sigma's camera to where the workspace's view has it, and tells the view where the user has moved it.
 * @param overlays what lies over the stage, in its CSS pixels.
 */
export function linkCamera(
  sigma: DrawnSigma & Pick<PickingSigma, "isUnderWay" | "isCameraDragged">,
  workspace: CanvasWorkspace,
  rendering: () => Rendering,
  staged: () => StagedScene | null,
  overlays: () => readonly Box[],
) {
  const host = sigma.getContainer();
  const camera = sigma.getCamera();
  const viewed = () => workspace.store.getState().view.camera;
  let reported: Camera | null = null;
  /** Where the view last sent the camera: when it has arrived there is nothing to report. */
  let aimed = WHOLE_PICTURE;
  /** Where the view is sending the camera now; null where it has arrived, or the user moves it. */
  let underWayTo: typeof aimed | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  const shorterSide = () => Math.max(1, Math.min(host.clientWidth, host.clientHeight));
  const unitsPerPixel = (): number => {
    const a = sigma.viewportToGraph({ x: 0, y: 0 });
    const b = sigma.viewportToGraph({ x: 100, y: 0 });
    return Math.hypot(b.x - a.x, b.y - a.y) / 100;
  };
  /** Layout units per CSS pixel for a camera; for that of a scene the most that lets all of it, and its names, be seen. */
  const scaleFor = (target: Camera): number => {
    const scene = staged();
    const extent = scene?.sceneView.camera === target ? scene.extent : null;
    if (extent === null) return target.ratio / shorterSide();
    const { typeScale } = rendering();
    const roomFor = (length: number, names: number) => Math.max(length / 3, length - 2 * names * typeScale);
    return Math.max(
      extent.width / roomFor(host.clientWidth, SCENE_NAMES.across),
      extent.height / roomFor(host.clientHeight, SCENE_NAMES.upright),
      extent.least / shorterSide(),
    );
  };
  const aim = (target: Camera | null, isAnimated: boolean) => {
    let next = WHOLE_PICTURE;
    if (target !== null) {
      const { x, y } = framed(target, boundsOf(rendering()));
      const ratio = (camera.getState().ratio * scaleFor(target)) / unitsPerPixel();
      // Bounded as the camera will bound it, so that its arrival can be recognised.
      next = { x, y, ratio: camera.getBoundedRatio(ratio), angle: 0 };
    }
    reported = target;
    aimed = next;
    const duration = staged() === null ? MOVE_MS : SCENE_MOVE_MS;
    if (isAnimated && !prefersReducedMotion()) {
      underWayTo = next;
      // Settled also when something else moves the camera in between.
      void camera.animate(next, { duration, easing: "quadraticInOut" }).then(() => {
        if (underWayTo === next) underWayTo = null;
      });
    } else camera.setState(next);
  };
  const glide = (target: { readonly ratio: number } | { readonly x: number; readonly y: number }) => {
    if (prefersReducedMotion()) camera.setState(target);
    else void camera.animate(target, { duration: GLIDE_MS });
  };
  const reportNow = () => {
    const { x, y, ratio } = camera.getState();
    if (reported === viewed() && x === aimed.x && y === aimed.y && ratio === aimed.ratio) return;
    const isWhole = Math.hypot(x - 0.5, y - 0.5) < 1e-3 && Math.abs(ratio - 1) < 1e-3;
    const centre = sigma.viewportToGraph({ x: host.clientWidth / 2, y: host.clientHeight / 2 });
    reported = isWhole ? null : { x: centre.x, y: centre.y, ratio: unitsPerPixel() * shorterSide() };
    workspace.dispatch(setCamera, reported);
  };
  const stop = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
  // A camera that is under way then moves again, or is let go. The next frame brings turns of the wheel that wait for it, as
  // they do where frames take longer than that time.
  const report = () => {
    stop();
    if (sigma.isCameraDragged) return;
    timer = setTimeout(() => {
      frame = requestAnimationFrame(() => sigma.isUnderWay || reportNow());
    }, REPORT_MS);
  };

  const bounds = boundsOf(rendering());
  sigma.setCustomBBox(bounds);
  // Sigma fits by them from its next full refresh on; the first one went by where nodes were dragged to.
  if (!isSameJson(bounds, sigma.getBBox())) sigma.refresh();
  const going = createGoing(host, workspace, overlays, (at) =>
    sigma.graphToViewport(at, { cameraState: underWayTo ?? camera.getState() }),
  );
  if (staged() === null) going.begin();
  if (viewed() !== null) aim(viewed(), false);
  camera.on("updated", report);
  sigma.getMouseCaptor().on("mouseup", report);

  // While the camera is under way, what will be in view is not yet known: the last wish waits for it to arrive.
  let wished = -1;
  const reveal = (e: number): void => {
    wished = e;
    if (camera.isAnimated()) {
      requestAnimationFrame(() => {
        if (wished === e) reveal(e);
      });
      return;
    }
    // By where the camera is, which the last frame may not have drawn yet.
    const place = placeOf(rendering(), e);
    const size = { width: host.clientWidth, height: host.clientHeight };
    if (isOffEdge(sigma.graphToViewport(place, { cameraState: camera.getState() }), size))
      glide(framed(place, boundsOf(rendering())));
  };

  return {
    /**
     * Goes where the view says, and to what is sought. Entering or leaving a neighbourhood fits it, unless a camera came
     * with the change.
     */
    follow: (now: WorkspaceState, before: WorkspaceState, bringsCamera: boolean) => {
      const { view } = now;
      if (!bringsCamera && going.follow(now, before)) return;
      if (view.camera === before.view.camera) {
        if (!bringsCamera && !isSameJson(view.focus, before.view.focus)) workspace.dispatch(fitAll);
      } else if (view.camera !== reported) aim(view.camera, true);
    },
    /** Fits sigma to the bounds of a layout that has changed, and puts the camera where the view says. */
    reframe: () => {
      sigma.setCustomBBox(boundsOf(rendering()));
      aim(viewed(), false);
    },
    /** After a resize, frames what the view's camera frames, as large as the stage allows. */
    refit: () => {
      if (viewed() !== null) aim(viewed(), camera.isAnimated());
    },
    zoomBy: (factor: number) => glide({ ratio: camera.getBoundedRatio(camera.getState().ratio / factor) }),
    /** Moves the camera, if it must, so that entity number `e` is on the stage. */
    reveal,
    /** Tells the view at once where the camera is, unless the view is sending it elsewhere. */
    settle: () => {
      if (underWayTo === null) reportNow();
    },
    dispose: () => {
      stop();
      going.dispose();
      wished = -1;
    },
  };
}
