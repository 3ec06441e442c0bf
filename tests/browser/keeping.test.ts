import { beforeEach, expect, inject, test } from "vitest";
import { openDatabase } from "../../src/app/keeping/database.ts";
import { restoreWorkspace } from "../../src/app/keeping/restore.ts";
import { newId } from "../../src/app/keeping/workspace-ids.ts";
import { removeAll } from "../../src/app/keeping/workspace-list.ts";
import { canonicalJson } from "../../src/features/differences/canonical-json.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { perform, whatIsKept } from "../fixtures/arbitrary-work.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { deedsOf, type Told } from "./support/keeping.worker.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** How often what is left to chance is tried; null where nothing was said of it. */
    readonly runs: number | null;
  }
}

beforeEach(async () => removeAll(await openDatabase()));

/** How many are killed: 1,000 with RUNS=1000. */
const KILLS = inject("runs") ?? 40;
/** How many work at the same time. */
const AT_ONCE = 10;
/** What was done earlier than this before the end is never lost, in milliseconds. */
const LOST_AT_MOST = 500;

const said = (workspace: Workspace) => canonicalJson(JSON.parse(whatIsKept(workspace)));

/** Lets somebody work for a while, and tears the thread away. How many things were certainly due to be kept by then. */
async function killed(id: string, seed: number): Promise<{ readonly due: number; readonly told: number }> {
  const worker = new Worker(new URL("./support/keeping.worker.ts", import.meta.url), { type: "module" });
  const told: Told[] = [];
  const begun = new Promise<void>((resolve, reject) => {
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
    worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
      told.push(data);
      resolve();
    });
  });
  worker.postMessage({ id, seed });
  await begun;
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_500));
  const end = Date.now();
  worker.terminate();
  return { due: told.findLast(({ at }) => at <= end - LOST_AT_MOST)?.done ?? 0, told: told.length };
}

test(`${KILLS} times somebody's thread is torn away at work, and all but the last half second is there`, async () => {
  const database = await openDatabase();
  const firstSeed = Math.floor(Math.random() * 2 ** 30);
  let [lost, done] = [0, 0];
  const once = async (seed: number) => {
    const id = newId();
    const { due, told } = await killed(id, seed);
    const restored = await restoreWorkspace(database, id);
    if (!restored?.ok)
      throw new Error(`seed ${seed}: ${restored === null ? "nothing is there" : restored.error.message}`);
    const { document, knowledge, history, view } = restored.value;
    const now = said(createWorkspace(document.opened, view, { document, knowledge, history }));
    // The same things done in peace: what was kept is how it was after one of them, none before those that were due.
    const workspace = createWorkspace(smallDataset());
    let found = -1;
    for (const [nth, deed] of deedsOf(seed).entries()) {
      if (nth >= due && said(workspace) === now && workspace.store.getState().view.bundled === view.bundled)
        found = nth;
      if (found >= 0 || nth > told + 20) break;
      perform(workspace, deed, nth);
    }
    expect(found, `seed ${seed}: not as after any of the things ${due} to ${told + 20}`).toBeGreaterThanOrEqual(due);
    lost += Math.max(0, told - found);
    done += told;
  };
  for (let seed = firstSeed; seed < firstSeed + KILLS; seed += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, firstSeed + KILLS - seed) }, (_, nth) => once(seed + nth)),
    );
  if (KILLS > 40) console.info(`${KILLS} killed: ${done} things done, ${lost} of the last half seconds lost`);
}, 600_000);
