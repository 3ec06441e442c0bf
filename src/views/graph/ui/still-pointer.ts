import type { Point } from "../../../drawing/edge-geometry.ts";
import type { Camera, Hover } from "../../../model/view-state.ts";
import { setCamera } from "../../../workspace/camera-commands.ts";
import { clearSelection, focusOn, select, toggleSelected } from "../../../workspace/selection-commands.ts";
import type { StillStage } from "../still-stage.ts";
import type { CanvasWorkspace } from "./shown-workspace.ts";
import { itemsOf, overlapping, type StageListeners } from "./stage-handle.ts";

/** How far, in CSS pixels, a press may move and still be a click. */
const STRAYS = 4;
/** Factor of the zoom per CSS pixel that the wheel turns. */
const WHEEL_STEP = 1.0012;

/**
 * Lets the pointer point, choose, zoom and pan on a still picture.
 * @param stage as it is now.
 * @returns the undoing.
 */
export function followPointer(
  host: HTMLElement,
  workspace: CanvasWorkspace,
  stage: () => StillStage,
  { onMenu, onOverlap }: Pick<StageListeners, "onMenu" | "onOverlap">,
): () => void {
  let press: { readonly at: Point; readonly camera: Camera } | null = null;
  let isPan = false;
  const pointIn = (event: MouseEvent): Point => {
    const { left, top } = host.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const point = (target: Hover) => {
    host.style.cursor = target === null ? "" : "pointer";
    const { hover } = workspace.store.getState();
    if (target?.kind !== hover?.kind || target?.number !== hover?.number) workspace.point(target);
  };
  const release = () => {
    press = null;
  };
  const undo = new AbortController();
  const { signal } = undo;
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
  ) => host.addEventListener(type, listener, { signal, passive: false });

  listen("pointerdown", (event) => {
    isPan = false;
    if (event.isPrimary && event.button === 0) press = { at: pointIn(event), camera: stage().camera };
  });
  listen("pointermove", (event) => {
    const at = pointIn(event);
    if (press === null) return point(stage().hit(at));
    const moved = { x: at.x - press.at.x, y: at.y - press.at.y };
    isPan ||= Math.hypot(moved.x, moved.y) > STRAYS;
    if (isPan) workspace.dispatch(setCamera, stage().panned(press.camera, moved));
  });
  listen("pointerup", release);
  listen("pointercancel", release);
  listen("pointerleave", () => {
    release();
    point(null);
  });
  listen("click", (event) => {
    if (isPan) return;
    const things = stage().thingsAt(pointIn(event));
    const target = things[0] ?? null;
    const isAdding = event.shiftKey || event.ctrlKey || event.metaKey;
    if (target !== null) workspace.dispatch(isAdding ? toggleSelected : select, itemsOf(stage().rendering, target));
    else if (!isAdding) workspace.dispatch(clearSelection);
    onOverlap?.(isAdding ? [] : overlapping(things));
  });
  listen("dblclick", (event) => {
    const target = stage().hit(pointIn(event));
    if (target?.kind !== "entity") return;
    workspace.dispatch(focusOn, { entities: itemsOf(stage().rendering, target).entities, hops: 1 });
  });
  listen("contextmenu", (event) => {
    // What comes to the stage itself comes from the keyboard.
    if (event.target === host) return;
    event.preventDefault();
    onMenu?.({ target: stage().hit(pointIn(event)), x: event.clientX, y: event.clientY });
  });
  listen("wheel", (event) => {
    event.preventDefault();
    workspace.dispatch(setCamera, stage().zoomedAt(WHEEL_STEP ** -event.deltaY, pointIn(event)));
  });
  return () => {
    undo.abort();
    host.style.cursor = "";
  };
}
