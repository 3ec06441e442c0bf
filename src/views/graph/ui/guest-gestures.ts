/** What a hint says how to do. */
export type GestureHint = "zoom" | "move";

/** How long a hint stays after the gesture that it answers, in milliseconds. */
const HINT_MS = 1_600;

/**
 * Leaves wheel and finger to the page that the graph is embedded in. The wheel zooms after a click on the graph, until
 * the pointer or the focus leaves the frame, and whenever Ctrl or Cmd is held. One finger scrolls the page around and
 * taps; two move the graph.
 * @param onHint told which hint to show; null when it has been there long enough.
 * @returns the way to undo it.
 */
export function leaveGestures(stage: HTMLElement, onHint: (hint: GestureHint | null) => void): () => void {
  let isClicked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new AbortController();
  const { signal } = end;
  const hint = (which: GestureHint) => {
    clearTimeout(timer);
    timer = setTimeout(onHint, HINT_MS, null);
    onHint(which);
  };
  const leave = () => {
    isClicked = false;
  };
  stage.addEventListener(
    "pointerdown",
    ({ pointerType }) => {
      if (pointerType === "touch") return;
      isClicked = true;
      clearTimeout(timer);
      onHint(null);
    },
    { signal, capture: true },
  );
  document.documentElement.addEventListener("pointerleave", leave, { signal });
  window.addEventListener("blur", leave, { signal });
  // Before the drawing, which would take them for its own.
  stage.addEventListener(
    "wheel",
    (event) => {
      if (isClicked || event.ctrlKey || event.metaKey) return;
      event.stopImmediatePropagation();
      hint("zoom");
    },
    { signal, capture: true, passive: true },
  );
  let isOneFinger = false;
  stage.addEventListener(
    "touchstart",
    (event) => {
      isOneFinger = event.touches.length === 1;
      // A tap comes as a click all the same.
      if (isOneFinger) event.stopImmediatePropagation();
    },
    { signal, capture: true, passive: true },
  );
  stage.addEventListener("touchmove", () => isOneFinger && hint("move"), { signal, capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    end.abort();
  };
}
