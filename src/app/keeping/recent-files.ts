import type { Dataset } from "../../model/dataset.ts";
import type { Origin } from "../saving/origins.ts";
import { openDatabase, type RecentFile } from "./database.ts";
import { workspaceIdOf } from "./workspace-ids.ts";

/** Files that are remembered; of more, the latest. */
const MOST_FILES = 20;

/** Files that were opened or saved into, the latest first and each once; none where this browser keeps nothing. */
export async function recentFiles(): Promise<readonly RecentFile[]> {
  try {
    const all = await byLatest();
    const files: RecentFile[] = [];
    for (const file of all) if (!(await hasSame(files, file))) files.push(file);
    return files;
  } catch {
    return [];
  }
}

/** Remembers the file of a document, in place of the one before, where this browser keeps anything. */
export async function rememberFile(opened: Dataset, origin: Origin): Promise<void> {
  try {
    const database = await openDatabase();
    await database.put("recent", {
      workspace: workspaceIdOf(opened),
      name: origin.handle.name,
      openedAt: Date.now(),
      origin,
    });
    for (const { workspace } of (await byLatest()).slice(MOST_FILES)) await database.delete("recent", workspace);
  } catch {
    // Then it is opened again as any other.
  }
}

/** The file of a document that was brought back from an earlier visit; null where none is remembered. */
export async function rememberedFile(opened: Dataset): Promise<Origin | null> {
  try {
    return (await (await openDatabase()).get("recent", workspaceIdOf(opened)))?.origin ?? null;
  } catch {
    return null;
  }
}

/** Forgets a file, of whatever workspaces it is; all files where none is given. */
export async function forgetFiles(file: RecentFile | null = null): Promise<void> {
  try {
    const database = await openDatabase();
    if (file === null) return await database.clear("recent");
    for (const each of await database.getAll("recent"))
      if (await each.origin.handle.isSameEntry(file.origin.handle)) await database.delete("recent", each.workspace);
  } catch {
    // Where nothing is kept, there is nothing to forget.
  }
}

async function byLatest(): Promise<readonly RecentFile[]> {
  const files = await (await openDatabase()).getAll("recent");
  return files.sort((a, b) => b.openedAt - a.openedAt);
}

async function hasSame(files: readonly RecentFile[], { origin }: RecentFile): Promise<boolean> {
  for (const file of files) if (await file.origin.handle.isSameEntry(origin.handle)) return true;
  return false;
}
