import type { Rendering } from "../rendering.ts";
import type { ColumnDrawing } from "./column-drawing.ts";
import { keysOf } from "./drawn-graph.ts";
import type { Due } from "./live-rendering.ts";
import type { PickingSigma } from "./picking-sigma.ts";

/**
 * Makes sigma redraw what is due, and only that, in the next frame. What is due is put into sigma just before it draws, so
 * that a frame is drawn once, whether the camera, the columns or both have changed. A large graph is put into the programs
 * from columns; sigma then has nothing to paint.
 */
export function scheduleRefreshes(
  sigma: Pick<PickingSigma, "refresh" | "scheduleRender" | "willProcess" | "on" | "off">,
  rendering: () => Rendering,
  columns: Pick<ColumnDrawing, "isOn" | "fill" | "emphasise">,
) {
  let due: Due = "nothing";
  let painted = rendering().emphasis;
  let isDisposed = false;
  const painting = (entities: Iterable<number>, claims: Iterable<number>) => ({
    partialGraph: keysOf(rendering(), entities, claims),
    skipIndexation: !sigma.willProcess,
  });
  const refresh = () => {
    if (due === "nothing") return;
    const { emphasis } = rendering();
    const isEverything = due === "everything";
    due = "nothing";
    if (isEverything) {
      columns.fill();
      sigma.refresh({ schedule: true });
    } else if (columns.isOn()) columns.emphasise();
    else {
      const entities = differing(painted.entities, emphasis.entities);
      const claims = differing(painted.claims, emphasis.claims);
      sigma.refresh({ ...painting(entities, claims), schedule: true });
    }
    painted = emphasis;
  };
  sigma.on("beforeRender", refresh);
  return {
    /** Draws in the next frame, once for everything due by then. */
    schedule: (what: Due) => {
      // Code that was asked for may come when sigma is gone.
      if (what === "nothing" || isDisposed) return;
      if (what !== "names" && due !== "everything") due = what;
      sigma.scheduleRender();
    },
    /** Paints entities and claims at once, by number; if everything is due, that includes them. */
    paint: (entities: Iterable<number>, claims: Iterable<number>) => {
      // Sigma cannot paint what a full refresh has not indexed yet.
      if (due !== "everything" && !columns.isOn()) sigma.refresh(painting(entities, claims));
    },
    dispose: () => {
      isDisposed = true;
      sigma.off("beforeRender", refresh);
    },
  };
}

/** Where two columns differ. */
function differing(before: Uint8Array, after: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < after.length; at++) if (before[at] !== after[at]) found.push(at);
  return found;
}
