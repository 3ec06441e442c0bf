import { beforeEach, expect, inject, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/app/keeping/database.ts";
import { keepInStep } from "../../src/app/keeping/keeper.ts";
import { keepTexts } from "../../src/app/keeping/reader-texts.ts";
import { restoreWorkspace } from "../../src/app/keeping/restore.ts";
import { newId, workspaceIdOf } from "../../src/app/keeping/workspace-ids.ts";
import { listWorkspaces, removeAll } from "../../src/app/keeping/workspace-list.ts";
import { canonicalJson } from "../../src/features/differences/canonical-json.ts";
import { textKeeping } from "../../src/features/texts/ui/session-texts.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { perform, whatIsKept } from "../fixtures/arbitrary-work.ts";
import { generateDataset } from "../fixtures/generate-dataset.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { deedsOf, LONGEST_PAUSE, type Told } from "./support/someone-at-work.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** How often what is left to chance is tried; null where nothing was said of it. */
    readonly runs: number | null;
  }
}

beforeEach(async () => removeAll(await openDatabase()));

/** How many are killed: 1,000 with RUNS=1000. */
const KILLS = inject("runs") ?? 15;
/** How many work at the same time. */
const AT_ONCE = 5;
/** What was done earlier than this before the end is never lost, in milliseconds. */
const LOST_AT_MOST = 500;

/** A page's keeping of a workspace, and what it said of it. */
function kept(workspace: Workspace, isOfSite = false, open = openDatabase) {
  const said = { refused: [] as string[], forked: [] as string[], kept: [] as string[] };
  const keeping = keepInStep(workspace, {
    open,
    isOfSite,
    isShared: () => false,
    place: () => ({ address: "", trail: { first: 0, at: 0, fragments: [] } }),
    onKept: ({ workspace: { name } }) => said.kept.push(name),
    onRefused: (why) => said.refused.push(why),
    onForked: (from) => said.forked.push(from),
  });
  onTestFinished(keeping.abandon);
  return { ...keeping, said };
}

/** A workspace as another page has it: out of the database. */
async function another(id: string): Promise<Workspace> {
  const restored = await restoreWorkspace(await openDatabase(), id);
  if (!restored?.ok) throw new Error(restored?.error.message ?? "nothing is there");
  const { document, knowledge, history, view } = restored.value;
  return createWorkspace(document.opened, view, { document, knowledge, history });
}

const idOf = ({ store }: Workspace) => workspaceIdOf(store.getState().document.opened);
const names = async () => (await listWorkspaces(await openDatabase())).map(({ name }) => name).sort();

test("of two pages that change one workspace, the second goes on as one of its own, and both are whole", async () => {
  const first = createWorkspace(smallDataset());
  const ofFirst = kept(first);
  await ofFirst.settled();
  const second = await another(idOf(first));
  const ofSecond = kept(second);
  perform(first, { is: "type" }, 1);
  await ofFirst.settled();
  perform(second, { is: "bundle" }, 2);
  perform(second, { is: "write", draft: { what: "story", at: 0 } }, 3);
  await ofSecond.settled();
  expect(ofFirst.said.forked).toEqual([]);
  expect(ofSecond.said.forked).toEqual(["The Siege of Varn"]);
  expect(await names()).toEqual(["The Siege of Varn", "The Siege of Varn (2)"]);
  for (const workspace of [first, second]) expect(said(await another(idOf(workspace)))).toBe(said(workspace));
  // From here on each has its own.
  perform(second, { is: "undo" }, 4);
  perform(first, { is: "undo" }, 5);
  await Promise.all([ofFirst.settled(), ofSecond.settled()]);
  for (const workspace of [first, second]) expect(said(await another(idOf(workspace)))).toBe(said(workspace));
  expect(await names()).toHaveLength(2);
});

