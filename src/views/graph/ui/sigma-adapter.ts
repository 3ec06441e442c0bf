import { MultiDirectedGraph } from "graphology";
import { Sigma } from "sigma";
import type { Settings } from "sigma/settings";
import type { MouseCoords } from "sigma/types";
import { contestedClaims } from "../../../features/evidence/contested.ts";
import { GLYPHS, LINE_PATTERNS } from "../../../model/dataset.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { unseenNeighbours } from "../../../model/unseen-neighbours.ts";
import type { Camera, Hover } from "../../../model/view-state.ts";
import { clearSelection, focusOn, select, toggleSelected } from "../../../workspace/selection-commands.ts";
import type { Workspace, WorkspaceState } from "../../../workspace/workspace.ts";
import { bundlesOf, claimsOfLine, lensesOfLine } from "../bundles.ts";
import { fitAll, moveEntities, setCamera } from "../camera-commands.ts";
import { claimCurvature, LONE_CURVATURE, type Point, pointOnEdge } from "../edge-geometry.ts";
import { EMPHASIS, emphasise } from "../emphasis.ts";
import type { Box } from "../label-placement.ts";
import { placesOf } from "../places.ts";
import { entitiesInPolygon } from "../region.ts";
import { ClaimEdgeProgram } from "./claim-edge-program.ts";
import { EntityNodeProgram } from "./entity-node-program.ts";
import { LabelLayer, type LabelScene, levelOfLine } from "./label-layer.ts";
import { mix, type Palette, readPalette } from "./palette.ts";
import { type PointerMode, type Pressed, trackGestures } from "./stage-gestures.ts";

/** What a menu is asked for, and where: CSS pixels of the window. */
export interface MenuRequest {
  readonly target: Hover;
  readonly x: number;
  readonly y: number;
}

/** What the stage tells those around it, besides the commands that it dispatches. */
export interface StageListeners {
  readonly onMenu?: (request: MenuRequest) => void;
  /** The outline of a region that is being drawn, in CSS pixels of the stage; empty when it is done. */
  readonly onDraw?: (outline: readonly Point[]) => void;
  readonly longPressMs?: number;
}

/** What the stage offers to the controls around it. */
export interface GraphHandle {
  zoomBy(factor: number): void;
  setMode(mode: PointerMode): void;
  /** The menu that the keyboard asks for: of what the arrow keys are on, else of the selection, else of the stage. */
  menuForKeys(): MenuRequest;
  /** Reads the theme's colours anew and repaints. */
  repaint(): void;
  /** Moves the camera, if it must, so that entity number `e` is on the stage. */
  reveal(e: number): void;
  /** Where entity number `e` is on the stage, in CSS pixels from its top left corner. */
  positionOf(e: number): { readonly x: number; readonly y: number };
  /** Where the middle of claim number `c`'s line is, likewise. */
  positionOfClaim(c: number): { readonly x: number; readonly y: number };
  /** The drawing engine, for tests and for pictures. */
  readonly sigma: Sigma;
  readonly labels: LabelLayer;
  dispose(): void;
}

/** Node and edge of the drawn graph: their number and place; everything else is read from the columns when painted. */
type DrawnNode = { number: number; x: number; y: number };
type DrawnEdge = { number: number };

const CAMERA_REPORT_MS = 120;
const LONG_PRESS_MS = 500;
/** How far, in CSS pixels, a press may move and still be a click rather than a drag. */
const STILL = 4;
/** How near, in CSS pixels, an entity may come to the edge of the stage before the camera follows the keyboard to it. */
const EDGE_OF_STAGE = 40;
const WHOLE_PICTURE = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
/** Share of ink, over paper, of a line by emphasis. */
const LINE_INK = { [EMPHASIS.receded]: 0.09, [EMPHASIS.plain]: 0.46, [EMPHASIS.neighbour]: 0.8 };
const LINE_WIDTH = { [EMPHASIS.receded]: 1, [EMPHASIS.plain]: 1.15, [EMPHASIS.neighbour]: 1.5 };
const CHOSEN_WIDTH = 2.4;
/** What a line gains in width each time that the claims it stands for double. */
const BUNDLE_WIDTH = 0.6;
/** Of a line that only one of two lenses takes. */
const DIFFERENCE_WIDTH = 1.8;
const RECEDED_NODE = 0.2;
/** Area of stage, in square CSS pixels, that an entity needs to be drawn at full size. */
const ROOM_PER_ENTITY = 3_000;

