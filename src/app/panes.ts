import { onPageKey } from "../lib/ui/page-keys.ts";
import { focusStart, headingOf } from "../workspace/ui/arrive.ts";
import { landmarks } from "../workspace/ui/landmarks.ts";

const FOCUSABLE = ":is(button, input, select, a[href], [tabindex]):not(:disabled, [tabindex='-1'])";

/**
 * Lets F6 go round the parts of the page, as they stand in it, and Shift+F6 the other way: search and legend, canvas, time
 * bar, panel; of a story, canvas and scene. It comes back to what had the focus there; first to the canvas itself, the
 * heading of the panel, the first control of another part.
 * @returns the way to undo it.
 */
export function watchPanes(): () => void {
  const left = new WeakMap<Element, HTMLElement>();
  const note = ({ target }: FocusEvent) => {
    const pane = target instanceof HTMLElement ? target.closest("[data-pane]") : null;
    if (pane !== null) left.set(pane, target as HTMLElement);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "F6" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(isReachable);
    if (panes.length === 0) return;
    event.preventDefault();
    const at = panes.findIndex((pane) => pane.contains(document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    const from = at < 0 && event.shiftKey ? 0 : at;
    const pane = panes[(from + step + panes.length) % panes.length] as HTMLElement;
    const before = left.get(pane);
    if (before !== undefined && pane.contains(before) && isReachable(before)) before.focus();
    else focusStart(startOf(pane));
  };
  document.addEventListener("focusin", note);
  const stop = onPageKey(onKey);
  return () => {
    document.removeEventListener("focusin", note);
    stop();
  };
}

function startOf(pane: HTMLElement): HTMLElement | null {
  const canvas = landmarks.canvas.current;
  if (pane.contains(canvas)) return canvas;
  const heading = pane === landmarks.panel.current ? headingOf("panel") : null;
  return heading ?? [...pane.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isReachable) ?? null;
}

function isReachable(element: HTMLElement): boolean {
  return (
    element.closest("[inert]") === null &&
    !element.matches(":disabled") &&
    element.checkVisibility({ visibilityProperty: true })
  );
}
