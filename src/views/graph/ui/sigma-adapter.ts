import { MultiDirectedGraph } from "graphology";
import { Sigma } from "sigma";
import type { Settings } from "sigma/settings";
import type { MouseCoords } from "sigma/types";
import { placesOf } from "../../../derive/places.ts";
import { isSameJson } from "../../../lib/same-json.ts";
import { onFaces } from "../../../lib/ui/page-faces.ts";
import { claimAt, entityAt, isRenumbered } from "../../../model/knowledge-graph.ts";
import type { Camera, Hover } from "../../../model/view-state.ts";
import { fitAll, setCamera } from "../../../workspace/camera-commands.ts";
import { clearSelection, focusOn, select, toggleSelected } from "../../../workspace/selection-commands.ts";
import type { Workspace, WorkspaceState } from "../../../workspace/workspace.ts";
import { claimsOfLine } from "../bundles.ts";
import { type Point, pointOnEdge, THIN_LINE } from "../edge-geometry.ts";
import { emphasise } from "../emphasis.ts";
import { paintClaim, paintEntity } from "../paint.ts";
import type { Palette } from "../palette.ts";
import { entitiesInPolygon } from "../region.ts";
import {
  type Bounds,
  boundsOf,
  captionsOf,
  contestedColumn,
  framed,
  linesFor,
  pinnedNumbers,
  type Scene,
  sceneFor,
  unseenBy,
} from "../scene.ts";
import { type Size, STAGE_PADDING, sizeRatio } from "../stage.ts";
import { ClaimEdgeProgram } from "./claim-edge-program.ts";
import { type DrawnEdge, type DrawnNode, differing, fill, place } from "./drawn-graph.ts";
import { EntityNodeProgram } from "./entity-node-program.ts";
import { LabelLayer } from "./label-layer.ts";
import { NoEdgeProgram } from "./no-edge-program.ts";
import { hasMoved, trackDrag } from "./node-drag.ts";
import { readPalette } from "./read-palette.ts";
import { type Pressed, trackGestures } from "./stage-gestures.ts";
import {
  boxesOn,
  isOffEdge,
  type MenuRequest,
  menuRequestAt,
  type StageHandle,
  type StageListeners,
  targetOfKeys,
} from "./stage-handle.ts";

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

const CAMERA_REPORT_MS = 120;
const CAMERA_MOVE_MS = 300;
/** In a story the move itself says where one picture lies in the other: time to follow it with the eye. */
const SCENE_MOVE_MS = 900;
/** Room in CSS pixels, per unit of type, that a scene leaves on each side for names at its edge. */
const SCENE_NAMES = { across: 78, upright: 58 };
/** How long what a story reveals takes to appear. */
const REVEAL_MS = 400;
/** Of more that appears at once nothing is animated: nobody could follow it. */
const MOST_REVEALED = 2_000;
/** Shorter side of a stage, in CSS pixels, per unit of a story's type: the last row sees as much of it as of the stage. */
const STAGE_PER_TYPE = 540;
const LARGEST_TYPE = 2;
const LONG_PRESS_MS = 500;
const WHOLE_PICTURE = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };

/**
 * Draws a workspace on an element and translates gestures into commands. It owns the drawn graph, which holds numbers and
 * places only: reducers read masks, stances and emphasis from columns, so a filter or a hover never rebuilds it.
 */
