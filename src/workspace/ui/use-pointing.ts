import { useEffect, useMemo } from "react";
import type { Hover } from "../../model/view-state.ts";
import { useWorkspace } from "./workspace-context.tsx";

/**
 * Properties for a control that stands for an entity or a claim: it is marked on the graph while the pointer or the
 * focus is on the control, and no longer, also where the control goes away under the pointer.
 * @param number -1 marks nothing.
 */
export function usePointing(kind: NonNullable<Hover>["kind"], number: number) {
  const workspace = useWorkspace();
  const pointing = useMemo(() => {
    const point = () => {
      if (number >= 0) workspace.point({ kind, number });
    };
    const unpoint = () => {
      const { hover } = workspace.store.getState();
      if (hover?.kind === kind && hover.number === number) workspace.point(null);
    };
    // By a move, not by entering: what a press puts under a pointer at rest is not pointed at.
    return { onPointerMove: point, onPointerLeave: unpoint, onFocus: point, onBlur: unpoint };
  }, [workspace, kind, number]);
  useEffect(() => pointing.onBlur, [pointing]);
  return pointing;
}
