import type { Dataset } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import { editor } from "../../workspace/editing.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { deleteAside, draftKey, readDraft } from "../persistence/drafts.ts";
import { browserStorage } from "../persistence/kept-drafts.ts";
import type { Database } from "./database.ts";

// Earlier versions kept changes in the browser's local storage, one text for each dataset. They are taken over once: read
// into the document, and deleted when that has been written into the database.

/**
 * Brings back changes that an earlier version kept of the open document.
 * @returns whether there were any, and why some could not be read.
 */
export function takeOverDraft(workspace: Workspace): {
  readonly isRestored: boolean;
  readonly issues: readonly Issue[];
} {
  const { opened, revision } = workspace.store.getState().document;
  if (revision > 0) return { isRestored: false, issues: [] };
  const { draft, issues } = readDraft(opened, ({ edits, areSaved }) => workspace.restoreEdits(edits, editor, areSaved));
  return { isRestored: draft !== null, issues };
}

/** Moves what cannot be read into the database, and deletes what has been taken over. */
export async function finishTakingOver(database: Database, opened: Dataset): Promise<void> {
  const storage = browserStorage();
  if (storage === null) return;
  const { aside } = readDraft(opened);
  for (const value of aside)
    await database.add("aside", { workspace: draftKey(opened), name: opened.dataset.title, at: Date.now(), value });
  if (aside.length > 0) deleteAside(opened);
  storage.removeItem(draftKey(opened));
}
