import { describeFilters } from "../../../derive/describe-filters.ts";
import { drawBy, onMeasured } from "../../../derive/drawn-by/draw-by.ts";
import { svgOf } from "../../../drawing/svg.ts";
import { measureOn } from "../../../drawing/ui/draw-marks.ts";
import { readPalette } from "../../../drawing/ui/read-palette.ts";
import { mayPaintPicture } from "../../../drawing/ui/type.ts";
import { onFaces } from "../../../lib/ui/page-faces.ts";
import { setCamera } from "../../../workspace/camera-commands.ts";
import { pictureOf } from "../picture/graph-picture.ts";
import { renderingFor } from "../rendering.ts";
import { StillStage } from "../still-stage.ts";
import { ENTITY_REACH } from "../under-point.ts";
import { createGoing } from "./go-there.ts";
import type { CanvasWorkspace } from "./shown-workspace.ts";
import { boxesOn, isOffEdge, menuRequestForKeys, type StageHandle, type StageListeners } from "./stage-handle.ts";
import styles from "./still-graph.module.css";
import { followPointer } from "./still-pointer.ts";

/** Entities and claims that are drawn; more would take longer to draw than a user waits after each step. */
const MOST_DRAWN = 4_000;
const SVG = "http://www.w3.org/2000/svg";

/**
 * Draws a workspace where there is no WebGL: the same picture, by the code that writes SVG files, anew after each change.
 * Pointer and keys choose, zoom and pan on it; nodes are not dragged.
 * @returns null where the graph is too large for that, or the browser gives no 2D canvas to measure text on.
 */
export function mountStill(
  host: HTMLElement,
  workspace: CanvasWorkspace,
  { overlays = () => [], ...listeners }: Pick<StageListeners, "onMenu" | "onOverlap" | "overlays">,
): StageHandle | null {
  const { store } = workspace;
  const { knowledge } = store.getState();
  const context = document.createElement("canvas").getContext("2d");
  if (context === null || knowledge.order + knowledge.claimCount > MOST_DRAWN) return null;
  const measure = measureOn(context);
  const drawing = document.createElement("div");
  drawing.className = styles.still ?? "";
  const ring = document.createElementNS(SVG, "circle");
  host.append(drawing);

  const look = () => {
    const state = store.getState();
    const size = { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
    return new StillStage(renderingFor(state, readPalette(host), drawBy), size, state.view.camera);
  };
  let stage = look();
  let frame = 0;
  const draw = () => {
    frame = 0;
    const state = store.getState();
    stage = look();
    const options = {
      scope: "view",
      stage: stage.size,
      palette: stage.rendering.palette,
      hasGround: false,
      title: "",
      hasLegend: false,
      hasSourceLine: false,
      filters: describeFilters(state.knowledge, state.view),
      overlays: boxesOn(host, overlays()),
    } as const;
    const picture = pictureOf(state, options, measure);
    drawing.replaceChildren();
    if (!picture.ok) return;
    // Asks for the faces that are missing; the browser keeps their text back meanwhile.
    mayPaintPicture(picture.value);
    const { documentElement } = new DOMParser().parseFromString(svgOf(picture.value, "stand-in"), "image/svg+xml");
    const svg = document.importNode(documentElement, true);
    svg.append(ring);
    drawing.append(svg);
    drawRing();
  };
  const drawRing = () => {
    const { hover } = store.getState();
    const isOnEntity = hover?.kind === "entity";
    ring.setAttribute("visibility", isOnEntity ? "visible" : "hidden");
    if (!isOnEntity) return;
    const { x, y } = stage.positionOf(hover.number);
    const r = stage.radiusOf(hover.number) + ENTITY_REACH;
    for (const [name, value] of Object.entries({ cx: x, cy: y, r, fill: "none", stroke: stage.rendering.palette.ink }))
      ring.setAttribute(name, String(value));
  };
  const schedule = () => {
    frame ||= requestAnimationFrame(draw);
  };
  const boxes = () => boxesOn(host, overlays());
  const going = createGoing(host, workspace, boxes, (at) => stage.toPixels(at));
  const stop = store.subscribe((now, before) => {
    going.follow(now, before);
    if (now.knowledge !== before.knowledge || now.derived !== before.derived || now.view !== before.view) {
      // What follows at once, as the next turn of the wheel, goes by where the camera is now.
      stage = look();
      schedule();
    } else if (now.hover !== before.hover) drawRing();
  });
  const resizing = new ResizeObserver(schedule);
  resizing.observe(host);
  const stopFollowing = followPointer(host, workspace, () => stage, listeners);
  const stopMeasuring = onMeasured(schedule);
  // Text is measured anew by the page's own faces.
  const stopWaiting = onFaces(schedule);
  going.begin();
  draw();

  return {
    positionOf: (e) => stage.positionOf(e),
    repaint: schedule,
    setMode: () => {},
    zoomBy: (factor) => {
      const { width, height } = stage.size;
      workspace.dispatch(setCamera, stage.zoomedAt(factor, { x: width / 2, y: height / 2 }));
    },
    reveal: (e) => {
      if (isOffEdge(stage.positionOf(e), stage.size))
        workspace.dispatch(setCamera, { ...stage.camera, ...stage.placeOf(e) });
    },
    menuForKeys: () => menuRequestForKeys(host, store.getState(), stage),
    dispose: () => {
      stopWaiting();
      stopMeasuring();
      cancelAnimationFrame(frame);
      going.dispose();
      resizing.disconnect();
      stop();
      stopFollowing();
      drawing.remove();
    },
  };
}
