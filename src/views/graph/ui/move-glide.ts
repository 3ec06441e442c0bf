import { prefersReducedMotion } from "../../../lib/ui/reduced-motion.ts";
import { isLarge } from "../large-graph.ts";
import type { LiveRendering } from "./live-rendering.ts";

/** As long as the camera takes, which often moves along. In milliseconds. */
const GLIDE_MS = 300;
/** A frame moves on by no more than this, so that a slow machine shows more than the end. In milliseconds. */
const MOST_PER_FRAME = 50;

/**
 * Lets entities glide to where a command or its undoing has moved them, so that the reader can follow. At once where
 * less motion is wanted, and in a large graph.
 */
export function createMoveGlide(rendering: Pick<LiveRendering, "now" | "placeAll">) {
  let frame = 0;
  let target: Float32Array | null = null;
  const finish = () => {
    cancelAnimationFrame(frame);
    if (target !== null) rendering.placeAll(target);
    target = null;
  };
  return {
    /** @param from where the entities were drawn before the rendering had their new places. */
    begin: (from: Float32Array) => {
      cancelAnimationFrame(frame);
      target = null;
      const { places: to, knowledge } = rendering.now();
      const isSame = to.length !== from.length || to.every((value, at) => value === from[at]);
      if (isSame || isLarge(knowledge) || prefersReducedMotion()) return;
      target = to;
      let last: number | null = null;
      let elapsed = 0;
      let drawn = from.slice();
      const step = () => {
        // Another graph has come, or somebody else has placed something.
        if (rendering.now().places !== drawn) {
          target = null;
          return;
        }
        const now = performance.now();
        elapsed += Math.min(MOST_PER_FRAME, now - (last ?? now));
        last = now;
        const share = elapsed / GLIDE_MS;
        if (share >= 1) return finish();
        const eased = share * share * (3 - 2 * share);
        drawn = to.map((value, at) => (from[at] as number) + eased * (value - (from[at] as number)));
        rendering.placeAll(drawn);
        frame = requestAnimationFrame(step);
      };
      rendering.placeAll(drawn);
      frame = requestAnimationFrame(step);
    },
    /** Puts them where they are going, as before a drag. */
    finish,
    dispose: () => cancelAnimationFrame(frame),
  };
}
