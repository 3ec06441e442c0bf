import type { Sigma } from "sigma";
import type { RenderParams } from "sigma/types";
import type { Point } from "../../../drawing/edge-geometry.ts";
import type { Box } from "../../../drawing/label-placement.ts";
import { memo } from "../../../lib/memo.ts";
import { finished } from "../../../lib/steps.ts";
import { claimAt } from "../../../model/knowledge-graph.ts";
import type { LineDetail } from "../../../workspace/ui/line-detail.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { coveredLines } from "../covered-lines.ts";
import { EMPHASIS } from "../emphasis.ts";
import { allLinePaths, type LineInks, type LinePaths, lineInks, linePaths, raisedLines } from "../far-lines.ts";
import { HAIRLINE_REACH, hairlinesUnder } from "../hairlines-under.ts";
import { isLarge, MOST_FULL_LINES } from "../large-graph.ts";
import { grown, isWithin, leastRadius, linesInView, shareInView, spreadOf } from "../level-of-detail.ts";
import { NODE_STRIDE, nodeColumns } from "../node-columns.ts";
import { paintClaim, paintEntity, receded } from "../paint.ts";
import { type Bounds, boundsOf, framed, levelOfLine, placeOf, type Rendering, sizeOf } from "../rendering.ts";
import { leadByHand } from "./camera-hand.ts";
import type { ClaimEdgeProgram } from "./claim-edge-program.ts";
import type { EntityNodeProgram } from "./entity-node-program.ts";
import { FarLineProgram } from "./far-line-program.ts";
import { FollowingLabels } from "./following-labels.ts";
import { HeldEdgeProgram, type HeldLine, HeldNodeProgram } from "./held-programs.ts";
import type { LabelLayer } from "./label-layer.ts";
import type { PickingSigma } from "./picking-sigma.ts";
import { createRestedLines } from "./rested-lines.ts";

/** How much more than the view is looked through for lines, on each side, so that a pan does not look again at once. */
const AHEAD = 0.2;
/** Share of their opacity that far lines keep, as one picture, while others are singled out. */
const RECEDED = 0.25;
/** Far from it, a view is looked through again once it is so much smaller. */
const NEARER = 0.7;

/** What of a large graph was found to be in view, and how it is drawn. */
interface Found {
  /** The view that was looked at, and the larger one that was looked through; in layout space. */
  readonly view: Bounds;
  readonly reach: Bounds;
  /** Claims whose lines are drawn in full; null where all are far. */
  readonly lines: readonly number[] | null;
}

/** Draws a large graph past sigma's own bookkeeping, from columns. */
export interface ColumnDrawing {
  /** Whether the graph is large, and so drawn this way. */
  isOn(): boolean;
  /** Takes everything from the columns anew: another dataset, filter, theme or place. */
  fill(): void;
  /** Takes anew what is singled out. */
  emphasise(): void;
  dispose(): void;
}

/**
 * Fills sigma's programs with a large graph. Sigma keeps the camera, the gestures and the order of drawing; its own graph
 * then holds a corner and nothing else, so that none of its work per element takes place. Entities are one buffer,
 * written again when one of them changes. Far lines are another, in which only filters and places show: that some are
 * singled out is a uniform, and those are drawn in full over the others.
 * @param onDetail told when lines become far, when they no longer are, and at rest how many are too short to be seen.
 */
