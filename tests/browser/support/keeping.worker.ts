import { openDatabase } from "../../../src/app/keeping/database.ts";
import { keepInStep } from "../../../src/app/keeping/keeper.ts";
import { noteWorkspaceId } from "../../../src/app/keeping/workspace-ids.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { perform } from "../../fixtures/arbitrary-work.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { deedsOf, LONGEST_PAUSE, type Told } from "./someone-at-work.ts";

// Somebody at work, until the thread is torn away. It says how many things it has done, and since when it is kept.

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
  let late = 0;
  for (const [nth, deed] of deedsOf(data.seed).entries()) {
    perform(workspace, deed, nth);
    self.postMessage({ done: nth + 1, at: Date.now(), late } satisfies Told);
    const pause = Math.random() * LONGEST_PAUSE;
    const begun = performance.now();
    await new Promise((resolve) => setTimeout(resolve, pause));
    late = performance.now() - begun - pause;
  }
});
