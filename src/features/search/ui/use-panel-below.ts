import { type RefObject, useLayoutEffect, useRef } from "react";

/** Gap between field and panel, and minimum distance to the window's edge, in CSS pixels. */
const GAP = 6;
const EDGE = 12;
const LEAST_WIDTH = 420;

/**
 * Shows a popover on top of everything, below a field and as wide as fits; the rail around the field cannot clip it.
 * @returns the ref of the popover, which stays mounted.
 */
export function usePanelBelow(field: RefObject<HTMLElement | null>, isOpen: boolean): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = panel.current;
    if (!isOpen || shown === null) return;
    const place = () => {
      const box = field.current?.getBoundingClientRect();
      if (box === undefined) return;
      const height = window.visualViewport?.height ?? window.innerHeight;
      const width = Math.min(Math.max(box.width, LEAST_WIDTH), window.innerWidth - 2 * EDGE);
      const left = Math.max(EDGE, Math.min(box.left, window.innerWidth - EDGE - width));
      Object.assign(shown.style, {
        left: `${left}px`,
        top: `${box.bottom + GAP}px`,
        width: `${width}px`,
        maxHeight: `${height - box.bottom - GAP - EDGE}px`,
      });
    };
    place();
    shown.showPopover();
    window.addEventListener("resize", place);
    window.visualViewport?.addEventListener("resize", place);
    document.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      window.removeEventListener("resize", place);
      window.visualViewport?.removeEventListener("resize", place);
      document.removeEventListener("scroll", place, { capture: true });
      shown.hidePopover();
    };
  }, [field, isOpen]);
  return panel;
}
