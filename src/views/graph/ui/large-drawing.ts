import { say } from "../../../lib/ui/notice.ts";
import { uiWords } from "../../../words/en/ui.ts";
import { isLarge } from "../large-graph.ts";
import type { ColumnDrawing, createColumnDrawing } from "./column-drawing.ts";

/**
 * Draws large graphs once there is one, as `createColumnDrawing` does, whose code is loaded with the first. Until it is
 * there, nothing of that graph is drawn.
 */
export function createLargeDrawing(...given: Parameters<typeof createColumnDrawing>): ColumnDrawing {
  const [sigma, , rendering] = given;
  let drawing: ColumnDrawing | null = null;
  let isAsked = false;
  let isDisposed = false;
  return {
    isOn: () => drawing?.isOn() ?? false,
    fill: () => {
      drawing?.fill();
      if (isAsked || !isLarge(rendering().knowledge)) return;
      isAsked = true;
      import("./column-drawing.ts").then(
        (code) => {
          if (isDisposed) return;
          drawing = code.createColumnDrawing(...given);
          drawing.fill();
          sigma.refresh();
        },
        (error: unknown) => {
          console.error(error);
          say(uiWords.notLoaded());
          // Asked again with the next change.
          isAsked = false;
        },
      );
    },
    emphasise: () => drawing?.emphasise(),
    dispose: () => {
      isDisposed = true;
      drawing?.dispose();
    },
  };
}
