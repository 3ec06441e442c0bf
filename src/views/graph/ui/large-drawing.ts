import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { EMPHASIS } from "../emphasis.ts";
import { isLarge } from "../large-graph.ts";
import { levelOfLine, type Rendering } from "../rendering.ts";
import type { PickingSigma } from "./picking-sigma.ts";

/** Draws a large graph past sigma's own bookkeeping, from columns. */
export interface ColumnDrawing {
  /** Whether the graph is large, and so drawn this way. */
  isOn(): boolean;
  /** Whether lines are far now, so that none but those singled out shows its certainty. */
  isFar(): boolean;
  /** Takes everything from the columns anew: another dataset, filter, theme or place. */
  fill(): void;
  /** Takes anew what is singled out. */
  emphasise(): void;
  /** Looks again at what is in view, the camera being at rest. */
  settle(): void;
  dispose(): void;
}

/**
 * Draws large graphs once there is one: the code for it is loaded with the first. Until it is there, nothing of that graph
 * is drawn.
 * @param onDetail told when lines become far, and when they no longer are.
 */
export function createLargeDrawing(
  sigma: PickingSigma,
  state: () => WorkspaceState,
  rendering: () => Rendering,
  onDetail: (isFar: boolean) => void,
): ColumnDrawing {
  let drawing: ColumnDrawing | null = null;
  let isAsked = false;
  let isDisposed = false;
  const load = async () => {
    isAsked = true;
    const { createColumnDrawing } = await import("./column-drawing.ts");
    if (isDisposed) return;
    drawing = createColumnDrawing(sigma, state, rendering, onDetail);
    drawing.fill();
    sigma.refresh({ schedule: true });
  };
  return {
    isOn: () => drawing?.isOn() ?? false,
    isFar: () => drawing?.isFar() ?? false,
    fill: () => {
      drawing?.fill();
      if (isAsked || !isLarge(rendering().knowledge)) return;
      // Asked again with the next change, if the code could not be loaded.
      load().catch(() => {
        isAsked = false;
      });
    },
    emphasise: () => drawing?.emphasise(),
    settle: () => drawing?.settle(),
    dispose: () => {
      isDisposed = true;
      drawing?.dispose();
    },
  };
}

/** Whether a line keeps its mark: near enough to be drawn in full, or singled out. */
export function keepsMark(drawing: Pick<ColumnDrawing, "isFar">, rendering: Rendering): (claim: number) => boolean {
  return drawing.isFar()
    ? (claim) => rendering.emphasis.isActive && levelOfLine(rendering, claim) >= EMPHASIS.neighbour
    : () => true;
}
