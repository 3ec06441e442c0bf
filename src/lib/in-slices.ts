import type { Steps } from "./steps.ts";
import { runInSlices } from "./task.ts";

/** Does all steps in this thread, which gets a turn for other things every few milliseconds. Null where it is cancelled. */
export async function inSlices<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result | null> {
  const task = {
    async run(_: null, { pause }: { pause(): Promise<void> }) {
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        await pause();
      }
    },
  };
  const outcome = await runInSlices(task, null, { signal });
  if (outcome.is === "failed") throw new Error(outcome.reason ?? "The steps did not come to their end.");
  return outcome.is === "done" ? outcome.output : null;
}
