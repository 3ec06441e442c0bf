import { useEffect } from "react";
import { presenterOf } from "../../features/stories/presenter.ts";
import { landmarks } from "../../workspace/ui/landmarks.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** When a story ends, focus returns to where it was when it began; to the canvas, where that is gone. */
export function useFocusReturn(workspace: Workspace): void {
  useEffect(() => {
    let held: Element | null = null;
    return presenterOf(workspace).store.subscribe((now, before) => {
      if (now !== null && before === null) held = document.activeElement;
      if (now !== null || before === null) return;
      const left = document.activeElement;
      // In a frame: until then, what takes it is out of reach. Whatever has been given the focus meanwhile keeps it.
      requestAnimationFrame(() => {
        const { activeElement, body } = document;
        if (activeElement !== left && activeElement !== body) return;
        const isThere = held instanceof HTMLElement && held.isConnected && held !== document.body;
        const target = isThere ? held : landmarks.canvas.current;
        if (target instanceof HTMLElement) target.focus({ preventScroll: true });
      });
    });
  }, [workspace]);
}