test("a page that only looks at a workspace leaves the later version of another page alone", async () => {
  const first = createWorkspace(smallDataset());
  const ofFirst = kept(first);
  await ofFirst.settled();
  const second = await another(idOf(first));
  const ofSecond = kept(second);
  perform(first, { is: "type" }, 1);
  await ofFirst.settled();
  second.restore({ ...second.store.getState().view, hiding: "dim" });
  await ofSecond.settled();
  expect(await names()).toHaveLength(1);
  const now = await another(idOf(first));
  expect(said(now)).toBe(said(first));
  expect(now.store.getState().view.hiding).toBe("hide");
});

test("many edits and many places are written in parts, and read back", async () => {
  const workspace = createWorkspace(generateDataset({ entities: 2_100, claims: 2_200 }) as unknown as Dataset);
  const keeping = kept(workspace);
  await keeping.settled();
  const { document } = workspace.store.getState();
  const entities = document.opened.entities.map((entity) => ({ ...entity, label: `${entity.label}!` }));
  perform(workspace, { is: "become", dataset: { ...document.opened, entities } }, 0);
  perform(workspace, { is: "scatter" }, 1);
  await keeping.settled();
  const now = await another(idOf(workspace));
  expect(said(now)).toBe(said(workspace));
  expect(now.store.getState().view.moved).toEqual(workspace.store.getState().view.moved);
  // In parts, and each once, although two steps and the view name the places.
  expect(await (await openDatabase()).count("journal")).toBe(3);
  now.undo();
  now.undo();
  expect(now.store.getState().document.dataset.entities[7]).toBe(now.store.getState().document.opened.entities[7]);
});

test("a journal that has become long is written anew, in short", async () => {
  const workspace = createWorkspace(smallDataset());
  const keeping = kept(workspace);
  await keeping.settled();
  for (let next = 0; next < 520; next++) perform(workspace, { is: "bundle" }, next);
  await keeping.settled();
  const database = await openDatabase();
  expect(await database.count("journal")).toBe(1);
  expect(said(await another(idOf(workspace)))).toBe(said(workspace));
});

test("the site's dataset is kept once something was done to it, and not before", async () => {
  const workspace = createWorkspace(smallDataset());
  const keeping = kept(workspace, true);
  workspace.restore({ ...workspace.store.getState().view, hiding: "dim" });
  await keeping.settled();
  expect(await names()).toEqual([]);
  perform(workspace, { is: "bundle" }, 1);
  await keeping.settled();
  expect(await names()).toHaveLength(1);
});

test("what was removed while it was open is written again with the next edit", async () => {
  const workspace = createWorkspace(smallDataset());
  const keeping = kept(workspace);
  await keeping.settled();
  perform(workspace, { is: "type" }, 1);
  await keeping.settled();
  await removeAll(await openDatabase());
  perform(workspace, { is: "type" }, 2);
  await keeping.settled();
  expect(said(await another(idOf(workspace)))).toBe(said(workspace));
});

test.each([
  ["full", "QuotaExceededError"],
  ["refused", "SecurityError"],
] as const)("a browser that is %s is said, and all is kept as soon as it takes it", async (why, name) => {
  const workspace = createWorkspace(smallDataset());
  let isTaking = false;
  const keeping = kept(workspace, false, async () => {
    if (!isTaking) throw new DOMException("", name);
    return openDatabase();
  });
  perform(workspace, { is: "type" }, 1);
  await keeping.settled();
  expect(keeping.said.refused).toContain(why);
  isTaking = true;
  perform(workspace, { is: "bundle" }, 2);
  await keeping.settled();
  expect(said(await another(idOf(workspace)))).toBe(said(workspace));
});

test("what a reader wants of their copies of texts holds at once, whatever is written meanwhile", async () => {
  let noted = () => {};
  const wait = new Promise<void>((resolve) => {
    noted = resolve;
  });
  const workspace = createWorkspace(smallDataset());
  const texts = keepTexts(workspace, await openDatabase(), { id: "w", isOn: false }, () => wait);
  onTestFinished(texts.stop);
  textKeeping.getState().set?.(true);
  // Something else of the workspace is written before that is noted.
  texts.follow("w", false);
  expect(textKeeping.getState().isOn).toBe(true);
  noted();
  const follow = () => {
    texts.follow("w", false);
    return textKeeping.getState().isOn;
  };
  await expect.poll(follow).toBe(false);
});

