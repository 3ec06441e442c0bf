import type { Dataset } from "../../model/dataset.ts";
import { isChanged } from "../../model/document.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { browserStorage, SITE_CHANGED } from "../persistence/kept-drafts.ts";
import { type Database, type KeptState, type KeptWorkspace, openDatabase } from "./database.ts";
import { markEntry } from "./entry.ts";
import { keepInStep } from "./keeper.ts";
import { meetOtherPages } from "./other-pages.ts";
import { type KeptTexts, keepTexts } from "./reader-texts.ts";
import { keepingStatus, pageKeeping, resetStatus } from "./status.ts";
import { finishTakingOver, takeOverDraft } from "./take-over-drafts.ts";
import { followTrail } from "./trail.ts";
import { keptOf, noteKept, workspaceIdOf } from "./workspace-ids.ts";
import { changeWorkspace, listWorkspaces, removeUnused, siteWorkspace } from "./workspace-list.ts";

/** The first document of a page: what was said of it when it was opened still holds. */
let isFirst = true;

/**
 * Keeps the open document of a page until another is opened, and says what there is to say of that.
 * @param site the site's own dataset; null where the page did not open with it.
 * @returns what ends it.
 */
export function keepPage(workspace: Workspace, site: Dataset | null): () => void {
  const { opened } = workspace.store.getState().document;
  const isOfSite = keptOf(opened)?.workspace.isOfSite ?? opened === site;
  const isFirstOfPage = isFirst;
  isFirst = false;
  if (!isFirstOfPage) {
    resetStatus();
    if (keptOf(opened) === null) {
      const { isRestored, issues } = takeOverDraft(workspace);
      keepingStatus.setState({ isRestored, aside: issues });
    }
  }
  markEntry(keptOf(opened)?.workspace.id ?? null);
  const ends = new AbortController();
  let stop = () => {};
  const begin = async () => {
    const database = await openDatabase().catch(() => null);
    if (ends.signal.aborted) return;
    if (database === null) return keepingStatus.setState({ refused: "refused" });
    const isAnew = isOfSite && keptOf(opened) === null && (await takeUpSite(database, opened));
    if (ends.signal.aborted) return;
    stop = keepNowOn(workspace, database, isOfSite, isAnew);
    if (isFirstOfPage) {
      await offerLater(database, opened);
      await removeUnused(database);
    }
  };
  void begin().catch(console.error);
  return () => {
    ends.abort();
    stop();
  };
}

/** A visit that did nothing to the site's dataset goes on with the workspace of one that only looked at it. */
async function takeUpSite(database: Database, opened: Dataset): Promise<boolean> {
  const found = await siteWorkspace(database, opened);
  if (found === null || found.isChanged) return false;
  const workspace = await database.get("workspaces", found.id);
  if (workspace === undefined) return false;
  const { next, entries, journalBytes } = found.state;
  noteKept(opened, { workspace, next, entries, journalBytes });
  return true;
}

function keepNowOn(workspace: Workspace, database: Database, isOfSite: boolean, isAnew: boolean): () => void {
  const { opened } = workspace.store.getState().document;
  const trail = followTrail(workspace);
  const place = (): Pick<KeptState, "address" | "trail"> => ({
    address: location.hash.slice(1),
    trail: trail.trail(),
  });
  const pages = meetOtherPages(workspaceIdOf(opened), {
    shared: (isShared) => keepingStatus.setState({ isShared }),
    wrote: (next) => keepingStatus.setState({ isBehind: next > (keptOf(opened)?.next ?? 0) }),
  });
  let texts: KeptTexts | null = null;
  let isTakenOver = false;
  const note = (kept: KeptWorkspace) => {
    keepingStatus.setState({ kept, refused: null, isBehind: false });
    markEntry(kept.id);
    texts?.follow(kept.id, kept.keepsTexts);
  };
  const keeping = keepInStep(workspace, {
    open: openDatabase,
    isOfSite,
    isAnew,
    isShared: pages.isShared,
    place,
    onKept: ({ workspace: kept, next }) => {
      note(kept);
      pages.moveTo(kept.id);
      pages.tell({ is: "wrote", workspace: kept.id, next });
      if (kept.isOfSite) markSite(isChanged(workspace.store.getState().document));
      if (isTakenOver) return;
      isTakenOver = true;
      void finishTakingOver(database, opened).catch(console.error);
    },
    onRefused: (refused) => keepingStatus.setState({ refused }),
    onForked: (forkedFrom) => keepingStatus.setState({ forkedFrom, isBehind: false }),
  });
  const known = keptOf(opened)?.workspace;
  if (known !== undefined && !isAnew) keepingStatus.setState({ kept: known });
  texts = keepTexts(
    workspace,
    database,
    { id: workspaceIdOf(opened), isOn: known?.keepsTexts ?? false },
    async (isOn) => {
      if (isOn) await keeping.keepNow();
      const id = keptOf(opened)?.workspace.id;
      const changed = id === undefined ? null : await changeWorkspace(database, id, { keepsTexts: isOn });
      // Entries may have been written meanwhile.
      const kept = keptOf(opened);
      if (kept === null || changed === null || kept.workspace.id !== changed.id) return;
      noteKept(opened, { ...kept, workspace: changed });
      note(changed);
    },
  );
  const flush = () => keeping.flush();
  const flushIfHidden = () => {
    if (document.visibilityState === "hidden") flush();
  };
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flushIfHidden);
  const end = () => {
    window.removeEventListener("pagehide", flush);
    document.removeEventListener("visibilitychange", flushIfHidden);
    texts?.stop();
    trail.stop();
    pages.stop();
    pageKeeping.current = null;
  };
  pageKeeping.current = {
    keepNow: keeping.keepNow,
    settled: keeping.settled,
    abandon: () => {
      keeping.abandon();
      end();
    },
  };
  return () => {
    keeping.stop();
    end();
  };
}

/** Notes whether the site's dataset was changed, so that the next visit reads that before it shows anything. */
export function markSite(isItChanged: boolean): void {
  try {
    const storage = browserStorage();
    if (isItChanged) storage?.setItem(SITE_CHANGED, "1");
    else storage?.removeItem(SITE_CHANGED);
  } catch {
    // No room even for that: the next visit offers what was kept, and does not open with it.
  }
}

/** Offers what was used last, where the address that the page was opened with asks for nothing. */
async function offerLater(database: Database, opened: Dataset): Promise<void> {
  const [visit] = performance.getEntriesByType("navigation");
  if (!(visit instanceof PerformanceNavigationTiming) || visit.type !== "navigate") return;
  const { hash, searchParams } = new URL(visit.name);
  if (hash.length > 1 || searchParams.has("file")) return;
  const [newest] = await listWorkspaces(database);
  if (newest === undefined) return;
  const isOpen = newest.id === keptOf(opened)?.workspace.id;
  const { rest, moved } = newest.state.view;
  const { camera: _, ...looks } = rest;
  if (isOpen && Object.keys(looks).length === 0 && moved === null) return;
  keepingStatus.setState({ offer: { id: newest.id, name: newest.name, at: newest.changedAt } });
}
