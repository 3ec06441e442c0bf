import type { MouseCoords } from "sigma/types";
import type { Point } from "../../../drawing/edge-geometry.ts";
import { onPageKey } from "../../../lib/ui/page-keys.ts";
import { rectangleBetween } from "../region.ts";
import type { DrawnSigma } from "./drawn-graph.ts";
import { hasMoved } from "./node-drag.ts";

/** What a press and drag on the stage does: pan and move nodes, or draw around what is to be selected. */
export type PointerMode = "move" | "rectangle" | "lasso";

/** What the pointer was pressed on: a drawn node or edge by its key, or the stage beside them. */
export type Pressed =
  | { readonly kind: "node"; readonly key: string }
  | { readonly kind: "edge"; readonly key: string }
  | { readonly kind: "stage" };

/** Told of what hands do; points are CSS pixels from the stage's top left corner. */
export interface GestureListeners {
  /** A region is being drawn; null when it is done or given up. */
  readonly onDraw: (outline: readonly Point[] | null) => void;
  /** A region was drawn. `adds`: to what is selected already. */
  readonly onRegion: (outline: readonly Point[], adds: boolean) => void;
  /** A press that was no drag, region or long press. `adds`: to what is selected already. */
  readonly onClick: (on: Pressed, at: Point, adds: boolean) => void;
  /** A menu is asked for, by the right button or a long press. */
  readonly onMenu: (on: Pressed, at: Point) => void;
}

export interface StageGestures {
  setMode(mode: PointerMode): void;
  /** Whether a press may move what it is on. */
  mayDrag(event: MouseCoords): boolean;
  /** Whether a region is being drawn. */
  isDrawing(): boolean;
  dispose(): void;
}

/** How far a finger may stray, in CSS pixels, and still press long; and how far a pointer goes before it draws. */
const FINGER_STRAYS = 10;
const DRAW_FROM = 4;
/** Least distance between the points of a lasso: finer ones cost time and cannot be seen. */
const LASSO_STEP = 3;

interface Region {
  readonly shape: "rectangle" | "lasso";
  readonly adds: boolean;
  points: Point[];
  isDrawn: boolean;
  /** Given up by Escape or a second finger; swallows the rest of the press. */
  isCancelled: boolean;
}

/**
 * Tells regions drawn on the stage, long presses and the right button from clicks and drags. It listens to sigma's own
 * events, which are the same for mouse and touch and know what lies under the pointer.
 */
export function trackGestures(
  sigma: DrawnSigma,
  { onDraw, onRegion, onClick, onMenu }: GestureListeners,
  longPressMs: number,
): StageGestures {
  let mode: PointerMode = "move";
  let region: Region | null = null;
  /** Whether the press is a region or a long press, and so not a click. */
  let isTaken = false;
  /** NaN before the first press: a click without a press, as by a screen reader, has not moved. */
  let start: Point = { x: Number.NaN, y: Number.NaN };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const cancel = () => {
    if (region === null) return;
    const wasDrawn = region.isDrawn;
    region.isCancelled = true;
    isTaken = true;
    if (wasDrawn) onDraw(null);
  };
  const down = (on: Pressed, event: MouseCoords) => {
    clearTimeout(timer);
    isTaken = false;
    const { original, x, y } = event;
    start = { x, y };
    if (isTouch(original)) {
      if (original.touches.length > 1) return cancel();
      // A finger that is about to draw may rest first.
      if (mode === "move")
        timer = setTimeout(() => {
          isTaken = true;
          onMenu(on, start);
        }, longPressMs);
    } else if (original.button !== 0) return;
    const shape = mode === "move" ? "rectangle" : mode;
    region = null;
    if (mode !== "move" || (original.shiftKey && on.kind !== "node"))
      region = { shape, adds: isAdding(event), points: [start], isDrawn: false, isCancelled: false };
  };
  const move = (event: MouseCoords) => {
    const strayed = Math.hypot(event.x - start.x, event.y - start.y);
    if (strayed > FINGER_STRAYS) clearTimeout(timer);
    if (region === null && !isTaken) return;
    event.preventSigmaDefault();
    if (region === null || region.isCancelled || isTaken) return;
    if (!region.isDrawn && strayed <= DRAW_FROM) return;
    region.isDrawn = true;
    const at = { x: event.x, y: event.y };
    if (region.shape === "rectangle") region.points = [...rectangleBetween(start, at)];
    else {
      const last = region.points.at(-1) as Point;
      if (Math.hypot(at.x - last.x, at.y - last.y) >= LASSO_STEP) region.points.push(at);
    }
    onDraw(region.points);
  };
  const up = () => {
    clearTimeout(timer);
    const drawn = region;
    region = null;
    if (drawn === null || !drawn.isDrawn || drawn.isCancelled) return;
    isTaken = true;
    onDraw(null);
    onRegion(drawn.points, drawn.adds);
  };
  const click = (on: Pressed, event: MouseCoords) => {
    // Sigma counts the moves in a press, not their length: a quick drag would be a click to it.
    if (!isTaken && !hasMoved(start, event)) onClick(on, { x: event.x, y: event.y }, isAdding(event));
  };
  const askForMenu = (on: Pressed, event: MouseCoords) => {
    event.original.preventDefault();
    onMenu(on, { x: event.x, y: event.y });
  };

  for (const [type, listener] of [
    ["down", down],
    ["up", up],
    ["click", click],
    ["rightClick", askForMenu],
  ] as const) {
    sigma.on(`${type}Node`, ({ node, event }) => listener({ kind: "node", key: node }, event));
    sigma.on(`${type}Edge`, ({ edge, event }) => listener({ kind: "edge", key: edge }, event));
    sigma.on(`${type}Stage`, ({ event }) => listener({ kind: "stage" }, event));
  }
  sigma.on("moveBody", ({ event }) => move(event));
  // Before all others: Escape gives up what is being drawn, and nothing else.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || region === null || !region.isDrawn || region.isCancelled) return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };
  const stopListening = onPageKey(onKey, { capture: true });

  return {
    setMode: (next) => {
      mode = next;
    },
    mayDrag: ({ original }) => mode === "move" && (isTouch(original) || original.button === 0),
    isDrawing: () => region?.isDrawn === true,
    dispose: () => {
      clearTimeout(timer);
      stopListening();
    },
  };
}

function isAdding({ original }: MouseCoords): boolean {
  return original.shiftKey || original.ctrlKey || original.metaKey;
}

function isTouch(event: MouseEvent | TouchEvent): event is TouchEvent {
  return "touches" in event;
}
