import { select } from "d3-selection";
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from "d3-zoom";
import { MOST_ZOOM } from "../../model/view-slices/zooms.ts";
import { clampShift, type Shift, type Zoomable } from "../sight.ts";
import type { Size } from "../size.ts";

interface PanZoom {
  /** Puts the drawing somewhere, without telling of it. */
  put(shift: Shift): void;
  /** Moves the drawing by CSS pixels. */
  moveBy(across: number, down: number): void;
  /** Magnifies around the middle of the screen. */
  zoomBy(factor: number): void;
  dispose(): void;
}

/**
 * Pans and magnifies a drawing by mouse, wheel, finger and pinch, never beyond its edges.
 * @param element what takes the gestures.
 * @param isGuest whether wheel and finger belong to the page around it until it has the focus.
 * @param sizes of screen and drawing, as they are now; null before they are known.
 * @param onMove told of each place while the drawing is moved.
 * @param onRest told of the last one.
 */
export function trackPanZoom(
  element: HTMLElement,
  {
    zoomable,
    isGuest,
    sizes,
    onMove,
    onRest,
  }: {
    readonly zoomable: Zoomable;
    readonly isGuest: boolean;
    readonly sizes: () => { readonly size: Size; readonly whole: Size } | null;
    readonly onMove: (shift: Shift) => void;
    readonly onRest: (shift: Shift) => void;
  },
): PanZoom {
  let isSilent = false;
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([1, MOST_ZOOM])
    .extent(() => {
      const { width, height } = sizes()?.size ?? { width: 1, height: 1 };
      return [
        [0, 0],
        [width, height],
      ];
    })
    .constrain((transform) => constrained(transform))
    .filter((event: Event) => {
      if (isGuest && event.type !== "mousedown" && document.activeElement !== element) return false;
      return !(event instanceof globalThis.MouseEvent && event.type !== "wheel" && event.button !== 0);
    })
    .on("zoom", ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
      if (!isSilent) onMove(shiftOf(transform));
    })
    .on("end", ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
      if (!isSilent) onRest(shiftOf(transform));
    });
  const constrained = (next: ZoomTransform): ZoomTransform => {
    const now = sizes();
    if (now === null) return next;
    const before = zoomTransform(element);
    // Across alone, magnifying leaves the height where it is.
    const top = zoomable === "across" && next.k !== before.k ? before.y : next.y;
    const { left, top: down, by } = clampShift({ left: next.x, top, by: next.k }, now.size, now.whole, zoomable);
    return transformOf({ left, top: down, by });
  };
  const selected = select(element).call(behaviour).on("dblclick.zoom", null);
  return {
    put: (shift) => {
      isSilent = true;
      selected.call(behaviour.transform, transformOf(shift));
      isSilent = false;
    },
    moveBy: (across, down) => {
      const { x, y, k } = zoomTransform(element);
      selected.call(behaviour.transform, constrained(transformOf({ left: x + across, top: y + down, by: k })));
    },
    zoomBy: (factor) => void selected.call(behaviour.scaleBy, factor),
    dispose: () => void selected.on(".zoom", null),
  };
}

function shiftOf({ x, y, k }: ZoomTransform): Shift {
  return { left: x, top: y, by: k };
}

function transformOf({ left, top, by }: Shift): ZoomTransform {
  return zoomIdentity.translate(left, top).scale(by);
}
