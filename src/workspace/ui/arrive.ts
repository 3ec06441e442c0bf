import { watchCompleteness } from "../../lib/ui/late-boundary.tsx";
import { topModal } from "../../lib/ui/page-keys.ts";
import { landmarks } from "./landmarks.ts";

/** Where somebody has come: to a panel, or to the record of what was chosen. */
export type Destination = "panel" | "record";

/** So many frames a dialog may take to go, in which the command was chosen. */
const MOST_FRAMES = 120;

/**
 * Focuses the heading of a place once its code has come, it is drawn, and no dialog lies over it. Not where the place
 * itself has focused something else, a field, say.
 * @param way ends with the arrival; ended before, it gives it up.
 */
export function arrive(place: Destination, way: AbortController): void {
  if (way.signal.aborted) return;
  let frame = 0;
  let frames = 0;
  const go = () => {
    if (topModal() !== null && frames++ < MOST_FRAMES) {
      frame = requestAnimationFrame(go);
      return;
    }
    way.abort();
    if (place === "panel" && landmarks.panel.current?.contains(document.activeElement)) return;
    focusStart(headingOf(place) ?? landmarks.canvas.current);
  };
  const stopWatching = watchCompleteness((isComplete) => {
    cancelAnimationFrame(frame);
    // What follows from what has come is drawn by then.
    if (isComplete) frame = requestAnimationFrame(go);
  });
  way.signal.addEventListener("abort", () => {
    cancelAnimationFrame(frame);
    stopWatching();
  });
}

/** The heading of what is in the panel; null where the panel is not there or lies in a closed drawer. */
export function headingOf(place: Destination): HTMLElement | null {
  const panel = landmarks.panel.current;
  if (panel === null || panel.inert) return null;
  return (place === "record" ? landmarks.selectedLine.current : null) ?? panel.querySelector("h2");
}

/** Focuses something that is no control: a place to go on from. */
export function focusStart(element: HTMLElement | null): void {
  if (element !== null && element.tabIndex < 0) element.tabIndex = -1;
  element?.focus();
}
