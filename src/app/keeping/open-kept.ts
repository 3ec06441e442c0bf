import { inSlices } from "../../lib/in-slices.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import { buildKnowledgeGraph } from "../../model/knowledge-graph.ts";
import { keepingWords as words } from "../../words/en/keeping.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { openingSteps } from "../open-file/opening-steps.ts";
import { openDatabase } from "./database.ts";
import { markEntry } from "./entry.ts";
import { restoreWorkspace } from "./restore.ts";
import { pageKeeping } from "./status.ts";
import { makeEntries } from "./trail.ts";

/**
 * Opens a workspace that was kept in place of what is open, which is kept itself.
 * @param site the site's own dataset; null where the page did not open with it.
 * @returns why it cannot be opened; null where it is open.
 */
export async function openKept(workspace: Workspace, id: string, site: Dataset | null): Promise<Issue | null> {
  await pageKeeping.current?.settled();
  const database = await openDatabase();
  const kept = await database.get("workspaces", id);
  const isOfThisSite = kept?.isOfSite && site !== null && kept.dataset.id === site.dataset.id;
  const restored = await restoreWorkspace(database, id, isOfThisSite ? buildKnowledgeGraph(site) : undefined);
  if (restored === null) return { code: "keeping/gone", path: "", message: words.partsGone(), hint: null };
  if (!restored.ok) return restored.error;
  const { document, knowledge, history, view, state } = restored.value;
  const derivation = await inSlices(openingSteps(knowledge), new AbortController().signal);
  workspace.open(document.opened, view, {
    knowledge,
    document,
    history,
    ...(derivation !== null && { derivation }),
  });
  markEntry(id);
  makeEntries(state.trail);
  return null;
}
