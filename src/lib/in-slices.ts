import type { Steps } from "./steps.ts";
import { nextTurn } from "./task.ts";

/** Longest stretch of work before others have their turn, in milliseconds: half a frame. */
const SLICE_MS = 8;

/** Does all steps in this thread, which gets a turn for other things every few milliseconds. Null where it is cancelled. */
export async function inSlices<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result | null> {
  await nextTurn();
  let sliceEnds = performance.now() + SLICE_MS;
  while (!signal.aborted) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnds) continue;
    await nextTurn();
    sliceEnds = performance.now() + SLICE_MS;
  }
  return null;
}
