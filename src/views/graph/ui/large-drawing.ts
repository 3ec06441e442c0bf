import { say } from "../../../lib/ui/notice.ts";
import { uiWords } from "../../../words/en/ui.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import type { Box } from "../label-placement.ts";
import { isLarge } from "../large-graph.ts";
import type { Rendering } from "../rendering.ts";
import type { ColumnDrawing } from "./column-drawing.ts";
import type { LabelLayer } from "./label-layer.ts";
import type { PickingSigma } from "./picking-sigma.ts";

/**
 * Draws large graphs once there is one: the code for it is loaded with the first. Until it is there, nothing of that graph
 * is drawn.
 * @param onDetail told when lines become far, and when they no longer are.
 */
export function createLargeDrawing(
  sigma: PickingSigma,
  state: () => WorkspaceState,
  rendering: () => Rendering,
  onDetail: ((isFar: boolean) => void) | undefined,
  labels: LabelLayer,
  overlays: () => readonly Box[],
): ColumnDrawing {
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
        ({ createColumnDrawing }) => {
          if (isDisposed) return;
          drawing = createColumnDrawing(sigma, state, rendering, onDetail, labels, overlays);
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