export function createColumnDrawing(
  sigma: PickingSigma,
  state: () => WorkspaceState,
  rendering: () => Rendering,
  onDetail: ((now: LineDetail) => void) | undefined,
  labels: LabelLayer,
  overlays: () => readonly Box[],
): ColumnDrawing {
  const own = programsOf(sigma);
  const [onNodes, onLines] = [own.nodes.normalProgram.gl, own.lines.normalProgram.gl] as [
    WebGLRenderingContext,
    WebGLRenderingContext,
  ];
  const nodes = new HeldNodeProgram(onNodes, null, sigma as unknown as Sigma);
  const lines = new HeldEdgeProgram(onLines, null, sigma as unknown as Sigma);
  const far = new FarLineProgram(onLines as WebGLRenderingContext);
  const { getRenderParams: paramsOf, resize } = sigma;
  const render: () => void = Reflect.get(sigma, "render");
  let isRendering = false;
  const findEntity: (at: Point) => string | null = Reflect.get(sigma, "getNodeAtPosition");
  const findLine: (x: number, y: number) => string | null = Reflect.get(sigma, "getEdgeAtPoint");
  const { thingsAt } = sigma;
  const renderFar = (params: RenderParams) => {
    if (found?.lines === null) far.render(params, unitOf(params), !sigma.isUnderWay);
  };
  /** Methods of sigma's, private ones too, that others stand in for while a large graph is drawn. */
  const standIns: readonly (readonly [object, string, unknown])[] = [
    [own.nodes, "render", (params: RenderParams) => nodes.render(params)],
    [own.lines, "render", (params: RenderParams) => lines.render(params)],
    // Sigma draws with "arrow" first: the place for what lies beneath all lines.
    [own.beneath, "render", renderFar],
    // Asked for once per frame, when sigma knows where the camera is and has drawn nothing yet.
    [sigma, "getRenderParams", () => prepare(paramsOf.call(sigma))],
    [
      sigma,
      "render",
      () => {
        isRendering = true;
        render.call(sigma);
        isRendering = false;
        return sigma;
      },
    ],
    // With every frame sigma measures its element, for which the page is laid out; here it is told when that has changed.
    [sigma, "resize", (isForced = false) => (isRendering && !isForced ? sigma : resize.call(sigma, isForced))],
    // And it clears seven layers, of which two are drawn on.
    [sigma, "clear", () => clearLayers([onLines, onNodes])],
    // Sigma draws what is pointed at once more, over all others; of a large graph it has nothing to draw it from.
    [sigma, "renderHighlightedNodes", () => {}],
    [sigma, "scheduleHighlightedNodesRender", () => {}],
  ];
  const take = (isTaken: boolean) => {
    for (const [owner, name, standIn] of standIns)
      if (isTaken) Reflect.set(owner, name, standIn);
      else Reflect.deleteProperty(owner, name);
    Reflect.set(sigma, "getNodeAtPosition", isTaken ? findKnown : findEntity);
    Reflect.set(sigma, "getEdgeAtPoint", isTaken ? findLineOrHairline : findLine);
    Reflect.set(sigma, "thingsAt", isTaken ? thingsWithHairlinesAt : thingsAt);
    rested.forget();
    sigma.raises = !isTaken;
    labels.instead = isTaken ? following : null;
    if (isTaken) stopLeading ??= leadByHand(sigma);
    else {
      stopLeading?.();
      stopLeading = null;
    }
    if (!isTaken) following.stop();
  };
  /** Sigma asks of what is pointed at whether it is hidden; of a large graph it keeps no entities. */
  const findKnown = (at: Point): string | null => {
    const id = findEntity(at);
    const known: Record<string, { readonly hidden: boolean }> = Reflect.get(sigma, "nodeDataCache");
    if (id !== null) known[id] ??= { hidden: false };
    return id;
  };
  /** Of far lines, those that are singled out are pointed at like any others, the rest where the pointer rests. */
  const findLineOrHairline = (x: number, y: number): string | null => {
    const id = findLine(x, y);
    if (id !== null || !isFar || sigma.isUnderWay) return id;
    const claim = rested.at({ x, y });
    return claim < 0 ? null : claimAt(rendering().knowledge, claim).id;
  };
  const thingsWithHairlinesAt: typeof thingsAt = (at) => {
    const things = thingsAt(at);
    return things.length > 0 || !isFar ? things : rested.thingsAt(at);
  };
  const hairlinesAt = (at: Point): readonly number[] => {
    const { entities, claims } = state().view.selection;
    if (!isFar || params === null || inks === null || entities.length + claims.length > 0) return [];
    if (findEntity(at) !== null) return [];
    const { colours } = inks;
    const reach = (HAIRLINE_REACH * params.pixelRatio) / unitOf(params);
    return hairlinesUnder(sigma.viewportToFramedGraph(at), allPaths(), (line) => colours[2 * line] !== 0, reach);
  };
  const rested = createRestedLines(sigma, hairlinesAt);
  let stopLeading: (() => void) | null = null;
  let isHeld = false;
  let bounds: Bounds = { x: [0, 1], y: [0, 1] };
  let array: Float32Array<ArrayBuffer> | undefined;
  let entityCount = 0;
  let spread = 1;
  let inks: LineInks | null = null;
  let raised: readonly number[] = [];
  let found: Found | null = null;
  let isFar = false;
  let tooShort = 0;
  let params: RenderParams | null = null;

  const allPaths = () => finished(allLinePaths(rendering(), bounds));
  const fillNodes = () => {
    const { order } = rendering().knowledge;
    const columns = nodeColumns(rendering(), bounds, array?.length === NODE_STRIDE * order ? array : undefined);
    array = columns.array;
    nodes.hold(array, { count: columns.recedingCount, share: receded(rendering()) });
  };
  const fillRaised = () => {
    raised = raisedLines(rendering());
    if (raised.length <= MOST_FULL_LINES) {
      far.drop("raised");
      return;
    }
    const paths = linePaths(rendering(), bounds, raised);
    far.hold("raised", paths, lineInks(rendering(), paths, true));
  };
  /** What is drawn in full: the lines in view where they are few, and those singled out, over the others. */
  const fillFull = () => {
    const inView = found?.lines ?? [];
    const over = raised.length > MOST_FULL_LINES ? [] : raised;
    const drawn = over.length === 0 ? inView : [...new Set([...over, ...inView])].reverse();
    lines.hold(drawn.map((c) => heldLine(c)));
  };
  const heldLine = (c: number): HeldLine => {
    const { claimSubject, claimObject } = rendering().knowledge;
    const [source, target] = [heldEnd(claimSubject[c] as number), heldEnd(claimObject[c] as number)];
    return { source, target, data: paintClaim(state(), rendering(), c) as unknown as HeldLine["data"] };
  };
  const heldEnd = (e: number): HeldLine["source"] => {
    const at = framed(placeOf(rendering(), e), bounds);
    return { ...at, ...paintEntity(state(), rendering(), e) } as unknown as HeldLine["source"];
  };
  /** Which of ten thousand hairlines is meant nobody could tell: a pointer on its way points at those singled out alone. */
  const point = () => {
    const { isActive } = rendering().emphasis;
    sigma.mayPoint = isFar && !isActive ? null : keepsMark(isFar, rendering());
  };
  const say = (covered = tooShort) => {
    const wasFar = isFar;
    const before = tooShort;
    isFar = isHeld && found !== null && found.lines === null;
    tooShort = isFar ? covered : 0;
    if (isFar === wasFar && tooShort === before) return;
    onDetail?.({ isFar, tooShort });
    if (isFar !== wasFar) point();
  };
  const look = (view: Bounds) => {
    const reach = grown(view, AHEAD);
    found = { view, reach, lines: linesInView(rendering(), reach) };
    fillFull();
    say();
  };
  const isStale = (view: Bounds) =>
    found === null ||
    !isWithin(view, found.reach) ||
    (found.lines === null && areaOf(view) < NEARER * areaOf(found.view));
  const prepare = (next: RenderParams): RenderParams => {
    params = next;
    const view = viewOf(next, bounds);
    if (isStale(view)) look(view);
    const area = next.width * next.height;
    const share = shareInView(view, bounds);
    const least = leastRadius((entityCount * share) / spread, area);
    nodes.leastRadius = least;
    lines.leastRadius = least;
    far.kept = rendering().emphasis.isActive ? RECEDED : 1;
    return next;
  };
  /** Counted again for other filters, places and zooms, and not when something is pointed at. */
  const countCovered = memo((_: Uint8Array, paths: LinePaths, sizeRatio: number, unit: number) =>
    coveredLines(rendering(), paths, { unit, sizeRatio, leastRadius: nodes.leastRadius }),
  );
  /** Looks again at what is in view, the camera being at rest. */
  const settle = () => {
    if (!isHeld || params === null || found === null) return;
    const view = viewOf(params, bounds);
    if (!isWithin(view, found.view) || !isWithin(found.view, view)) {
      const wasFull = found.lines !== null;
      look(view);
      if (wasFull || found?.lines !== null) sigma.scheduleRender();
    }
  };
  /** Says how many lines are too short to be seen: their number is not waited for, as names are. */
  const count = () => {
    if (!isHeld || !isFar || params === null) return;
    say(countCovered(rendering().claimMask, allPaths(), params.sizeRatio, unitOf(params) / params.pixelRatio));
  };
  const following = new FollowingLabels(sigma, labels, rendering, overlays, {
    hasMark: () => (isFar && !rendering().emphasis.isActive ? null : keepsMark(isFar, rendering())),
    onRest: settle,
    onPlaced: count,
    onTop: onNodes,
    beneath: onLines,
    onReleased: () => sigma.scheduleRender(),
  });

  return {
    isOn: () => isHeld,
    fill: () => {
      const wasHeld = isHeld;
      isHeld = isLarge(rendering().knowledge);
      if (!isHeld) {
        if (!wasHeld) return;
        take(false);
        array = undefined;
        inks = null;
        found = null;
        say();
        point();
        return;
      }
      take(true);
      bounds = boundsOf(rendering());
      const { entityMask, entityDim } = rendering();
      entityCount = entityMask.reduce((count, shown, e) => count + (shown === 1 || entityDim[e] === 1 ? 1 : 0), 0);
      spread = spreadOf(rendering(), bounds);
      const paths = allPaths();
      inks = lineInks(
        rendering(),
        paths,
        false,
        inks?.colours.length === 2 * paths.claims.length ? inks.colours : undefined,
      );
      far.hold("all", paths, inks);
      fillNodes();
      fillRaised();
      point();
      // What is in view is found again when it is drawn.
      found = null;
    },
    emphasise: () => {
      if (!isHeld) return;
      fillNodes();
      fillRaised();
      fillFull();
      point();
    },
    dispose: () => {
      onDetail?.({ isFar: false, tooShort: 0 });
      take(false);
      following.dispose();
      rested.dispose();
      for (const program of [nodes, lines, far]) program.kill();
    },
  };
}