/** Radius of an entity in CSS pixels at camera ratio 1: its area grows with the number of claims about it. */
function radiusFor(claimCount: number): number {
  return 3.4 + 1.55 * Math.sqrt(claimCount);
}

/** Factor by which marks shrink where many of them share a small stage; 1 on a wide one with some hundred entities. */
function crowding({ clientWidth, clientHeight }: HTMLElement, order: number): number {
  return Math.min(1.1, Math.max(0.35, Math.sqrt((clientWidth * clientHeight) / (order * ROOM_PER_ENTITY))));
}

/**
 * Draws a workspace on an element and translates gestures into commands. It owns the drawn graph, which holds numbers and
 * places only: reducers read masks, stances and emphasis from columns, so a filter or a hover never rebuilds it.
 */
export function mountGraph(
  host: HTMLElement,
  workspace: Workspace,
  { onMenu, onDraw, longPressMs = LONG_PRESS_MS }: StageListeners = {},
): GraphHandle {
  const { store } = workspace;
  let state = store.getState();
  let scene = sceneFor(state, readPalette(host));
  const drawn = new MultiDirectedGraph<DrawnNode, DrawnEdge>();
  fill(drawn, scene);

  const settings: Partial<Settings<DrawnNode, DrawnEdge>> = {
    allowInvalidContainer: true,
    autoRescale: true,
    defaultNodeType: "entity",
    defaultEdgeType: "claim",
    nodeProgramClasses: { entity: EntityNodeProgram },
    edgeProgramClasses: { claim: ClaimEdgeProgram },
    nodeHoverProgramClasses: {},
    defaultDrawNodeHover: () => {},
    enableEdgeEvents: true,
    renderLabels: false,
    renderEdgeLabels: false,
    stagePadding: 46,
    minEdgeThickness: 1,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    doubleClickZoomingRatio: 1.8,
    inertiaDuration: prefersReducedMotion() ? 0 : 200,
    // Marks grow with the zoom, but far less than the distances between them: that is what zooming in is for.
    zoomToSizeRatioFunction: (ratio) => ratio ** 0.38 / crowding(host, scene.knowledge.order),
    nodeReducer: (_, { number, x, y }) => ({ x, y, ...paintEntity(state, scene, number) }),
    edgeReducer: (_, { number }) => paintClaim(state, scene, number),
  };
  const sigma = new Sigma<DrawnNode, DrawnEdge>(drawn, host, settings);
  sigma.setCustomBBox(boundsOf(scene));
  const labels = new LabelLayer(
    sigma as unknown as Sigma,
    () => scene,
    () => overlaysOf(host),
  );
  const camera = sigma.getCamera();

  let reported: Camera | null = null;
  let cameraTimer: ReturnType<typeof setTimeout> | undefined;

  const unitsPerPixel = (): number => {
    const a = sigma.viewportToGraph({ x: 0, y: 0 });
    const b = sigma.viewportToGraph({ x: 100, y: 0 });
    return Math.hypot(b.x - a.x, b.y - a.y) / 100;
  };
  const shorterSide = () => Math.max(1, Math.min(host.clientWidth, host.clientHeight));
  const readCamera = (): Camera => {
    const centre = sigma.viewportToGraph({ x: host.clientWidth / 2, y: host.clientHeight / 2 });
    return { x: centre.x, y: centre.y, ratio: unitsPerPixel() * shorterSide() };
  };
  const aim = (target: Camera | null, isAnimated: boolean) => {
    const now = camera.getState();
    let next = WHOLE_PICTURE;
    if (target !== null) {
      const { x, y } = framed(target, boundsOf(scene));
      next = { x, y, ratio: (now.ratio * target.ratio) / shorterSide() / unitsPerPixel(), angle: 0 };
    }
    reported = target;
    if (isAnimated && !prefersReducedMotion()) void camera.animate(next, { duration: 300, easing: "quadraticInOut" });
    else camera.setState(next);
  };
  const reportCamera = () => {
    clearTimeout(cameraTimer);
    cameraTimer = setTimeout(() => {
      if (camera.isAnimated()) return reportCamera();
      const { x, y, ratio } = camera.getState();
      const isWhole = Math.hypot(x - 0.5, y - 0.5) < 1e-3 && Math.abs(ratio - 1) < 1e-3;
      reported = isWhole ? null : readCamera();
      workspace.dispatch(setCamera, reported);
    }, CAMERA_REPORT_MS);
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

  const stop = store.subscribe((now, before) => {
    state = now;
    if (now.knowledge !== before.knowledge) {
      scene = sceneFor(now, scene.palette);
      labels.forget();
      drawn.clear();
      fill(drawn, scene);
      sigma.setCustomBBox(boundsOf(scene));
      aim(now.view.camera, false);
      painted = scene.emphasis;
      schedule("everything");
      return;
    }
    const moved = now.view.moved !== before.view.moved;
    const masked = now.derived !== before.derived || now.view.bundled !== before.view.bundled;
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
      if (masked) scene = { ...scene, unseen: unseenBy(now) };
      schedule(masked ? "everything" : "paint");
    }
    if (now.view.focus !== before.view.focus && now.view.camera === before.view.camera) workspace.dispatch(fitAll);
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
  const requestAt = (target: Hover, { x, y }: Point): MenuRequest => {
    const { left, top } = host.getBoundingClientRect();
    return { target, x: left + x, y: top + y };
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
        onMenu?.(requestAt(targetOf(on, at), at));
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
    host.dispatchEvent(new CustomEvent("sourceline:open-evidence", { bubbles: true }));
  });
  const pointAt = (hover: WorkspaceState["hover"]) => {
    host.style.cursor = hover === null ? "" : "pointer";
    if (!drag.isOn() && !gestures.isDrawing()) workspace.point(hover);
  };
  sigma.on("enterNode", ({ node }) => pointAt({ kind: "entity", number: numberOf(node) }));
  sigma.on("leaveNode", () => pointAt(null));
  sigma.on("enterEdge", ({ edge }) => pointAt({ kind: "claim", number: drawn.getEdgeAttribute(edge, "number") }));
  sigma.on("leaveEdge", () => pointAt(null));
  sigma.on("leaveStage", () => pointAt(null));

  const repaint = () => {
    scene = { ...scene, palette: readPalette(host) };
    schedule("everything");
  };
  let isDisposed = false;
  void document.fonts.load('500 12px "Inter Variable"').then(() => {
    if (isDisposed) return;
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
    const { knowledge, view, hover } = state;
    const e = knowledge.entityNumber.get(view.selection.entities[0] ?? "");
    const c = knowledge.claimNumber.get(view.selection.claims[0] ?? "");
    const selected: Hover =
      e !== undefined ? { kind: "entity", number: e } : c !== undefined ? { kind: "claim", number: c } : null;
    const target = hover ?? selected;
    const { clientWidth, clientHeight } = host;
    if (target === null) return requestAt(null, { x: clientWidth / 2, y: clientHeight / 2 });
    const { x, y } = target.kind === "entity" ? positionOf(target.number) : positionOfClaim(target.number);
    return requestAt(target, { x: clamp(x, clientWidth), y: clamp(y, clientHeight) });
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
    reveal: (e) => {
      const { x, y } = positionOf(e);
      const room = Math.min(x, y, host.clientWidth - x, host.clientHeight - y);
      if (room >= Math.min(EDGE_OF_STAGE, host.clientWidth / 4, host.clientHeight / 4)) return;
      const place = { x: scene.places[2 * e] as number, y: scene.places[2 * e + 1] as number };
      const target = framed(place, boundsOf(scene));
      if (prefersReducedMotion()) camera.setState(target);
      else void camera.animate(target, { duration: 200 });
    },
    positionOf,
    dispose: () => {
      isDisposed = true;
      clearTimeout(cameraTimer);
      cancelAnimationFrame(frame);
      cancelAnimationFrame(previewFrame);
      gestures.dispose();
      stop();
      sigma.kill();
    },
  };
}

/** Boxes of what the page lays over the stage and marks with `data-keep-clear`, in the stage's CSS pixels. */
function overlaysOf(host: HTMLElement): readonly Box[] {
  const stage = host.getBoundingClientRect();
  const overlays = host.closest("main")?.querySelectorAll("[data-keep-clear]") ?? [];
  return Array.from(overlays, (overlay) => {
    const { left, top, right, bottom } = overlay.getBoundingClientRect();
    return { left: left - stage.left, top: top - stage.top, right: right - stage.left, bottom: bottom - stage.top };
  });
}

/** All that painting needs, prepared once per dataset; the columns in it are replaced when the view changes. */
function sceneFor(state: WorkspaceState, palette: Palette): LabelScene {
  const { knowledge, view, derived, hover } = state;
  const byWeight = Array.from({ length: knowledge.order }, (_, e) => e).sort(
    (a, b) => (knowledge.entityClaimCount[b] as number) - (knowledge.entityClaimCount[a] as number) || a - b,
  );
  return {
    knowledge,
    palette,
    emphasis: emphasise(knowledge, derived, view.selection, hover),
    entityMask: derived.entityMask,
    claimMask: derived.claimMask,
    places: placesOf(knowledge, view.moved),
    byWeight,
    sizes: Float32Array.from(knowledge.entityClaimCount, radiusFor),
    contested: contestedColumn(knowledge),
    ...linesFor(state),
    unseen: unseenBy(state),
    pinned: pinnedNumbers(state),
    captions: knowledge.dataset.layouts[0]?.captions ?? [],
  };
}

/** What of the scene follows from how claims become lines. */
function linesFor({
  knowledge,
  view,
  derived,
}: WorkspaceState): Pick<
  LabelScene,
  "bundles" | "curvatures" | "claimPolarity" | "attributionMask" | "lensComparison"
> {
  return {
    bundles: view.bundled ? bundlesOf(knowledge, derived) : null,
    curvatures: view.bundled ? new Float32Array(knowledge.claimCount).fill(LONE_CURVATURE) : fannedOf(knowledge),
    claimPolarity: derived.claimPolarity,
    attributionMask: derived.attributionMask,
    lensComparison: derived.lensComparison,
  };
}

const fannedByKnowledge = new WeakMap<KnowledgeGraph, Float32Array>();

/** The curvatures of fanned claims depend on nothing but the dataset: found once. */
function fannedOf(knowledge: KnowledgeGraph): Float32Array {
  const known = fannedByKnowledge.get(knowledge);
  if (known !== undefined) return known;
  const curvatures = curvaturesOf(knowledge);
  fannedByKnowledge.set(knowledge, curvatures);
  return curvatures;
}

function contestedColumn({ dataset }: KnowledgeGraph): Uint8Array {
  const contested = contestedClaims(dataset);
  return Uint8Array.from(dataset.claims, ({ id }) => (contested.has(id) ? 1 : 0));
}

/** How many neighbours each shown entity has that the neighbourhood leaves out; nothing where no neighbourhood is on. */
function unseenBy({ knowledge, view, derived }: WorkspaceState): ReadonlyMap<number, number> {
  const unseen = new Map<number, number>();
  if (view.focus === null) return unseen;
  for (let e = 0; e < knowledge.order; e++) {
    if (derived.entityMask[e] === 0) continue;
    const { count } = unseenNeighbours(knowledge, derived, e);
    if (count > 0) unseen.set(e, count);
  }
  return unseen;
}

function pinnedNumbers({ knowledge, view }: WorkspaceState): ReadonlySet<number> {
  return new Set(view.aside.pinned.flatMap((id) => knowledge.entityNumber.get(id) ?? []));
}

/** Fans the claims between the same two entities out, in dataset order. */
function curvaturesOf(knowledge: KnowledgeGraph): Float32Array {
  const { claimCount, claimSubject, claimObject, order, dataset } = knowledge;
  const claimsByPair = new Map<number, number[]>();
  for (let c = 0; c < claimCount; c++) {
    const [a, b] = [claimSubject[c] as number, claimObject[c] as number];
    if (b < 0) continue;
    const pair = Math.min(a, b) * order + Math.max(a, b);
    const claims = claimsByPair.get(pair);
    if (claims) claims.push(c);
    else claimsByPair.set(pair, [c]);
  }
  const curvatures = new Float32Array(claimCount);
  for (const claims of claimsByPair.values()) {
    claims.forEach((c, index) => {
      const { subject, object } = dataset.claims[c] as { subject: string; object: string };
      curvatures[c] = claimCurvature(subject, object, index, claims.length);
    });
  }
  return curvatures;
}

function fill(drawn: MultiDirectedGraph<DrawnNode, DrawnEdge>, { knowledge, places }: LabelScene): void {
  const { entities, claims } = knowledge.dataset;
  entities.forEach(({ id }, number) => {
    drawn.addNode(id, { number, x: places[2 * number] as number, y: places[2 * number + 1] as number });
  });
  claims.forEach(({ id, subject, object }, number) => {
    if (object !== null) drawn.addEdgeWithKey(id, subject, object, { number });
  });
}

function place(drawn: MultiDirectedGraph<DrawnNode, DrawnEdge>, { places }: LabelScene): void {
  drawn.updateEachNodeAttributes(
    (_, data) => ({ ...data, x: places[2 * data.number] as number, y: places[2 * data.number + 1] as number }),
    { attributes: ["x", "y"] },
  );
}

function paintEntity({ knowledge, derived }: WorkspaceState, scene: LabelScene, e: number) {
  const { palette, emphasis, sizes } = scene;
  const family = knowledge.dataset.vocabulary.families[knowledge.entityFamily[e] as number];
  const hue = palette.hues[family?.hue ?? "slate"];
  const level = derived.entityDim[e] === 1 ? EMPHASIS.receded : (emphasis.entities[e] as number);
  return {
    hidden: derived.entityMask[e] === 0 && derived.entityDim[e] === 0,
    size: sizes[e] as number,
    color: level === EMPHASIS.receded ? mix(hue, palette.paper, RECEDED_NODE) : hue,
    glyph: GLYPHS.indexOf(family?.glyph ?? "circle"),
    outline: palette.paper,
    ring: level === EMPHASIS.selected ? 2 : level === EMPHASIS.hovered ? 1 : 0,
    ringColor: level === EMPHASIS.selected ? palette.accent : palette.ink,
  };
}

function paintClaim({ knowledge, derived }: WorkspaceState, scene: LabelScene, c: number) {
  const { palette, bundles, curvatures } = scene;
  const { stances, predicates } = knowledge.dataset.vocabulary;
  const claims = claimsOfLine(bundles, c);
  const isDim = derived.claimDim[c] === 1;
  const level = (isDim ? EMPHASIS.receded : levelOfLine(scene, c)) as keyof typeof LINE_INK;
  const isChosen = level >= EMPHASIS.hovered;
  // A claim that nobody is recorded to make is drawn as loosely as the drawing can say.
  const pattern = stances[derived.claimStance[c] as number]?.pattern ?? "dots";
  const isLed = bundles !== null && bundles.lead[c] !== c;
  // A line that stands for claims in both directions points nowhere.
  const isOneWay = claims.every(
    (claim) =>
      knowledge.claimSubject[claim] === knowledge.claimSubject[c] &&
      predicates[knowledge.claimPredicate[claim] as number]?.symmetric === false,
  );
  const takenBy = lensesOfLine(derived.lensComparison, claims);
  const isDifference = (takenBy === 1 || takenBy === 2) && level === EMPHASIS.plain;
  const ink = mix(lensInks(palette)[takenBy] ?? palette.ink, palette.paper, isDifference ? 1 : LINE_INK[level]);
  return {
    hidden: isLed || (derived.claimMask[c] === 0 && !isDim),
    size:
      (isChosen ? CHOSEN_WIDTH : isDifference ? DIFFERENCE_WIDTH : LINE_WIDTH[level]) +
      BUNDLE_WIDTH * Math.log2(claims.length),
    color: isChosen ? palette.accent : ink,
    curvature: curvatures[c] as number,
    pattern: LINE_PATTERNS.indexOf(pattern),
    arrow: isOneWay ? 1 : 0,
    denied: claims.some((claim) => (derived.claimPolarity[claim] as number) > 0) ? 1 : 0,
  };
}

/** While two lenses are compared, a line that only one of them takes has that lens's colour. */
const lensInks = ({ ink, hues }: Palette): readonly string[] => [ink, hues.rust, hues.blue, ink];

/** Lets nodes be dragged; what is selected moves together. The drop is one command. */
function trackDrag(
  sigma: Sigma<DrawnNode, DrawnEdge>,
  drawn: MultiDirectedGraph<DrawnNode, DrawnEdge>,
  workspace: Workspace,
  put: (number: number, at: Point) => void,
  mayDrag: (event: MouseCoords) => boolean,
): { isOn: () => boolean; release: () => void } {
  let held: {
    readonly nodes: readonly string[];
    readonly pressed: MouseCoords;
    readonly last: { readonly x: number; readonly y: number };
    readonly isDragged: boolean;
  } | null = null;
  sigma.on("downNode", ({ node, event }) => {
    if (!mayDrag(event)) return;
    const { selection, aside } = workspace.store.getState().view;
    const together = selection.entities.includes(node) ? selection.entities : [node];
    const nodes = together.filter((id) => drawn.hasNode(id) && !aside.pinned.includes(id));
    if (nodes.length === 0) return;
    held = { nodes, pressed: event, last: sigma.viewportToGraph(event), isDragged: false };
  });
  sigma.on("moveBody", ({ event }) => {
    if (held === null) return;
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
    if (!held.isDragged && !hasMoved(held.pressed, event)) return;
    const at = sigma.viewportToGraph(event);
    const [dx, dy] = [at.x - held.last.x, at.y - held.last.y];
    for (const node of held.nodes) {
      const { number, x, y } = drawn.getNodeAttributes(node);
      put(number, { x: x + dx, y: y + dy });
      drawn.mergeNodeAttributes(node, { x: x + dx, y: y + dy });
    }
    held = { ...held, last: at, isDragged: true };
  });
  const drop = () => {
    const dropped = held;
    held = null;
    if (!dropped?.isDragged) return;
    const moved = Object.fromEntries(
      dropped.nodes.map((node): [string, [number, number]] => {
        const { x, y } = drawn.getNodeAttributes(node);
        return [node, [x, y]];
      }),
    );
    workspace.dispatch(moveEntities, moved);
  };
  sigma.on("upNode", drop);
  sigma.on("upStage", drop);
  sigma.on("upEdge", drop);
  return {
    isOn: () => held !== null,
    release: () => {
      held = null;
    },
  };
}

function clamp(value: number, size: number): number {
  return Math.min(Math.max(value, 0), size);
}

/** Whether a pointer has left the place where it was pressed. */
function hasMoved(pressed: MouseCoords, now: MouseCoords): boolean {
  return Math.hypot(now.x - pressed.x, now.y - pressed.y) > STILL;
}

/** Bounds of the dataset's picture, captions included; what the user drags out of them does not change the scale. */
function boundsOf({ knowledge, captions }: LabelScene): { x: [number, number]; y: [number, number] } {
  const places = placesOf(knowledge, {});
  const x: [number, number] = [Infinity, -Infinity];
  const y: [number, number] = [Infinity, -Infinity];
  const include = (at: readonly [number, number]) => {
    x[0] = Math.min(x[0], at[0]);
    x[1] = Math.max(x[1], at[0]);
    y[0] = Math.min(y[0], at[1]);
    y[1] = Math.max(y[1], at[1]);
  };
  for (let e = 0; e < knowledge.order; e++) include([places[2 * e] as number, places[2 * e + 1] as number]);
  for (const { at } of captions) include(at);
  return x[0] > x[1] ? { x: [-1, 1], y: [-1, 1] } : { x, y };
}

/** Layout space to the frame in which sigma's camera moves: the bounds' larger side is 1, their centre (0.5, 0.5). */
function framed(
  { x, y }: { readonly x: number; readonly y: number },
  bounds: { readonly x: readonly [number, number]; readonly y: readonly [number, number] },
): { x: number; y: number } {
  const size = Math.max(bounds.x[1] - bounds.x[0], bounds.y[1] - bounds.y[0]) || 1;
  return {
    x: 0.5 + (x - (bounds.x[0] + bounds.x[1]) / 2) / size,
    y: 0.5 + (y - (bounds.y[0] + bounds.y[1]) / 2) / size,
  };
}

function differing(before: Uint8Array, after: Uint8Array, idOf: (at: number) => string | undefined): string[] {
  const ids: string[] = [];
  for (let i = 0; i < after.length; i++) {
    if (before[i] === after[i]) continue;
    const id = idOf(i);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

function isAdding({ original }: MouseCoords): boolean {
  return original.shiftKey || original.ctrlKey || original.metaKey;
}

function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