test("a record that cannot be read is refused in words and stays as it is", async () => {
  const workspace = createWorkspace(smallDataset());
  const keeping = kept(workspace);
  await keeping.settled();
  keeping.abandon();
  const database = await openDatabase();
  const id = idOf(workspace);
  const codes: (string | undefined)[] = [];
  for (const entry of [
    { form: 2, is: "later" },
    { form: 1, is: "step" },
    { form: 1, is: "undo", count: 3 },
  ]) {
    await database.put("journal", entry as never, [id, 1]);
    const restored = await restoreWorkspace(database, id);
    codes.push(restored?.ok === false ? restored.error.code : undefined);
  }
  expect(codes).toEqual(["keeping/newer-form", "keeping/bad-entry", "keeping/unreadable"]);
  expect(await database.count("journal")).toBe(2);
});

const said = (workspace: Workspace) => canonicalJson(JSON.parse(whatIsKept(workspace)));

/** How much longer than asked for the machine may take for a timer and a small write, in milliseconds: it has other work. */
async function watchMachine(signal: AbortSignal): Promise<() => number> {
  const database = await openDatabase();
  let late = 0;
  let begun = performance.now();
  const watch = async () => {
    while (!signal.aborted) {
      begun = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const stores = database.transaction(["workspaces", "states", "journal"], "readwrite");
      await stores.objectStore("journal").put({ form: 1, is: "fresh" }, ["", 0]);
      await stores.done;
      late = Math.max(late, performance.now() - begun - 100);
    }
  };
  void watch();
  // What is still waited for counts too: a write that stands still is late before it is over.
  return () => Math.max(late, performance.now() - begun - 100);
}

/** Lets somebody work for a while, and tears the thread away. How many things were certainly due to be kept by then. */
async function killed(seed: number) {
  const id = newId();
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
  const ends = new AbortController();
  const lateness = await watchMachine(ends.signal);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_500));
  const end = Date.now();
  worker.terminate();
  ends.abort();
  const silence = end - (told.at(-1)?.at ?? end) - LONGEST_PAUSE;
  const late = Math.max(lateness(), silence, ...told.map((each) => each.late));
  return { id, seed, due: told.findLast(({ at }) => at <= end - LOST_AT_MOST - late)?.done ?? 0, told: told.length };
}

test(
  `${KILLS} times somebody's thread is torn away at work, and all but the last half second is there`,
  async () => {
    const database = await openDatabase();
    const firstSeed = Math.floor(Math.random() * 2 ** 30);
    let [lost, done] = [0, 0];
    const check = async ({ id, seed, due, told }: Awaited<ReturnType<typeof killed>>) => {
      const restored = await restoreWorkspace(database, id);
      if (!restored?.ok)
        throw new Error(`seed ${seed}: ${restored === null ? "nothing is there" : restored.error.message}`);
      const { document, knowledge, history, view } = restored.value;
      const now = said(createWorkspace(document.opened, view, { document, knowledge, history }));
      // The same things done in peace: what was kept is how it was after one of them, none before those that were due.
      const workspace = createWorkspace(smallDataset());
      let found = -1;
      for (const [nth, deed] of deedsOf(seed).entries()) {
        if (said(workspace) === now && workspace.store.getState().view.bundled === view.bundled) found = nth;
        if (found >= due || nth > told + 20) break;
        perform(workspace, deed, nth);
      }
      expect(found, `seed ${seed}: as after ${found} things; ${due} were due, ${told} told`).toBeGreaterThanOrEqual(
        due,
      );
      lost += Math.max(0, told - found);
      done += told;
    };
    for (let seed = firstSeed; seed < firstSeed + KILLS; seed += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, firstSeed + KILLS - seed) }, (_, nth) => killed(seed + nth));
      for (const each of await Promise.all(some)) await check(each);
    }
    if (KILLS > 40) console.info(`${KILLS} killed: ${done} things done, ${lost} of the last half seconds lost`);
  },
  KILLS * 5_000,
);