/** The programs with which sigma draws, under the names of its own. They are private to it. */
function programsOf(sigma: PickingSigma) {
  const programs = { ...Reflect.get(sigma, "nodePrograms"), ...Reflect.get(sigma, "edgePrograms") };
  return {
    nodes: programs.circle as EntityNodeProgram,
    lines: programs.line as ClaimEdgeProgram,
    beneath: programs.arrow as object,
  };
}

function clearLayers(layers: readonly WebGLRenderingContext[]): void {
  for (const layer of layers) layer.clear(layer.COLOR_BUFFER_BIT);
}

/** Pixels of the screen per unit of the frame in which sigma's camera moves. */
function unitOf({ matrix, width, pixelRatio }: RenderParams): number {
  return (Math.hypot(matrix[0] as number, matrix[1] as number) * width * pixelRatio) / 2;
}

/** The rectangle of layout space around what a camera shows, whichever way it is turned. */
function viewOf({ matrix }: RenderParams, bounds: Bounds): Bounds {
  const [a, b, , c, d, , e, f] = matrix as unknown as [number, number, number, number, number, number, number, number];
  const determinant = a * d - b * c;
  const scale = sizeOf(bounds);
  const corners = [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ].map(([x = 0, y = 0]) => {
    const [left, up] = [x - e, y - f];
    return {
      x: ((d * left - c * up) / determinant - 0.5) * scale + (bounds.x[0] + bounds.x[1]) / 2,
      y: ((a * up - b * left) / determinant - 0.5) * scale + (bounds.y[0] + bounds.y[1]) / 2,
    };
  });
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { x: [Math.min(...xs), Math.max(...xs)], y: [Math.min(...ys), Math.max(...ys)] };
}

function areaOf({ x, y }: Bounds): number {
  return (x[1] - x[0]) * (y[1] - y[0]);
}

/** Whether a line keeps its mark: near enough to be drawn in full, or singled out. */
function keepsMark(isFar: boolean, rendering: Rendering): (claim: number) => boolean {
  return isFar
    ? (claim) => rendering.emphasis.isActive && levelOfLine(rendering, claim) >= EMPHASIS.neighbour
    : () => true;
}
