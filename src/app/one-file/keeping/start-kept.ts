import type { Workspace } from "../../../workspace/workspace.ts";
import { restoreDraft } from "../../persistence/drafts.ts";

/** A one-file keeps no workspaces. */
export const reopenWorkspace = (): null => null;

/** Brings back changes to the dataset of the one-file. The view is in its address. */
export function restoreSite(workspace: Workspace): null {
  restoreDraft(workspace);
  return null;
}
