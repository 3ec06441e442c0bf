import { Map as MapIcon, X } from "lucide-react";
import { type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { placesOf } from "../../../derive/places.ts";
import type { Point } from "../../../drawing/edge-geometry.ts";
import { readPalette } from "../../../drawing/ui/read-palette.ts";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { keepClear } from "../../../lib/ui/overlays.ts";
import { minimapWords as words } from "../../../words/en/minimap.ts";
import { useLateDerived } from "../../../workspace/ui/late-derived.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { overviewOf } from "../overview.ts";
import styles from "./Minimap.module.css";
import type { GraphHandle } from "./sigma-adapter.ts";

const SIZE = { width: 184, height: 128 } as const;
/** A stage that is smaller has no room for it; one that is wider has room for it beside the bar of the selection. */
const LEAST = { width: 520, height: 380 } as const;
const WIDE = 1_160;
/** Radius of the dot of what is selected, in CSS pixels. */
const DOT = 2.2;
/** The frame around what is in sight, in CSS pixels, and how opaque it is within. */
const SIGHT = { line: 1.5, round: 1.5, least: 4, filled: 0.09 } as const;
const STORAGE_KEY = "sourceline.overview";
const OFF = "off";

const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;
const movedOf = ({ view }: WorkspaceState) => view.moved;
const selectionOf = ({ view }: WorkspaceState) => view.selection;

/**
 * The whole of a large graph on a small field in a corner of the canvas, with what of it is in sight, which a press or drag
 * moves. It is for pointers: keys move the canvas itself. Whether it is shown is kept by the browser.
 * @param graph what is drawn now.
 */
export function Minimap({ theme, graph }: { theme: string; graph: GraphHandle }) {
  const [isOn, setOn] = useState(read);
  const place = useRef<HTMLDivElement>(null);
  const put = (on: boolean) => {
    setOn(on);
    try {
      if (on) localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, OFF);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  };
  useEffect(() => {
    const { sigma } = graph;
    const tell = () => {
      const { width, height } = sigma.getDimensions();
      place.current?.toggleAttribute("data-put-away", width < LEAST.width || height < LEAST.height);
      place.current?.toggleAttribute("data-low", width >= WIDE);
    };
    tell();
    sigma.on("resize", tell);
    return () => void sigma.off("resize", tell);
  }, [graph]);
  return (
    <div ref={place} className={styles.minimap}>
      <div ref={keepClear} className={isOn ? styles.map : kit.toolbar} style={isOn ? SIZE : {}}>
        {isOn && <Field theme={theme} graph={graph} />}
        <span className={isOn ? styles.switch : undefined}>
          <IconButton label={isOn ? words.hide() : words.show()} onClick={() => put(!isOn)}>
            {isOn ? <X size={14} strokeWidth={1.75} /> : <MapIcon size={15} strokeWidth={1.75} />}
          </IconButton>
        </span>
      </div>
    </div>
  );
}

function read(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== OFF;
  } catch {
    return true;
  }
}

