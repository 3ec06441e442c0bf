import { fitView } from "../../derive/fit-view.ts";
import type { Issue } from "../../model/issue.ts";
import { decodeView } from "../../model/share-link.ts";
import type { ViewState } from "../../model/view-state.ts";
import { createWorkspace, type Workspace } from "../../workspace/workspace.ts";
import { beginStory } from "../persistence/linked-story.ts";
import { openDatabase } from "./database.ts";
import { markEntry, workspaceOfEntry } from "./entry.ts";
import { type Restored, restoreWorkspace } from "./restore.ts";
import { keepingStatus } from "./status.ts";
import { takeOverDraft } from "./take-over-drafts.ts";
import { changeWorkspace, siteWorkspace } from "./workspace-list.ts";

// What a page opens with where this browser kept something.

const fragment = () => location.hash.slice(1);

/** The view that a page was left with, where its address says the same; null where the address asks for another. */
const viewLeft = ({ state, view }: Restored): ViewState | null =>
  fragment() === "" || fragment() === state.address ? view : null;

/**
 * The workspace that was open in this tab before the page was loaded anew, unless it is the site's own; null where there
 * is none.
 */
export async function reopenWorkspace(): Promise<{
  readonly workspace: Workspace;
  readonly issues: readonly Issue[];
} | null> {
  const id = workspaceOfEntry();
  if (id === null) return null;
  try {
    const database = await openDatabase();
    const kept = await database.get("workspaces", id);
    if (kept?.isOfSite) return null;
    const restored = kept === undefined ? null : await restoreWorkspace(database, id);
    if (restored?.ok) {
      const { document, knowledge, history, state } = restored.value;
      const { openingSteps } = await import("../open-file/opening-steps.ts");
      const { inSlices } = await import("../../lib/in-slices.ts");
      const derivation = await inSlices(openingSteps(knowledge), new AbortController().signal);
      const link = decodeView(fragment() === "" ? "" : fragment());
      const left = viewLeft(restored.value);
      const { view, issues } = left === null ? fitView(knowledge, link.view) : { view: left, issues: [] };
      const workspace = createWorkspace(document.opened, view, {
        knowledge,
        document,
        history,
        ...(derivation !== null && { derivation }),
      });
      keepingStatus.setState({ isRestored: state.isChanged });
      const storyIssues = link.story === null ? [] : beginStory(workspace, link.story);
      return { workspace, issues: [...(left === null ? link.issues : []), ...issues, ...storyIssues] };
    }
    keepingStatus.setState(restored === null ? { isGone: true } : { aside: [restored.error] });
  } catch {
    // Without a database the page opens as it does the first time.
  }
  markEntry(null);
  return null;
}

/**
 * Brings back what was done to the site's own dataset, before the view that the address asks for is set: that may lead to a
 * story which only this browser has.
 * @returns the view that the page was left with, where it is loaded anew.
 */
export async function restoreSite(workspace: Workspace): Promise<ViewState | null> {
  const { knowledge, document } = workspace.store.getState();
  try {
    const database = await openDatabase();
    const kept = await siteWorkspace(database, document.opened);
    const entry = workspaceOfEntry();
    if (kept !== null && (kept.isChanged || kept.id === entry)) {
      const restored = await restoreWorkspace(database, kept.id, knowledge);
      if (restored?.ok) {
        const { document, knowledge, history, state } = restored.value;
        workspace.open(document.opened, undefined, { knowledge, document, history });
        keepingStatus.setState({ isRestored: state.isChanged });
        return kept.id === entry ? viewLeft(restored.value) : null;
      }
      // It stays as a workspace that can be opened with the dataset that it was made of.
      await changeWorkspace(database, kept.id, { isOfSite: false });
      if (restored !== null) keepingStatus.setState({ aside: [restored.error] });
      return null;
    }
    if (entry !== null && kept === null) markEntry(null);
  } catch {
    // Without a database there are only the changes of an earlier version.
  }
  const { isRestored, issues } = takeOverDraft(workspace);
  keepingStatus.setState({ isRestored, aside: issues });
  return null;
}
