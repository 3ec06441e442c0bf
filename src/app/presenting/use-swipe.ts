import { type RefObject, useEffect } from "react";

/** How far a finger goes, in CSS pixels, for a swipe, and how much farther across than down. */
const LEAST_WAY = 48;
const STEEPNESS = 1.5;

/** Tells of swipes by finger or pen on an element: to the left is "next". Up and down scrolls, and a mouse selects text. */
export function useSwipe(
  element: RefObject<HTMLElement | null>,
  onSwipe: (direction: "next" | "previous") => void,
): void {
  useEffect(() => {
    const host = element.current;
    if (host === null) return;
    let start: { readonly id: number; readonly x: number; readonly y: number } | null = null;
    const down = ({ pointerType, pointerId: id, clientX: x, clientY: y, isPrimary }: PointerEvent) => {
      start = pointerType !== "mouse" && isPrimary ? { id, x, y } : null;
    };
    const up = ({ pointerId, clientX, clientY }: PointerEvent) => {
      if (start === null || start.id !== pointerId) return;
      const across = clientX - start.x;
      const isSwipe = Math.abs(across) >= LEAST_WAY && Math.abs(across) > STEEPNESS * Math.abs(clientY - start.y);
      start = null;
      if (isSwipe) onSwipe(across < 0 ? "next" : "previous");
    };
    const cancel = () => {
      start = null;
    };
    host.addEventListener("pointerdown", down);
    host.addEventListener("pointerup", up);
    host.addEventListener("pointercancel", cancel);
    return () => {
      host.removeEventListener("pointerdown", down);
      host.removeEventListener("pointerup", up);
      host.removeEventListener("pointercancel", cancel);
    };
  }, [element, onSwipe]);
}
