import { nextTurn } from "../../lib/task.ts";
import { type Document, isChanged, isUnsaved } from "../../model/document.ts";
import type { Edit } from "../../model/edit.ts";
import { eachEditBetween } from "../../model/edit.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { bytesOf, writeBundle } from "./bundles.ts";
import { allOf, type Database, type KeptState, type KeptWorkspace, onDatabaseLost } from "./database.ts";
import { type Entry, entriesBetween, joinedEntries, type KeptEntry } from "./journal.ts";
import { keptEntry, keptView, largeIn, writeLarge } from "./kept-values.ts";
import { originalParts } from "./original.ts";
import { type Kept, keptOf, newId, noteKept, workspaceIdOf } from "./workspace-ids.ts";
import { freeName, siteWorkspace } from "./workspace-list.ts";

/** How long an edit waits to be kept, in milliseconds: others may come with it. It is due after 500. */
const EDIT_DELAY = 100;
/** How long a view waits: the camera moves with every frame. */
const VIEW_DELAY = 400;
/** Entries after which a journal is written anew, in short. */
const LONG_JOURNAL = 500;

/** What there is to be said of the keeping of a workspace. */
export interface KeepingEvents {
  /** It was written, for the first time or once more. */
  onKept(kept: Kept): void;
  /** It cannot be written now: the browser has no room, or refuses. What waits is tried again with the next change. */
  onRefused(why: "full" | "refused"): void;
  /** Another page had written it meanwhile: from now on this page's is kept as a workspace of its own. */
  onForked(from: string): void;
}

export interface KeepOptions extends KeepingEvents {
  readonly open: () => Promise<Database>;
  /** Whether the document is the site's, which is kept only once something was done to it. */
  readonly isOfSite: boolean;
  /** Whether what the database has of the document is to be written anew with the first thing that is done. */
  readonly isAnew?: boolean;
  /** Whether another page has the same workspace open, as far as is known. */
  readonly isShared: () => boolean;
  /** What of the page's address and history goes with the view. */
  readonly place: () => Pick<KeptState, "address" | "trail">;
}

/** A workspace that is kept in step. */
export interface Keeping {
  /** Writes what waits, as far as that can be done at once: the page may be gone the next moment. */
  flush(): void;
  /** Writes what is worth to be kept although nothing was done, such as a name; done when it is written. */
  keepNow(): Promise<void>;
  /** When nothing waits any more. */
  settled(): Promise<void>;
  /** Ends it; what waits is still written. */
  stop(): void;
  /** Ends it at once: all is to be forgotten. */
  abandon(): void;
}

/**
 * Keeps the document that is open, its view and its history in the database, from now on and until another is opened.
 * What was opened is written once; what is done, entry by entry. A version that this page has not seen is never
 * overwritten: entries are numbered, and a number that is taken makes this page's version a workspace of its own.
 */
