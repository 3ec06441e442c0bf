import type { Sigma } from "sigma";
import type { MouseCoords } from "sigma/types";
import { onPageKey } from "../../../lib/ui/page-keys.ts";
import type { Point } from "../edge-geometry.ts";
import { rectangleBetween } from "../region.ts";

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
  /** A menu is asked for, by the right button or a long press. */
  readonly onMenu: (on: Pressed, at: Point) => void;
}

export interface StageGestures {
  setMode(mode: PointerMode): void;
  /** Whether a press may move what it is on. */
  mayDrag(event: MouseCoords): boolean;
  /** Whether a region is being drawn. */
  isDrawing(): boolean;
  /** Whether the press that ended last was a region or a long press, so that it is no click. */
  hasTakenPress(): boolean;
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
  sigma: Sigma,
  { onDraw, onRegion, onMenu }: GestureListeners,
  longPressMs: number,
): StageGestures {
  let mode: PointerMode = "move";
  let region: Region | null = null;
  let isTaken = false;
  let start: Point = { x: 0, y: 0 };
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
    const isAdding = original.shiftKey || original.ctrlKey || original.metaKey;
    region = null;
    if (mode !== "move" || (original.shiftKey && on.kind !== "node"))
      region = { shape, adds: isAdding, points: [start], isDrawn: false, isCancelled: false };
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
  const askForMenu = (on: Pressed, event: MouseCoords) => {
    event.original.preventDefault();
    onMenu(on, { x: event.x, y: event.y });
  };

  sigma.on("downNode", ({ node, event }) => down({ kind: "node", key: node }, event));
  sigma.on("downEdge", ({ edge, event }) => down({ kind: "edge", key: edge }, event));
  sigma.on("downStage", ({ event }) => down({ kind: "stage" }, event));
  sigma.on("moveBody", ({ event }) => move(event));
  sigma.on("upNode", up);
  sigma.on("upEdge", up);
  sigma.on("upStage", up);
  sigma.on("rightClickNode", ({ node, event }) => askForMenu({ kind: "node", key: node }, event));
  sigma.on("rightClickEdge", ({ edge, event }) => askForMenu({ kind: "edge", key: edge }, event));
  sigma.on("rightClickStage", ({ event }) => askForMenu({ kind: "stage" }, event));
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
    hasTakenPress: () => isTaken,
    dispose: () => {
      clearTimeout(timer);
      stopListening();
    },
  };
}

function isTouch(event: MouseEvent | TouchEvent): event is TouchEvent {
  return "touches" in event;
}