export function mountGraph(
  host: HTMLElement,
  workspace: Workspace,
  { onMenu, onDraw, longPressMs = LONG_PRESS_MS, overlays = () => [], staged = () => null }: StageListeners = {},
): GraphHandle {
  const { store } = workspace;
  let state = store.getState();
  const shorterSide = () => Math.max(1, Math.min(host.clientWidth, host.clientHeight));
  const typeScale = () => (staged() === null ? 1 : Math.min(LARGEST_TYPE, Math.max(1, shorterSide() / STAGE_PER_TYPE)));
  // What a neighbourhood leaves out is not counted in a story, which shows what it means to.
  const unseenIn = (at: WorkspaceState): Scene["unseen"] => (staged() === null ? unseenBy(at) : new Map());
  const sceneOf = (at: WorkspaceState, palette: Palette): Scene => {
    return { ...sceneFor(at, palette), typeScale: typeScale(), isTold: staged() !== null, unseen: unseenIn(at) };
  };
  let scene = sceneOf(state, readPalette(host));
  const drawn = new MultiDirectedGraph<DrawnNode, DrawnEdge>();
  fill(drawn, scene);

  const settings: Partial<Settings<DrawnNode, DrawnEdge>> = {
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
      sizeRatio(ratio, sizeOfStage(host), scene.knowledge.order) / Math.sqrt(scene.typeScale),
    nodeReducer: (_, { number, x, y }) => ({ x, y, ...paintEntity(state, scene, number) }),
    edgeReducer: (_, { number }) => paintClaim(state, scene, number),
  };
  const sigma = new Sigma<DrawnNode, DrawnEdge>(drawn, host, settings);
  const bounds = boundsOf(scene);
  sigma.setCustomBBox(bounds);
  // Sigma fits by them from its next full refresh on; the first one went by where nodes were dragged to.
  if (!isSameBox(bounds, sigma.getBBox())) sigma.refresh();
  const labels = new LabelLayer(
    sigma as unknown as Sigma,
    () => scene,
    () => boxesOn(host, overlays()),
  );
  // Names are placed and drawn after a render: there was none since there is a layer for them.
  sigma.scheduleRender();
  const camera = sigma.getCamera();
  let reported: Camera | null = null;
  /** Where the view last sent the camera: when it has arrived there is nothing to report. */
  let aimed: { readonly x: number; readonly y: number; readonly ratio: number } = WHOLE_PICTURE;
  /** Where the view is sending the camera now; null where it has arrived, or hands have taken it over. */
  let underWayTo: typeof aimed | null = null;
  let cameraTimer: ReturnType<typeof setTimeout> | undefined;

  const unitsPerPixel = (): number => {
    const a = sigma.viewportToGraph({ x: 0, y: 0 });
    const b = sigma.viewportToGraph({ x: 100, y: 0 });
    return Math.hypot(b.x - a.x, b.y - a.y) / 100;
  };
  const readCamera = (): Camera => {
    const centre = sigma.viewportToGraph({ x: host.clientWidth / 2, y: host.clientHeight / 2 });
    return { x: centre.x, y: centre.y, ratio: unitsPerPixel() * shorterSide() };
  };
  /** Layout units per CSS pixel for a camera; for that of a scene the most that lets all of it, and its names, be seen. */
  const scaleFor = (target: Camera): number => {
    const scenery = staged();
    const extent = scenery?.sceneView.camera === target ? scenery.extent : null;
    if (extent === null) return target.ratio / shorterSide();
    const roomFor = (length: number, names: number) => Math.max(length / 3, length - 2 * names * scene.typeScale);
    return Math.max(
      extent.width / roomFor(host.clientWidth, SCENE_NAMES.across),
      extent.height / roomFor(host.clientHeight, SCENE_NAMES.upright),
      extent.least / shorterSide(),
    );
  };
  const aim = (target: Camera | null, isAnimated: boolean) => {
    const now = camera.getState();
    let next = WHOLE_PICTURE;
    if (target !== null) {
      const { x, y } = framed(target, boundsOf(scene));
      const ratio = (now.ratio * scaleFor(target)) / unitsPerPixel();
      // Bounded as the camera will bound it, so that it can be told when it has arrived.
      next = { x, y, ratio: camera.getBoundedRatio(ratio), angle: 0 };
    }
    reported = target;
    aimed = next;
    const duration = staged() === null ? CAMERA_MOVE_MS : SCENE_MOVE_MS;
    if (isAnimated && !prefersReducedMotion()) {
      underWayTo = next;
      // Settled also when something else moves the camera in between.
      void camera.animate(next, { duration, easing: "quadraticInOut" }).then(() => {
        if (underWayTo === next) underWayTo = null;
      });
    } else camera.setState(next);
  };
  const reportNow = () => {
    const { x, y, ratio } = camera.getState();
    if (reported === state.view.camera && x === aimed.x && y === aimed.y && ratio === aimed.ratio) return;
    const isWhole = Math.hypot(x - 0.5, y - 0.5) < 1e-3 && Math.abs(ratio - 1) < 1e-3;
    reported = isWhole ? null : readCamera();
    workspace.dispatch(setCamera, reported);
  };
  const reportCamera = () => {
    clearTimeout(cameraTimer);
    cameraTimer = setTimeout(() => (camera.isAnimated() ? reportCamera() : reportNow()), CAMERA_REPORT_MS);
  };
  if (state.view.camera !== null) aim(state.view.camera, false);
  camera.on("updated", reportCamera);

  // At most one refresh a frame, and never a repaint before sigma has indexed what a full refresh brought in.
  let due: "nothing" | "paint" | "everything" = "nothing";
  let painted = scene.emphasis;
  let frame = 0;
  const schedule = (what: "paint" | "everything") => {
    if (due !== "everything") due = what;
    frame ||= requestAnimationFrame(refresh);
  };
  const refresh = () => {
    frame = 0;
    if (due === "everything") sigma.refresh();
    else if (due === "paint") {
      const { entities, claims } = scene.knowledge.dataset;
      const nodes = differing(painted.entities, scene.emphasis.entities, (e) => entities[e]?.id);
      const { bundles } = scene;
      const lines = differing(painted.claims, scene.emphasis.claims, (c) => {
        const drawn = bundles === null ? c : (bundles.lead[c] as number);
        return claims[drawn]?.object === null ? undefined : claims[drawn]?.id;
      });
      const edges = bundles === null ? lines : [...new Set(lines)];
      sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: true });
    }
    due = "nothing";
    painted = scene.emphasis;
  };

  // What a story reveals appears over some frames; whatever else is due is drawn in between.
  let revealFrame = 0;
  const appear = (before: WorkspaceState, now: WorkspaceState) => {
    cancelAnimationFrame(revealFrame);
    scene = { ...scene, revealing: null };
    if (staged() === null || prefersReducedMotion()) return;
    const { derived: was } = before;
    const entities = appearing(now.derived.entityMask, was.entityMask, was.entityDim);
    const claims = appearing(now.derived.claimMask, was.claimMask, was.claimDim);
    if (entities.size + claims.size === 0 || entities.size + claims.size > MOST_REVEALED) return;
    const { knowledge, bundles } = scene;
    const nodes = [...entities].map((e) => entityAt(knowledge, e).id as string);
    const edges = [...new Set([...claims].map((c) => bundles?.lead[c] ?? c))]
      .filter((c) => (knowledge.claimObject[c] as number) >= 0)
      .map((c) => claimAt(knowledge, c).id as string);
    // From the first frame on, which may be late: else a slow machine would show nothing but the end.
    let begin: number | null = null;
    const step = () => {
      begin ??= performance.now();
      const share = Math.min(1, (performance.now() - begin) / REVEAL_MS);
      scene = { ...scene, revealing: share === 1 ? null : { entities, claims, share } };
      if (due !== "everything") sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: true });
      if (share < 1) revealFrame = requestAnimationFrame(step);
    };
    scene = { ...scene, revealing: { entities, claims, share: 0 } };
    revealFrame = requestAnimationFrame(step);
  };

  /** Fits the stage to where things stand, and the camera to what the view says, after either has changed. */
  const reframe = ({ view }: WorkspaceState) => {
    sigma.setCustomBBox(boundsOf(scene));
    aim(view.camera, false);
  };
  const stop = store.subscribe((now, before) => {
    state = now;
    if (isRenumbered(before.knowledge, now.knowledge)) {
      scene = sceneOf(now, scene.palette);
      labels.forget();
      drawn.clear();
      fill(drawn, scene);
      reframe(now);
      painted = scene.emphasis;
      schedule("everything");
      return;
    }
    if (now.knowledge !== before.knowledge) {
      const { knowledge } = now;
      const isReworded = knowledge.facts !== before.knowledge.facts;
      const isRearranged = knowledge.dataset.layouts !== before.knowledge.dataset.layouts;
      scene = { ...scene, knowledge, ...(isReworded ? { contested: contestedColumn(knowledge) } : {}) };
      if (isReworded) labels.forget();
      if (isRearranged) {
        scene = { ...scene, places: placesOf(knowledge, now.view.moved), captions: captionsOf(knowledge) };
        place(drawn, scene);
        reframe(now);
        schedule("everything");
      } else if (isReworded) sigma.scheduleRender();
    }
    const moved = now.view.moved !== before.view.moved;
    const isStaged = scene.isTold !== (staged() !== null);
    const masked = isStaged || now.derived !== before.derived || now.view.bundled !== before.view.bundled;
    if (isStaged) scene = { ...scene, typeScale: typeScale(), isTold: staged() !== null };
    if (moved) {
      scene = { ...scene, places: placesOf(now.knowledge, now.view.moved) };
      place(drawn, scene);
    }
    if (now.view.aside.pinned !== before.view.aside.pinned) {
      scene = { ...scene, pinned: pinnedNumbers(now) };
      sigma.scheduleRender();
    }
    if (masked || now.view.selection !== before.view.selection || now.hover !== before.hover) {
      const emphasis = emphasise(now.knowledge, now.derived, now.view.selection, now.hover);
      const { entityMask, claimMask } = now.derived;
      scene = { ...scene, emphasis, entityMask, claimMask, ...(masked ? linesFor(now) : {}) };
      if (masked) {
        scene = { ...scene, unseen: unseenIn(now) };
        appear(before, now);
      }
      schedule(masked ? "everything" : "paint");
    }
    // A scene brings its own camera.
    const isScene = staged()?.sceneView === now.view;
    if (
      !isScene &&
      !isStaged &&
      !isSameJson(now.view.focus, before.view.focus) &&
      now.view.camera === before.view.camera
    )
      workspace.dispatch(fitAll);
    else if (now.view.camera !== reported && now.view.camera !== before.view.camera) aim(now.view.camera, true);
  });

  const claimIdsOf = (edge: string): string[] =>
    claimsOfLine(scene.bundles, drawn.getEdgeAttribute(edge, "number")).map(
      (c) => claimAt(scene.knowledge, c).id as string,
    );
  const numberOf = (node: string) => drawn.getNodeAttribute(node, "number");
  const targetOf = (on: Pressed, { x, y }: Point): Hover => {
    if (on.kind === "node") return { kind: "entity", number: numberOf(on.key) };
    if (on.kind === "edge") return { kind: "claim", number: drawn.getEdgeAttribute(on.key, "number") };
    const labelled = labels.entityAt(x, y);
    return labelled < 0 ? null : { kind: "entity", number: labelled };
  };
  const entitiesIn = (outline: readonly Point[]) => {
    const polygon = outline.map((at) => sigma.viewportToGraph(at));
    const inside = entitiesInPolygon(scene.places, scene.entityMask, polygon);
    return inside.map((e) => entityAt(scene.knowledge, e).id as string);
  };
  // What a region would select is shown as if it were selected, once a frame.
  let outlined: readonly Point[] | null = null;
  let previewFrame = 0;
  const preview = () => {
    previewFrame = 0;
    const selection = outlined === null ? state.view.selection : { entities: entitiesIn(outlined), claims: [] };
    scene = { ...scene, emphasis: emphasise(state.knowledge, state.derived, selection, state.hover) };
    schedule("paint");
  };
  const gestures = trackGestures(
    sigma as unknown as Sigma,
    {
      onDraw: (outline) => {
        if (outlined === null) workspace.point(null);
        outlined = outline;
        previewFrame ||= requestAnimationFrame(preview);
        onDraw?.(outline ?? []);
      },
      onRegion: (outline, adds) => {
        const { entities, claims } = state.view.selection;
        const inside = entitiesIn(outline);
        if (adds) workspace.dispatch(select, { entities: [...new Set([...entities, ...inside])], claims: [...claims] });
        else if (inside.length === 0) workspace.dispatch(clearSelection);
        else workspace.dispatch(select, { entities: inside, claims: [] });
      },
      onMenu: (on, at) => {
        drag.release();
        onMenu?.(menuRequestAt(host, targetOf(on, at), at));
      },
    },
    longPressMs,
  );
  const put = (number: number, { x, y }: Point) => {
    scene.places[2 * number] = x;
    scene.places[2 * number + 1] = y;
  };
  const drag = trackDrag(sigma, drawn, workspace, put, gestures.mayDrag);
  // Sigma counts the moves in a press, not their length: a quick drag would be a click to it.
  let pressed: MouseCoords | null = null;
  const press = ({ event }: { event: MouseCoords }) => {
    pressed = event;
  };
  sigma.on("downNode", press);
  sigma.on("downEdge", press);
  sigma.on("downStage", press);
  const isClick = (event: MouseCoords) => !gestures.hasTakenPress() && (pressed === null || !hasMoved(pressed, event));
  sigma.on("clickNode", ({ node, event }) => {
    if (!isClick(event)) return;
    if (isAdding(event)) workspace.dispatch(toggleSelected, { entities: [node], claims: [] });
    else workspace.dispatch(select, { entities: [node], claims: [] });
  });
  sigma.on("clickEdge", ({ edge, event }) => {
    if (!isClick(event)) return;
    if (isAdding(event)) workspace.dispatch(toggleSelected, { entities: [], claims: claimIdsOf(edge) });
    else workspace.dispatch(select, { entities: [], claims: claimIdsOf(edge) });
  });
  sigma.on("clickStage", ({ event }) => {
    if (!isClick(event)) return;
    const labelled = labels.entityAt(event.x, event.y);
    const id = state.knowledge.dataset.entities[labelled]?.id;
    if (id === undefined) {
      if (!isAdding(event)) workspace.dispatch(clearSelection);
    } else if (isAdding(event)) workspace.dispatch(toggleSelected, { entities: [id], claims: [] });
    else workspace.dispatch(select, { entities: [id], claims: [] });
  });
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    workspace.dispatch(focusOn, { entities: [node], hops: 1 });
  });
  sigma.on("doubleClickEdge", ({ preventSigmaDefault, edge }) => {
    preventSigmaDefault();
    workspace.dispatch(select, { entities: [], claims: claimIdsOf(edge) });
  });
  // Browsers tell of the pointer's arrival elsewhere before the mouse's leaving here: only what the stage pointed at is let go.
  let pointed: Hover = null;
  const pointAt = (hover: Hover) => {
    host.style.cursor = hover === null ? "" : "pointer";
    if (drag.isOn() || gestures.isDrawing()) return;
    const isOurs = state.hover?.kind === pointed?.kind && state.hover?.number === pointed?.number;
    pointed = hover;
    if (hover !== null || isOurs) workspace.point(hover);
  };
  sigma.on("enterNode", ({ node }) => pointAt({ kind: "entity", number: numberOf(node) }));
  sigma.on("leaveNode", () => pointAt(null));
  sigma.on("enterEdge", ({ edge }) => pointAt({ kind: "claim", number: drawn.getEdgeAttribute(edge, "number") }));
  sigma.on("leaveEdge", () => pointAt(null));
  sigma.on("leaveStage", () => pointAt(null));

  // Sigma hears of the window's size alone; the stage also changes when what lies beside it does. What the view's camera
  // frames stays framed, as large as the stage now allows.
  let size = { width: host.clientWidth, height: host.clientHeight };
  let sizeFrame = 0;
  const resize = () => {
    sizeFrame = 0;
    const { clientWidth: width, clientHeight: height } = host;
    if ((width === size.width && height === size.height) || width === 0 || height === 0) return;
    size = { width, height };
    scene = { ...scene, typeScale: typeScale() };
    const isMoving = camera.isAnimated();
    sigma.refresh();
    if (state.view.camera !== null) aim(state.view.camera, isMoving);
  };
  // In a frame of its own: a size that is changed while sizes are told would be told too late.
  const resizing = new ResizeObserver(() => {
    sizeFrame ||= requestAnimationFrame(resize);
  });
  resizing.observe(host);

  const repaint = () => {
    scene = { ...scene, palette: readPalette(host) };
    schedule("everything");
  };
  let isDisposed = false;
  const stopFaces = onFaces(() => {
    labels.forget();
    sigma.scheduleRender();
  });

  const positionOf = (e: number) =>
    sigma.graphToViewport({ x: scene.places[2 * e] as number, y: scene.places[2 * e + 1] as number });
  const positionOfClaim = (c: number) => {
    const placeOf = (e: number) => ({ x: scene.places[2 * e] as number, y: scene.places[2 * e + 1] as number });
    const subject = placeOf(state.knowledge.claimSubject[c] as number);
    const object = state.knowledge.claimObject[c] as number;
    if (object < 0) return sigma.graphToViewport(subject);
    return sigma.graphToViewport(pointOnEdge(subject, placeOf(object), scene.curvatures[c] as number, 0.5));
  };
  const menuForKeys = (): MenuRequest => {
    const target = targetOfKeys(state);
    const { clientWidth, clientHeight } = host;
    if (target === null) return menuRequestAt(host, null, { x: clientWidth / 2, y: clientHeight / 2 });
    return menuRequestAt(
      host,
      target,
      target.kind === "entity" ? positionOf(target.number) : positionOfClaim(target.number),
    );
  };
  // While the camera is under way, what will be in view is not yet known: the last wish waits for it to arrive.
  let wished = -1;
  const reveal = (e: number): void => {
    wished = e;
    if (camera.isAnimated()) {
      requestAnimationFrame(() => {
        if (!isDisposed && wished === e) reveal(e);
      });
      return;
    }
    // By where the camera is, which the last frame may not have drawn yet.
    const layoutPlace = { x: scene.places[2 * e] as number, y: scene.places[2 * e + 1] as number };
    if (!isOffEdge(sigma.graphToViewport(layoutPlace, { cameraState: camera.getState() }), sizeOfStage(host))) return;
    const target = framed(layoutPlace, boundsOf(scene));
    if (prefersReducedMotion()) camera.setState(target);
    else void camera.animate(target, { duration: 200 });
  };

  return {
    sigma: sigma as unknown as Sigma,
    labels,
    repaint,
    setMode: gestures.setMode,
    menuForKeys,
    positionOfClaim,
    zoomBy: (factor) => {
      const ratio = camera.getBoundedRatio(camera.getState().ratio / factor);
      if (prefersReducedMotion()) camera.setState({ ratio });
      else void camera.animate({ ratio }, { duration: 200 });
    },
    reveal,
    positionOf,
    settle: () => {
      drag.drop();
      onDraw?.([]);
      if (underWayTo === null) reportNow();
    },
    dispose: () => {
      isDisposed = true;
      clearTimeout(cameraTimer);
      cancelAnimationFrame(frame);
      cancelAnimationFrame(previewFrame);
      cancelAnimationFrame(revealFrame);
      cancelAnimationFrame(sizeFrame);
      resizing.disconnect();
      gestures.dispose();
      stopFaces();
      stop();
      sigma.kill();
    },
  };
}

function sizeOfStage({ clientWidth, clientHeight }: HTMLElement): Size {
  return { width: clientWidth, height: clientHeight };
}

/** Positions that are shown now and were neither shown nor dimmed before. */
function appearing(mask: Uint8Array, maskBefore: Uint8Array, dimBefore: Uint8Array): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < mask.length; at++)
    if (mask[at] === 1 && maskBefore[at] === 0 && dimBefore[at] === 0) found.add(at);
  return found;
}

function isSameBox(a: Bounds, b: Bounds): boolean {
  return a.x[0] === b.x[0] && a.x[1] === b.x[1] && a.y[0] === b.y[0] && a.y[1] === b.y[1];
}

function isAdding({ original }: MouseCoords): boolean {
  return original.shiftKey || original.ctrlKey || original.metaKey;
}

function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