export function keepInStep(workspace: Workspace, options: KeepOptions): Keeping {
  const { store } = workspace;
  let seen = store.getState();
  const { opened } = seen.document;
  let database: Database | null = null;
  let original: { readonly bundle: string; readonly bytes: number } | null = null;
  let waiting: readonly Entry[] = [];
  let hasNewView = false;
  /** Whether the journal is to be written from its beginning. */
  let isWhole = keptOf(opened) === null || options.isAnew === true;
  let isAsked = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let dueAt = 0;
  let running: Promise<void> | null = null;

  let place = options.place();
  /** Another document has an address of its own by the time that the last of this one is written. */
  const placeNow = () => {
    if (store.getState().document.opened === opened) place = options.place();
    return place;
  };
  const isWorthKeeping = () => {
    const { document, history } = seen;
    return (
      isAsked || !options.isOfSite || document.revision > 0 || history.past.length > 0 || history.future.length > 0
    );
  };
  const schedule = (delay: number) => {
    if (isStopped) return;
    const due = performance.now() + delay;
    if (timer !== null && dueAt <= due) return;
    if (timer !== null) clearTimeout(timer);
    dueAt = due;
    timer = setTimeout(() => void write(), delay);
  };
  const takeIn = () => {
    const now = store.getState();
    if (now === seen || now.document.opened !== opened) return;
    let entries = entriesBetween(seen.history, now.history);
    if (entries.length === 0 && now.document.dataset !== seen.document.dataset)
      entries = [{ is: "edits", edits: [...eachEditBetween(seen.document.dataset, now.document.dataset)] }];
    const isOther = now.view !== seen.view || now.document !== seen.document;
    seen = now;
    placeNow();
    if (entries.length > 0) {
      waiting = joinedEntries(waiting, entries);
      schedule(EDIT_DELAY);
    } else if (isOther) {
      hasNewView = true;
      schedule(VIEW_DELAY);
    }
  };

  /** Writes what waits. One at a time; what comes meanwhile is written after it. */
  const write = (isLast = false): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (running !== null) return running;
    if (!isWorthKeeping() || !(isWhole || waiting.length > 0 || hasNewView)) return Promise.resolve();
    const goOn = () => {
      running = null;
      if (waiting.length === 0 && !isWhole && !hasNewView) return;
      if (isStopped) void write();
      else schedule(waiting.length > 0 || isWhole ? EDIT_DELAY : VIEW_DELAY);
    };
    running = (isWhole ? writeWhole() : writeEntries(isLast)).then(goOn, (error: unknown) => {
      running = null;
      // A database that was closed is opened anew; what was in it may be gone.
      if (nameOf(error) === "InvalidStateError") lose();
      else options.onRefused(nameOf(error) === "QuotaExceededError" ? "full" : "refused");
    });
    return running;
  };
  const lose = () => {
    database = null;
    isWhole = true;
    schedule(EDIT_DELAY);
  };

  const stateOf = (kept: Kept, { document, view } = seen): KeptState => ({
    id: kept.workspace.id,
    changedAt: Date.now(),
    next: kept.next,
    entries: kept.entries,
    journalBytes: kept.journalBytes,
    isChanged: isChanged(document),
    isSaved: !isUnsaved(document),
    view: keptView(view),
    ...placeNow(),
  });
  const note = (kept: Kept) => {
    noteKept(opened, kept);
    options.onKept(kept);
  };

  const writeEntries = async (isLast: boolean): Promise<void> => {
    const kept = keptOf(opened);
    database ??= await options.open();
    if (kept === null) return lose();
    let written = 0;
    for (let large = largeIn(waiting, seen.view); large.length > 0; large = largeIn(waiting, seen.view)) {
      if (isLast) return;
      written += await writeLarge(database, large);
    }
    // From here to the last request without a pause.
    const entries = waiting;
    waiting = [];
    hasNewView = false;
    try {
      await append(database, kept, entries.map(keptEntry), written, isLast);
    } catch (error) {
      if (error === GONE) return lose();
      const isOvertaken = error === OVERTAKEN || nameOf(error) === "ConstraintError";
      // Where nothing but the view is another, that of the later version stays.
      if (isOvertaken && entries.length === 0) return;
      waiting = [...entries, ...waiting];
      if (isOvertaken) return fork(kept.workspace);
      throw error;
    }
    isWhole ||= (keptOf(opened)?.entries ?? 0) > LONG_JOURNAL;
  };

  /** Puts entries behind those that are there, all of them or none. */
  const append = async (
    database: Database,
    before: Kept,
    entries: readonly KeptEntry[],
    written: number,
    isLast: boolean,
  ): Promise<void> => {
    const { id } = before.workspace;
    // Nothing could tell in time whether there is a later version.
    if (isLast && entries.length === 0 && options.isShared()) return;
    const kept: Kept = {
      workspace: before.workspace,
      next: before.next + entries.length,
      entries: before.entries + entries.length,
      journalBytes: before.journalBytes + written + bytesOf(entries),
    };
    const transaction = database.transaction(["workspaces", "states", "journal"], "readwrite");
    const states = transaction.objectStore("states");
    let fault: unknown = null;
    const giveUp = (why: unknown) => {
      fault ??= why;
      try {
        transaction.abort();
      } catch {
        // It has ended by itself.
      }
    };
    const requests: Promise<unknown>[] = [];
    if (!isLast) {
      const found = transaction.objectStore("workspaces").getKey(id);
      const last = states.get(id);
      requests.push(
        found.then((key) => key === undefined && giveUp(GONE)),
        last.then((state) => state?.next !== before.next && giveUp(state === undefined ? GONE : OVERTAKEN)),
      );
    }
    for (const [nth, entry] of entries.entries())
      requests.push(transaction.objectStore("journal").add(entry, [id, before.next + nth]));
    requests.push(states.put(stateOf(kept)));
    if (isLast) transaction.commit();
    for (const request of requests) request.catch(giveUp);
    try {
      await transaction.done;
    } catch (error) {
      // What ends a transaction says why; the requests in it say only that they were ended.
      throw typeof fault === "symbol" ? fault : (transaction.error ?? fault ?? error);
    }
    // The reader may have consented to more meanwhile.
    note({ ...kept, workspace: keptOf(opened)?.workspace ?? kept.workspace });
  };

  /** Writes the workspace from its beginning: what was opened, where that is not there, and all that was done, in short. */
  const writeWhole = async (): Promise<void> => {
    database ??= await options.open();
    const known = keptOf(opened);
    const id = known?.workspace.id ?? workspaceIdOf(opened);
    original ??= known && { bundle: known.workspace.original, bytes: known.workspace.originalBytes };
    if (original === null || (await database.getKey("bundles", [original.bundle, 0])) === undefined)
      // Once it is edited, the columns are those of another.
      original = await writeBundle(
        database,
        originalParts(opened, seen.document.dataset === opened ? seen.knowledge : null),
      );
    const current = await database.get("workspaces", id);
    const rival = options.isOfSite && current === undefined ? await siteWorkspace(database, opened) : null;
    const workspace: KeptWorkspace = current ?? {
      id,
      name: await freeName(database, known?.workspace.name ?? opened.dataset.title),
      createdAt: Date.now(),
      original: original.bundle,
      originalBytes: original.bytes,
      dataset: { id: opened.dataset.id, version: opened.dataset.version ?? null },
      isOfSite: options.isOfSite && rival === null,
      keepsTexts: known?.workspace.keepsTexts ?? false,
    };
    await writeFrom(database, workspace, current === undefined ? 0 : (known?.next ?? 0));
    if (rival !== null) options.onForked(rival.name);
  };

  /** Writes all that was done until now as the entry of a number, in place of those before. What is done meanwhile waits. */
  const writeFrom = async (database: Database, workspace: KeptWorkspace, number: number): Promise<void> => {
    const { id } = workspace;
    takeIn();
    const snapshot = seen;
    const { document, history } = snapshot;
    waiting = [];
    hasNewView = false;
    isWhole = false;
    try {
      const edits = await editsSince(document);
      const whole: Entry = { is: "whole", edits, past: history.past, future: history.future };
      let journalBytes = 0;
      journalBytes += await writeLarge(database, largeIn([whole], snapshot.view));
      const entry = keptEntry(whole);
      journalBytes += bytesOf(entry);
      const transaction = database.transaction(["workspaces", "states", "journal"], "readwrite");
      // The reader may have renamed it, or consented to more, while this was being made.
      const latest = await transaction.objectStore("workspaces").get(id);
      const named = latest && { name: latest.name, keepsTexts: latest.keepsTexts };
      const kept: Kept = { workspace: { ...workspace, ...named }, next: number + 1, entries: 1, journalBytes };
      const requests = [
        transaction.objectStore("journal").delete(allOf(id, Number.NEGATIVE_INFINITY, number)),
        transaction.objectStore("journal").add(entry, [id, number]),
        transaction.objectStore("workspaces").put(kept.workspace),
        transaction.objectStore("states").put(stateOf(kept, snapshot)),
      ];
      for (const request of requests) request.catch(() => {});
      await transaction.done.catch((error: unknown) => {
        throw transaction.error ?? error;
      });
      note(kept);
    } catch (error) {
      if (nameOf(error) === "ConstraintError") return fork(workspace);
      isWhole = true;
      throw error;
    }
  };

  /** Goes on as a workspace of its own, which begins with the same dataset. */
  const fork = async (from: KeptWorkspace): Promise<void> => {
    database ??= await options.open();
    const name = await freeName(database, from.name);
    const workspace = { ...from, id: newId(), name, createdAt: Date.now(), isOfSite: false };
    await writeFrom(database, workspace, 0);
    options.onForked(from.name);
  };

  const stop = store.subscribe(takeIn);
  const stopWatching = onDatabaseLost(() => {
    if (!isStopped && keptOf(opened) !== null) lose();
    else database = null;
  });
  if (isWhole) schedule(EDIT_DELAY);
  const settled = async () => {
    while (running !== null || timer !== null) await write();
  };
  return {
    flush: () => {
      takeIn();
      void write(!isWhole && database !== null);
    },
    keepNow: () => {
      isAsked = true;
      hasNewView = true;
      schedule(0);
      return settled();
    },
    settled,
    stop: () => {
      takeIn();
      isStopped = true;
      void write();
      stop();
      stopWatching();
    },
    abandon: () => {
      isStopped = true;
      isWhole = false;
      hasNewView = false;
      waiting = [];
      if (timer !== null) clearTimeout(timer);
      timer = null;
      stop();
      stopWatching();
    },
  };

  /** The edits that lead from what was opened to a document, found in short stretches. */
  async function editsSince(document: Document): Promise<readonly Edit[]> {
    const edits: Edit[] = [];
    for (const edit of eachEditBetween(opened, document.dataset)) {
      edits.push(edit);
      if (edits.length % EDITS_AT_ONCE === 0) await nextTurn();
    }
    return edits;
  }
}

/** Edits that are looked for between two pauses. */
const EDITS_AT_ONCE = 2_000;

/** Why a transaction was given up: the workspace was removed, or another page wrote it. */
const GONE = Symbol("gone");
const OVERTAKEN = Symbol("overtaken");

function nameOf(error: unknown): string {
  return error instanceof DOMException ? error.name : "";
}
