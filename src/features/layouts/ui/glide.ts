import { showPassing } from "../../../workspace/ui/passing-places.ts";

/** How long entities take to where a layout has them, in milliseconds: long enough to follow one with the eye. */
const GLIDE_MS = 600;

/** Moves what is drawn from some places to others, evenly and easing out. Ends at once when it is broken off. */
export function glide(from: Float32Array, to: Float32Array, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  return new Promise((resolve) => {
    const step = () => {
      const share = Math.min(1, (performance.now() - started) / GLIDE_MS);
      if (signal.aborted || share === 1) return resolve();
      const eased = 1 - (1 - share) ** 3;
      showPassing(to.map((coordinate, at) => (from[at] as number) + eased * (coordinate - (from[at] as number))));
      requestAnimationFrame(step);
    };
    step();
  });
}
