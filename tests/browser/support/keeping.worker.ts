import fc from "fast-check";
import { openDatabase } from "../../../src/app/keeping/database.ts";
import { keepInStep } from "../../../src/app/keeping/keeper.ts";
import { noteWorkspaceId } from "../../../src/app/keeping/workspace-ids.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { anyDeed, perform } from "../../fixtures/arbitrary-work.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

// Somebody at work, until the thread is torn away. It says how many things it has done, and since when it is kept.

/** All that the worker of a seed does, in its order. */
export const deedsOf = (seed: number) => fc.sample(anyDeed, { seed, numRuns: 400 });

export interface Told {
  readonly done: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Longest pause between two things that are done, in milliseconds. */
const LONGEST_PAUSE = 40;

self.addEventListener("message", async ({ data }: MessageEvent<{ readonly id: string; readonly seed: number }>) => {
  const workspace = createWorkspace(smallDataset());
  noteWorkspaceId(workspace.store.getState().document.opened, data.id);
  const keeping = keepInStep(workspace, {
    open: openDatabase,
    isOfSite: false,
    isShared: () => false,
    place: () => ({ address: "", trail: { first: 0, at: 0, fragments: [] } }),
    onKept: () => {},
    onRefused: () => {},
    onForked: () => {},
  });
  await keeping.settled();
  for (const [nth, deed] of deedsOf(data.seed).entries()) {
    perform(workspace, deed, nth);
    self.postMessage({ done: nth + 1, at: Date.now() } satisfies Told);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE));
  }
});
