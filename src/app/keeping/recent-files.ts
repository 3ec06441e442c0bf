import type { Dataset } from "../../model/dataset.ts";
import type { Origin } from "../saving/origins.ts";
import { openDatabase, type RecentFile } from "./database.ts";
import { workspaceIdOf } from "./workspace-ids.ts";

/** Files that are remembered; of more, the latest. */
const MOST_FILES = 20;

/** What was asked for last. */
let last: Promise<unknown> = Promise.resolve();

/** Does what is asked for when all that was asked for before is done, so that a list never has a file that was removed. */
function inTurn<Result>(act: () => Promise<Result>, otherwise: Result): Promise<Result> {
  // This browser may keep nothing.
  const done = last.then(act).catch(() => otherwise);
  last = done;
  return done;
}

/** Files that were opened or saved into, the latest first and each once; none where this browser keeps nothing. */
export function recentFiles(): Promise<readonly RecentFile[]> {
  return inTurn(async () => {
    const files: RecentFile[] = [];
    for (const file of await byLatest()) if (!(await hasSame(files, file))) files.push(file);
    return files;
  }, []);
}

/** Remembers the file of a document, in place of the one before, where this browser keeps anything. */
export function rememberFile(opened: Dataset, origin: Origin): Promise<void> {
  return inTurn(async () => {
    const database = await openDatabase();
    await database.put("recent", {
      workspace: workspaceIdOf(opened),
      name: origin.handle.name,
      openedAt: Date.now(),
      origin,
    });
    for (const { workspace } of (await byLatest()).slice(MOST_FILES)) await database.delete("recent", workspace);
  }, undefined);
}

/** The file of a document that was brought back from an earlier visit; null where none is remembered. */
export function rememberedFile(opened: Dataset): Promise<Origin | null> {
  return inTurn(async () => (await (await openDatabase()).get("recent", workspaceIdOf(opened)))?.origin ?? null, null);
}

/** Forgets a file, of whatever workspaces it is; all files where none is given. */
export function forgetFiles(file: RecentFile | null = null): Promise<void> {
  return inTurn(async () => {
    const database = await openDatabase();
    if (file === null) return await database.clear("recent");
    for (const each of await database.getAll("recent"))
      if (await each.origin.handle.isSameEntry(file.origin.handle)) await database.delete("recent", each.workspace);
  }, undefined);
}

async function byLatest(): Promise<readonly RecentFile[]> {
  const files = await (await openDatabase()).getAll("recent");
  return files.sort((a, b) => b.openedAt - a.openedAt);
}

async function hasSame(files: readonly RecentFile[], { origin }: RecentFile): Promise<boolean> {
  for (const file of files) if (await file.origin.handle.isSameEntry(origin.handle)) return true;
  return false;
}
