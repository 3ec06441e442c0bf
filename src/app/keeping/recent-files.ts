import { openDatabase, type RecentFile } from "./database.ts";

export type { RecentFile };

/** Files that workspaces were opened from, the latest first; none where this browser keeps nothing. */
export async function recentFiles(): Promise<readonly RecentFile[]> {
  try {
    const files = await (await openDatabase()).getAll("recent");
    return files.sort((a, b) => b.openedAt - a.openedAt);
  } catch {
    return [];
  }
}

/** Keeps the file of a workspace, in place of the one before. Whether it is kept. */
export async function keepRecent(file: RecentFile): Promise<boolean> {
  try {
    await (await openDatabase()).put("recent", file);
    return true;
  } catch {
    return false;
  }
}

/** Forgets the file of a workspace. */
export async function forgetRecent(workspace: string): Promise<void> {
  try {
    await (await openDatabase()).delete("recent", workspace);
  } catch {
    // Where nothing is kept, there is nothing to forget.
  }
}
