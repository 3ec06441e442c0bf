import type { Point } from "../../../drawing/edge-geometry.ts";
import type { Hover } from "../../../model/view-state.ts";
import { clearSelection, focusOn, select, toggleSelected } from "../../../workspace/selection-commands.ts";
import { entitiesInPolygon } from "../region.ts";
import { type DrawnSigma, keysOf } from "./drawn-graph.ts";
import type { LabelLayer } from "./label-layer.ts";
import type { LiveRendering } from "./live-rendering.ts";
import { trackDrag } from "./node-drag.ts";
import type { PickingSigma } from "./picking-sigma.ts";
import type { CanvasWorkspace } from "./shown-workspace.ts";
import { type Pressed, trackGestures } from "./stage-gestures.ts";
import { itemsOf, menuRequestAt, overlapping, type StageListeners } from "./stage-handle.ts";

const LONG_PRESS_MS = 500;

/**
 * Turns what the pointer does on the stage into commands: pointing, selecting, focusing, dragging and opening menus.
 * @param paintLater schedules whatever is now emphasised differently to be painted in the next frame.
 */
export function bindPointer(
  sigma: DrawnSigma & Pick<PickingSigma, "thingsAt">,
  workspace: CanvasWorkspace,
  rendering: Pick<LiveRendering, "now" | "preview" | "put">,
  labels: Pick<LabelLayer, "entityAt">,
  paintLater: () => void,
  {
    onMenu,
    onDraw,
    onOverlap,
    onPinned,
    longPressMs = LONG_PRESS_MS,
  }: Pick<StageListeners, "onMenu" | "onDraw" | "onOverlap" | "onPinned" | "longPressMs">,
) {
  const host = sigma.getContainer();
  const targetOf = (on: Pressed, { x, y }: Point): Hover => {
    const { entityNumber, claimNumber } = rendering.now().knowledge;
    const number =
      on.kind === "node" ? entityNumber.get(on.key) : on.kind === "edge" ? claimNumber.get(on.key) : undefined;
    if (number !== undefined) return { kind: on.kind === "node" ? "entity" : "claim", number };
    const labelled = labels.entityAt(x, y);
    return labelled < 0 ? null : { kind: "entity", number: labelled };
  };
  const entitiesIn = (outline: readonly Point[]) => {
    const polygon = outline.map((at) => sigma.viewportToGraph(at));
    const { places, entityMask } = rendering.now();
    return keysOf(rendering.now(), entitiesInPolygon(places, entityMask, polygon), []).nodes;
  };
  // What a region would select is shown as if it were selected, once a frame.
  let outlined: readonly Point[] | null = null;
  let previewFrame = 0;
  const preview = () => {
    previewFrame = 0;
    rendering.preview(outlined === null ? undefined : { entities: entitiesIn(outlined), claims: [] });
    paintLater();
  };
  const gestures = trackGestures(
    sigma,
    {
      onDraw: (outline) => {
        if (outlined === null) workspace.point(null);
        outlined = outline;
        previewFrame ||= requestAnimationFrame(preview);
        onDraw?.(outline ?? []);
      },
      onRegion: (outline, adds) => {
        const { entities, claims } = workspace.store.getState().view.selection;
        const inside = entitiesIn(outline);
        if (adds) workspace.dispatch(select, { entities: [...new Set([...entities, ...inside])], claims: [...claims] });
        else if (inside.length === 0) workspace.dispatch(clearSelection);
        else workspace.dispatch(select, { entities: inside, claims: [] });
      },
      onClick: (on, at, adds) => {
        const target = targetOf(on, at);
        if (target !== null) workspace.dispatch(adds ? toggleSelected : select, itemsOf(rendering.now(), target));
        else if (!adds) workspace.dispatch(clearSelection);
        onOverlap?.(adds || on.kind === "stage" ? [] : overlapping(sigma.thingsAt(at)));
      },
      onMenu: (on, at) => {
        drag.release();
        onMenu?.(menuRequestAt(host, targetOf(on, at), at));
      },
    },
    longPressMs,
  );
  const drag = trackDrag(sigma, workspace, rendering, gestures.mayDrag, onPinned);
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    workspace.dispatch(focusOn, { entities: [node], hops: 1 });
  });
  sigma.on("doubleClickEdge", ({ edge, preventSigmaDefault }) => {
    preventSigmaDefault();
    const number = rendering.now().knowledge.claimNumber.get(edge);
    if (number !== undefined) workspace.dispatch(select, itemsOf(rendering.now(), { kind: "claim", number }));
  });
  // Browsers tell of the pointer's arrival elsewhere before the mouse's leaving here: only what the stage pointed at is let go.
  let pointed: Hover = null;
  const pointAt = (target: Hover) => {
    host.style.cursor = target === null ? "" : "pointer";
    if (drag.isOn() || gestures.isDrawing()) return;
    const { hover } = workspace.store.getState();
    const isOurs = hover?.kind === pointed?.kind && hover?.number === pointed?.number;
    pointed = target;
    if (target !== null || isOurs) workspace.point(target);
  };
  sigma.on("enterNode", ({ node, event }) => pointAt(targetOf({ kind: "node", key: node }, event)));
  sigma.on("enterEdge", ({ edge, event }) => pointAt(targetOf({ kind: "edge", key: edge }, event)));
  for (const left of ["leaveNode", "leaveEdge", "leaveStage"] as const) sigma.on(left, () => pointAt(null));

  return {
    setMode: gestures.setMode,
    /** Drops what is being dragged where it is, and cancels a region that is being drawn. */
    settle: () => {
      drag.drop();
      onDraw?.([]);
    },
    dispose: () => {
      cancelAnimationFrame(previewFrame);
      gestures.dispose();
    },
  };
}
