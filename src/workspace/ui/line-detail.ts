import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { type DrawnPart, drawnClaims, drawnInWords, type LineDrawing } from "../../derive/drawn-claims.ts";
import { useLateDerived } from "./late-derived.ts";
import { useWorkspaceState } from "./workspace-context.tsx";

/** How the one canvas on the page draws lines. It follows from the camera and the size of the canvas, and is kept nowhere. */
export interface LineDetail {
  /** Whether they are drawn without their certainty, since too many are in view. */
  readonly isFar: boolean;
  /** Of how many shown claims nothing is to be seen, their ends being so near to each other. */
  readonly tooShort: number;
}

const detail = createStore<LineDetail>(() => ({ isFar: false, tooShort: 0 }));

/** Says how the canvas draws lines, for whoever explains them. */
export function noteLineDetail(now: LineDetail): void {
  detail.setState(now);
}

/** Whether lines are drawn without their certainty, since too many are in view. */
export function useFarLines(): boolean {
  return useStore(detail, ({ isFar }) => isFar);
}

/** What is to be said of how the claims that are shown are drawn on the canvas. */
export function useDrawnParts(): readonly DrawnPart[] {
  const { isFar, tooShort } = useStore(detail);
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { claimMask } = useLateDerived();
  const isBundled = useWorkspaceState((state) => state.view.bundled);
  const drawing: LineDrawing = isFar ? "far" : isBundled ? "bundled" : "apart";
  return drawnInWords(drawnClaims(knowledge, claimMask, drawing), drawing, tooShort);
}
