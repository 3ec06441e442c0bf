import type { Zoom } from "../model/view-slices/zooms.ts";
import type { Point } from "./edge-geometry.ts";
import type { Size } from "./size.ts";

/** Which sides a view is magnified along; along the others it is only moved. */
export type Zoomable = "both" | "across";

/** What of a drawing is in sight on a screen, and where. All in CSS pixels, y down. */
export interface Sight extends Size {
  /** The drawing's own size at magnification 1. */
  readonly whole: Size;
  readonly magnification: number;
  /** Where a place of the drawing at magnification 1 is on the screen. */
  toScreen(at: Point): Point;
  /** What place of the drawing is at a point of the screen. */
  toDrawing(at: Point): Point;
}

/** The shift and magnification that put a drawing on a screen: a point is at `by · x + left`. */
export interface Shift {
  readonly left: number;
  readonly top: number;
  readonly by: number;
}

/** A screen that shows a drawing. */
export function sightOf(size: Size, whole: Size, { left, top, by }: Shift, zoomable: Zoomable): Sight {
  const down = zoomable === "both" ? by : 1;
  return {
    ...size,
    whole,
    magnification: by,
    toScreen: ({ x, y }) => ({ x: by * x + left, y: down * y + top }),
    toDrawing: ({ x, y }) => ({ x: (x - left) / by, y: (y - top) / down }),
  };
}

/** The shift that shows what is kept of a view, null for the whole, on a screen of a size. */
export function shiftFor(zoom: Zoom | null, size: Size, whole: Size, zoomable: Zoomable): Shift {
  if (zoom === null) return clampShift({ left: 0, top: 0, by: 1 }, size, whole, zoomable);
  const down = zoomable === "both" ? zoom.by : 1;
  const shift = {
    left: size.width / 2 - zoom.by * zoom.x * whole.width,
    top: size.height / 2 - down * zoom.y * whole.height,
    by: zoom.by,
  };
  return clampShift(shift, size, whole, zoomable);
}

/** What is kept of a shift, whatever the size of the screen; null where it shows the whole, or its beginning. */
export function zoomFrom(shift: Shift, size: Size, whole: Size, zoomable: Zoomable): Zoom | null {
  const start = shiftFor(null, size, whole, zoomable);
  const isStart = Math.abs(shift.left - start.left) + Math.abs(shift.top - start.top) < 1 && shift.by <= 1.001;
  if (isStart) return null;
  const { x, y } = sightOf(size, whole, shift, zoomable).toDrawing({ x: size.width / 2, y: size.height / 2 });
  return { x: share(x, whole.width), y: share(y, whole.height), by: Math.max(1, shift.by) };
}

/** The nearest shift that leaves no more of the screen empty than it must; what is smaller than the screen stands in its middle. */
export function clampShift({ left, top, by }: Shift, size: Size, whole: Size, zoomable: Zoomable): Shift {
  const down = zoomable === "both" ? by : 1;
  return {
    left: clamped(left, size.width, by * whole.width, true),
    top: clamped(top, size.height, down * whole.height, zoomable === "both"),
    by,
  };
}

function clamped(start: number, room: number, length: number, isCentred: boolean): number {
  if (length <= room) return isCentred ? (room - length) / 2 : 0;
  return Math.min(0, Math.max(room - length, start));
}

function share(at: number, length: number): number {
  return length === 0 ? 0.5 : Math.min(1, Math.max(0, at / length));
}
