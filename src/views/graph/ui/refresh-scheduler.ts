import type { Rendering } from "../rendering.ts";
import { type DrawnSigma, keysOf } from "./drawn-graph.ts";
import type { Due } from "./live-rendering.ts";

/** Makes sigma redraw what is due, and only that, in the next frame. */
export function scheduleRefreshes(sigma: Pick<DrawnSigma, "refresh" | "scheduleRender">, rendering: () => Rendering) {
  let due: Due = "nothing";
  let painted = rendering().emphasis;
  let frame = 0;
  const paint = (entities: Iterable<number>, claims: Iterable<number>) => {
    // Sigma cannot paint what a full refresh has not indexed yet.
    if (due === "everything") return;
    sigma.refresh({ partialGraph: keysOf(rendering(), entities, claims), skipIndexation: true });
  };
  const refresh = () => {
    frame = 0;
    const { emphasis } = rendering();
    if (due === "everything") sigma.refresh();
    else paint(differing(painted.entities, emphasis.entities), differing(painted.claims, emphasis.claims));
    due = "nothing";
    painted = emphasis;
  };
  return {
    /** Draws in the next frame, once for everything due by then. */
    schedule: (what: Due) => {
      if (what === "nothing") return;
      if (what === "names") return void sigma.scheduleRender();
      if (due !== "everything") due = what;
      frame ||= requestAnimationFrame(refresh);
    },
    /** Paints entities and claims at once, by number; if everything is due, that includes them. */
    paint,
    dispose: () => cancelAnimationFrame(frame),
  };
}

/** Where two columns differ. */
function differing(before: Uint8Array, after: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < after.length; at++) if (before[at] !== after[at]) found.push(at);
  return found;
}
