import { isRenumbered } from "../../../model/knowledge-graph.ts";
import type { Hover } from "../../../model/view-state.ts";
import type { CanvasWorkspace } from "./shown-workspace.ts";

/** How long, in milliseconds, the pointer stays on something, or on nothing, before it rests there. */
const REST_MS = 200;

/**
 * Tells what the pointer rests on, so that nothing fades for what it only passes, and nothing flashes on its way from one
 * thing to the next.
 * @returns the end of it.
 */
export function onPointerRest({ store }: CanvasWorkspace, tell: (on: Hover) => void): () => void {
  let rested: Hover = store.getState().hover;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.subscribe((now, before) => {
    const isOther = isRenumbered(before.knowledge, now.knowledge);
    if (isOther) rested = null;
    if (now.hover === before.hover && !isOther) return;
    clearTimeout(timer);
    if (now.hover?.kind === rested?.kind && now.hover?.number === rested?.number) return;
    timer = setTimeout(() => {
      rested = now.hover;
      tell(rested);
    }, REST_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
