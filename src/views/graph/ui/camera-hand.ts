import type { PickingSigma } from "./picking-sigma.ts";

const MOVES = ["pointermove", "mousemove"] as const;

/**
 * Takes the shortest way from the hand to the camera that it drags: the pointer belongs to the stage, so that the browser
 * looks for nothing under it, and its moves go to sigma alone. That is a tenth of what a frame of a drag takes the main thread.
 * @returns the end of it.
 */
export function leadByHand(sigma: PickingSigma): () => void {
  const captor = sigma.getMouseCaptor();
  const stage = captor.container;
  const onMove = (event: PointerEvent | MouseEvent) => {
    if (!sigma.isCameraDragged) return;
    event.stopImmediatePropagation();
    if (event.type === "mousemove") captor.handleMove(event);
    else if (!stage.hasPointerCapture((event as PointerEvent).pointerId))
      stage.setPointerCapture((event as PointerEvent).pointerId);
  };
  for (const type of MOVES) window.addEventListener(type, onMove, { capture: true });
  return () => {
    for (const type of MOVES) window.removeEventListener(type, onMove, { capture: true });
  };
}
