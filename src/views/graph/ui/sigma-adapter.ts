import type { Sigma } from "sigma";
import type { Settings } from "sigma/settings";
import { placesOf } from "../../../derive/places.ts";
import { type Point, THIN_LINE } from "../../../drawing/edge-geometry.ts";
import type { Size } from "../../../drawing/size.ts";
import { readPalette } from "../../../drawing/ui/read-palette.ts";
import { onFaces } from "../../../lib/ui/page-faces.ts";
import { prefersReducedMotion } from "../../../lib/ui/reduced-motion.ts";
import { isUsual } from "../../../model/view-slices/drawn-by.ts";
import { shownDifferences } from "../../../workspace/shown-differences.ts";
import { drawPassingBy } from "../../../workspace/ui/passing-places.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { isLarge } from "../large-graph.ts";
import { paintClaim, paintEntity } from "../paint.ts";
import { placeOf, pointOnLine, type Rendering } from "../rendering.ts";
import { STAGE_PADDING, sizeRatio } from "../stage.ts";
import { linkCamera } from "./camera-link.ts";
import { ClaimEdgeProgram } from "./claim-edge-program.ts";
import type { DrawnEdge, DrawnNode } from "./drawn-graph.ts";
import { EntityNodeProgram } from "./entity-node-program.ts";
import { LabelLayer } from "./label-layer.ts";
import { createLargeDrawing } from "./large-drawing.ts";
import { createLiveRendering } from "./live-rendering.ts";
import { createMoveGlide } from "./move-glide.ts";
import { NoEdgeProgram } from "./no-edge-program.ts";
import { PickingSigma } from "./picking-sigma.ts";
import { bindPointer } from "./pointer-commands.ts";
import { onPointerRest } from "./pointer-rest.ts";
import { scheduleRefreshes } from "./refresh-scheduler.ts";
import type { CanvasWorkspace } from "./shown-workspace.ts";
import { boxesOn, menuRequestForKeys, type StageHandle, type StageListeners } from "./stage-handle.ts";
import { onResize } from "./stage-size.ts";
import type { StoryReveal } from "./story-reveal.ts";

/** The stage as Sigma draws it. */
export interface GraphHandle extends StageHandle {
  /** Where the middle of claim number `c`'s line is, likewise. */
  positionOfClaim(c: number): { readonly x: number; readonly y: number };
  /** The drawing engine, for tests and for pictures. */
  readonly sigma: Sigma;
  readonly labels: LabelLayer;
  /**
   * Brings into the workspace what hands have under way, before the stage goes: what is dragged is dropped where it is,
   * the camera stands where it is, a region that is being drawn is given up.
   */
  settle(): void;
}

/**
 * Draws a workspace on an element and translates gestures into commands. Sigma draws a graph that holds only numbers
 * and positions: reducers read masks, stances and emphasis from columns, so a filter or a hover never rebuilds it. A large
 * graph is drawn past Sigma's graph, see `createLargeDrawing`. The parts that are put together here keep their state
 * private.
 */