function Field({ theme, graph }: { theme: string; graph: GraphHandle }) {
  const knowledge = useWorkspaceState(knowledgeOf);
  const moved = useWorkspaceState(movedOf);
  // What a filter leaves is drawn on the canvas first.
  const { entityMask: mask, entityDim: dim } = useLateDerived();
  const selection = useWorkspaceState(selectionOf);
  const dots = useRef<HTMLCanvasElement>(null);
  const marked = useRef<HTMLCanvasElement>(null);
  const sight = useRef<HTMLCanvasElement>(null);
  const places = placesOf(knowledge, moved);
  const overview = useMemo(() => overviewOf(places, { mask, dim }, SIZE, devicePixelRatio), [places, mask, dim]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew in the colours of another theme
  useLayoutEffect(() => {
    if (dots.current !== null) drawDots(dots.current, overview.ink);
  }, [overview, theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew in the colours of another theme
  useLayoutEffect(() => {
    const { current: canvas } = marked;
    if (canvas === null) return;
    const context = fitted(canvas);
    context.fillStyle = readPalette(canvas).accent;
    for (const id of selection.entities) {
      const e = knowledge.entityNumber.get(id) ?? -1;
      if (e < 0) continue;
      const { x, y } = overview.toPixels({ x: places[2 * e] as number, y: places[2 * e + 1] as number });
      context.beginPath();
      context.arc(x, y, DOT, 0, 2 * Math.PI);
      context.fill();
    }
  }, [overview, selection, knowledge, places, theme]);

  // With each frame of the graph, so not by way of React; and painted, since an element that moves has the browser go
  // through styles, layers and paint of the whole page, which takes as long as all else that a redraw does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew in the colours of another theme
  useLayoutEffect(() => {
    const { current: canvas } = sight;
    if (canvas === null) return;
    const { sigma } = graph;
    const frame = sightPainter(canvas);
    const follow = () => {
      const { width, height } = sigma.getDimensions();
      const from = overview.toPixels(sigma.viewportToGraph({ x: 0, y: 0 }));
      frame(from, overview.toPixels(sigma.viewportToGraph({ x: width, y: height })));
    };
    follow();
    sigma.on("afterRender", follow);
    return () => void sigma.off("afterRender", follow);
  }, [graph, overview, theme]);

  /** From the pointer to the middle of what is in sight, while that is dragged. */
  const hold = useRef<Point | null>(null);
  const pointIn = ({ clientX, clientY, currentTarget }: PointerEvent): Point => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const centre = (at: Point) => {
    const { sigma } = graph;
    const { x, y } = sigma.viewportToFramedGraph(sigma.graphToViewport(overview.toPlace(at)));
    sigma.getCamera().setState({ x, y });
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const { sigma } = graph;
    // No focus is taken from what is worked on.
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = pointIn(event);
    const { width, height } = sigma.getDimensions();
    const middle = overview.toPixels(sigma.viewportToGraph({ x: width / 2, y: height / 2 }));
    const corner = overview.toPixels(sigma.viewportToGraph({ x: width, y: height }));
    const isOnSight =
      Math.abs(at.x - middle.x) < corner.x - middle.x && Math.abs(at.y - middle.y) < corner.y - middle.y;
    hold.current = isOnSight ? { x: middle.x - at.x, y: middle.y - at.y } : { x: 0, y: 0 };
    if (!isOnSight) centre(at);
  };
  const onPointerMove = (event: PointerEvent) => {
    const { current: held } = hold;
    if (held === null) return;
    const at = pointIn(event);
    centre({ x: within(at.x, SIZE.width) + held.x, y: within(at.y, SIZE.height) + held.y });
  };
  const letGo = () => {
    hold.current = null;
  };
  return (
    <div
      aria-hidden="true"
      className={styles.field}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <canvas ref={dots} />
      <canvas ref={marked} />
      <canvas ref={sight} />
    </div>
  );
}

function drawDots(canvas: HTMLCanvasElement, ink: Uint8ClampedArray): void {
  const context = fitted(canvas);
  const image = context.createImageData(canvas.width, canvas.height);
  const colour = Number.parseInt(readPalette(canvas).ink.slice(1), 16);
  for (const [at, strength] of ink.entries()) {
    image.data[4 * at] = colour >> 16;
    image.data[4 * at + 1] = (colour >> 8) & 255;
    image.data[4 * at + 2] = colour & 255;
    image.data[4 * at + 3] = strength;
  }
  context.putImageData(image, 0, 0);
}

/**
 * Paints the rectangle between two points as a frame on a canvas, in whole pixels of the screen, as far as it lies within; the
 * same one is not painted again.
 */
function sightPainter(canvas: HTMLCanvasElement): (from: Point, to: Point) => void {
  const context = fitted(canvas);
  const ratio = devicePixelRatio;
  const snapped = (at: number) => Math.round(at * ratio) / ratio;
  const line = Math.max(1, Math.floor(SIGHT.line * ratio)) / ratio;
  context.strokeStyle = context.fillStyle = readPalette(canvas).accent;
  context.lineWidth = line;
  let painted = "";
  return (from, to) => {
    const [left, top] = [snapped(within(from.x, SIZE.width)), snapped(within(from.y, SIZE.height))];
    const width = Math.max(SIGHT.least, snapped(within(to.x, SIZE.width)) - left);
    const height = Math.max(SIGHT.least, snapped(within(to.y, SIZE.height)) - top);
    const next = [left, top, width, height].join();
    if (next === painted) return;
    painted = next;
    context.clearRect(0, 0, SIZE.width, SIZE.height);
    context.beginPath();
    context.roundRect(left + line / 2, top + line / 2, width - line, height - line, SIGHT.round);
    context.globalAlpha = SIGHT.filled;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
  };
}

/** A cleared canvas whose unit is the CSS pixel. */
function fitted(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  canvas.width = Math.round(SIZE.width * devicePixelRatio);
  canvas.height = Math.round(SIZE.height * devicePixelRatio);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("The browser has no 2D canvas.");
  context.scale(devicePixelRatio, devicePixelRatio);
  return context;
}

function within(at: number, length: number): number {
  return Math.min(length, Math.max(0, at));
}