export function mountGraph(
  host: HTMLElement,
  workspace: CanvasWorkspace,
  { overlays = () => [], staged = () => null, ...listeners }: StageListeners = {},
): GraphHandle {
  const { store } = workspace;
  const size = () => ({ width: host.clientWidth, height: host.clientHeight });
  const rendering = createLiveRendering(workspace, readPalette(host), size, staged);
  let measured: Pick<Sigma, "getDimensions"> | null = null;
  // As sigma last measured it: asking the page itself may make it lay everything out.
  const drawnSize = () => measured?.getDimensions() ?? size();
  const sigma = new PickingSigma(
    rendering.graph,
    host,
    settingsFor(store.getState, rendering.now, drawnSize),
    rendering.now,
  );
  measured = sigma;
  const boxes = () => boxesOn(host, overlays());
  const camera = linkCamera(sigma, workspace, rendering.now, staged, boxes);
  const labels = new LabelLayer(sigma as unknown as Sigma, rendering.now, boxes);
  const columns = createLargeDrawing(sigma, store.getState, rendering.now, listeners.onDetail, labels, boxes);
  columns.fill();
  // Names are placed and drawn after a render: there was none since there is a layer for them.
  sigma.scheduleRender();
  const refreshes = scheduleRefreshes(sigma, rendering.now, columns);
  let reveal: StoryReveal | null = null;
  // Comes with the first story; until then nothing fades in.
  const loadReveal = () =>
    void import("./story-reveal.ts").then(({ createStoryReveal }) => {
      reveal ??= createStoryReveal(rendering, refreshes.paint);
    }, console.error);
  // Come with the first view that sizes, colours or labels otherwise, and with the first layout that has headings; until then
  // all are drawn as always.
  let isDrawByAsked = false;
  let isDisposed = false;
  const loadParts = () => {
    const { drawnBy, headings } = store.getState().view;
    if (!isDrawByAsked && !isUsual(drawnBy)) {
      isDrawByAsked = true;
      void import("../../../derive/drawn-by/draw-by.ts").then(({ drawBy, onMeasured }) => {
        if (isDisposed) return;
        const draw = () => {
          rendering.drawBy(drawBy);
          refreshes.schedule("everything");
        };
        draw();
        stops.push(onMeasured(draw));
      }, console.error);
    }
    if (headings.length > 0 && rendering.now().drawHeadings === null)
      void import("../headings.ts").then(({ drawHeadings }) => {
        rendering.drawHeadings(drawHeadings);
        refreshes.schedule("names");
      }, console.error);
  };
  loadParts();
  // Comes with the first comparison.
  const differ = () =>
    void import("../differing.ts").then(({ differingNow }) => {
      rendering.differ(differingNow());
      refreshes.schedule("emphasis");
    }, console.error);
  if (shownDifferences.getState().now !== null) differ();
  const paintLater = () => refreshes.schedule("emphasis");
  const glide = createMoveGlide(rendering);
  const put: typeof rendering.put = (e, at) => {
    glide.finish();
    rendering.put(e, at);
    if (columns.isOn()) refreshes.schedule("everything");
  };
  const pointer = bindPointer(sigma, workspace, { ...rendering, put }, labels, paintLater, listeners);

  const stops = [
    store.subscribe((now, before) => {
      const { places } = rendering.now();
      const change = rendering.follow(now, before);
      if (change.isMoved) glide.begin(places);
      // A story changes the room that the stage has, and its camera goes by the new one from its first frame on.
      if (change.bringsCamera) sigma.resize();
      if (change.isReworded) labels.forget();
      if (change.isRearranged) camera.reframe();
      // Whether a graph is large is known again when it is filled; in a large one nothing fades in.
      if (change.isMasked && !isLarge(now.knowledge)) reveal?.begin(now, before);
      if (staged() !== null && reveal === null) loadReveal();
      loadParts();
      refreshes.schedule(change.due);
      camera.follow(now, before, change.bringsCamera);
    }),
    onPointerRest(workspace, (on) => {
      rendering.rest(on);
      paintLater();
    }),
    onResize(host, () => {
      rendering.resize();
      // Drawing a large graph does not measure the stage.
      sigma.resize();
      columns.fill();
      sigma.refresh();
      camera.refit();
    }),
    drawPassingBy((passing) => {
      // A story keeps to its own places.
      if (staged() !== null) return;
      const { knowledge, view } = store.getState();
      glide.finish();
      rendering.placeAll(passing ?? placesOf(knowledge, view.moved).slice());
      if (columns.isOn()) refreshes.schedule("everything");
    }),
    shownDifferences.subscribe(differ),
    onFaces(() => {
      labels.forget();
      sigma.scheduleRender();
    }),
  ];

  const positionOf = (e: number): Point => sigma.graphToViewport(placeOf(rendering.now(), e));
  const positionOfClaim = (c: number): Point => {
    const { claimSubject, claimObject } = rendering.now().knowledge;
    if ((claimObject[c] as number) < 0) return positionOf(claimSubject[c] as number);
    return sigma.graphToViewport(pointOnLine(rendering.now(), c, 0.5));
  };
  return {
    sigma: sigma as unknown as Sigma,
    labels,
    positionOf,
    positionOfClaim,
    menuForKeys: () => menuRequestForKeys(host, store.getState(), { positionOf, positionOfClaim }),
    setMode: pointer.setMode,
    zoomBy: camera.zoomBy,
    reveal: camera.reveal,
    repaint: () => {
      rendering.recolour(readPalette(host));
      refreshes.schedule("everything");
    },
    settle: () => {
      pointer.settle();
      camera.settle();
    },
    dispose: () => {
      isDisposed = true;
      for (const stop of stops) stop();
      for (const part of [pointer, camera, refreshes, reveal, glide, columns]) part?.dispose();
      sigma.kill();
    },
  };
}

/** How Sigma draws a rendering. */
function settingsFor(
  state: () => WorkspaceState,
  rendering: () => Rendering,
  size: () => Size,
): Partial<Settings<DrawnNode, DrawnEdge>> {
  return {
    allowInvalidContainer: true,
    autoRescale: true,
    // Under the names of sigma's own programs, which it compiles whether they draw anything or not.
    defaultNodeType: "circle",
    defaultEdgeType: "line",
    nodeProgramClasses: { circle: EntityNodeProgram },
    edgeProgramClasses: { line: ClaimEdgeProgram, arrow: NoEdgeProgram },
    nodeHoverProgramClasses: {},
    defaultDrawNodeHover: () => {},
    enableEdgeEvents: true,
    renderLabels: false,
    renderEdgeLabels: false,
    stagePadding: STAGE_PADDING,
    minEdgeThickness: THIN_LINE,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    doubleClickZoomingRatio: 1.8,
    // A duration of nothing is divided by in sigma: the camera would be nowhere.
    ...(prefersReducedMotion() ? { inertiaRatio: 0, inertiaDuration: 1 } : { inertiaDuration: 200 }),
    zoomToSizeRatioFunction: (ratio) =>
      sizeRatio(ratio, size(), rendering().knowledge.order) / Math.sqrt(rendering().typeScale),
    nodeReducer: (_, { number, x, y }) =>
      number < 0 ? { x, y, hidden: true } : { x, y, ...paintEntity(state(), rendering(), number) },
    edgeReducer: (_, { number }) => paintClaim(state(), rendering(), number),
  };
}
