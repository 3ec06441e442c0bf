import type { Dataset } from "../../model/dataset.ts";
import { type AsideRecord, allOf, type Database, type KeptState, type KeptWorkspace, STORES } from "./database.ts";
import { newId } from "./workspace-ids.ts";

/** A workspace as the list of all has it. */
export interface ListedWorkspace extends KeptWorkspace {
  readonly changedAt: number;
  readonly isChanged: boolean;
  /** Bytes that it takes, roughly; what two of them share is counted for both. */
  readonly bytes: number;
  readonly state: KeptState;
}

/** All workspaces, what was used last first. */
export async function listWorkspaces(database: Database): Promise<readonly ListedWorkspace[]> {
  const transaction = database.transaction(["workspaces", "states"]);
  const [kept, states] = await Promise.all([
    transaction.objectStore("workspaces").getAll(),
    transaction.objectStore("states").getAll(),
  ]);
  const byId = new Map(states.map((state) => [state.id, state]));
  return kept
    .flatMap((each): readonly ListedWorkspace[] => {
      const state = byId.get(each.id);
      if (state === undefined) return [];
      const { changedAt, isChanged, journalBytes } = state;
      return [{ ...each, changedAt, isChanged, bytes: each.originalBytes + journalBytes, state }];
    })
    .sort((a, b) => b.changedAt - a.changedAt);
}

/** The workspace of a dataset of the site; null where there is none. */
export async function siteWorkspace(database: Database, { dataset }: Dataset): Promise<ListedWorkspace | null> {
  const { id, version = null } = dataset;
  const all = await listWorkspaces(database);
  return all.find((each) => each.isOfSite && each.dataset.id === id && each.dataset.version === version) ?? null;
}

/** A name that no other workspace than `own` has: the one that is wanted, or that with a number. */
export async function freeName(database: Database, wanted: string, own = ""): Promise<string> {
  const all = await database.getAll("workspaces");
  const taken = new Set(all.filter(({ id }) => id !== own).map(({ name }) => name));
  const stem = wanted.replace(/ \(\d+\)$/, "");
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${stem} (${number})`;
  return name;
}

/** Changes what is known of a workspace. Null where it is not there any more. */
export async function changeWorkspace(
  database: Database,
  id: string,
  changes: Partial<Pick<KeptWorkspace, "name" | "keepsTexts" | "isOfSite">>,
): Promise<KeptWorkspace | null> {
  const transaction = database.transaction("workspaces", "readwrite");
  const kept = await transaction.store.get(id);
  const changed = kept === undefined ? null : { ...kept, ...changes };
  if (changed !== null) await transaction.store.put(changed);
  await transaction.done;
  return changed;
}

/** Makes another workspace of one, as it is now. The reader's copies of texts stay with the first. */
export async function copyWorkspace(database: Database, id: string): Promise<void> {
  const kept = await database.get("workspaces", id);
  if (kept === undefined) return;
  const copy = { ...kept, id: newId(), createdAt: Date.now(), isOfSite: false, keepsTexts: false };
  const name = await freeName(database, kept.name);
  const transaction = database.transaction(["workspaces", "states", "journal"], "readwrite");
  const [states, journal] = [transaction.objectStore("states"), transaction.objectStore("journal")];
  const state = await states.get(id);
  for (let cursor = await journal.openCursor(allOf(id)); cursor !== null; cursor = await cursor.continue())
    await journal.put(cursor.value, [copy.id, cursor.key[1]]);
  if (state !== undefined) await states.put({ ...state, id: copy.id, changedAt: Date.now() });
  await transaction.objectStore("workspaces").put({ ...copy, name });
  await transaction.done;
}

/** Removes a workspace with all that is kept of it. */
export async function removeWorkspace(database: Database, id: string): Promise<void> {
  const original = (await database.get("workspaces", id))?.original ?? "";
  const transaction = database.transaction(["workspaces", "states", "journal", "texts", "recent"], "readwrite");
  await Promise.all([
    transaction.objectStore("workspaces").delete(id),
    transaction.objectStore("states").delete(id),
    transaction.objectStore("journal").delete(allOf(id)),
    transaction.objectStore("texts").delete(IDBKeyRange.bound([id], [id, []])),
    transaction.objectStore("recent").delete(id),
    transaction.done,
  ]);
  await removeUnused(database, original);
}

/** A bundle may be under construction for so long, in milliseconds. */
const UNDER_CONSTRUCTION = 3_600_000;

/**
 * Removes bundles that no workspace names: of removed ones, of long histories, and what was never finished.
 * @param finished a bundle that nobody writes any more.
 */
export async function removeUnused(database: Database, finished = ""): Promise<void> {
  const used = new Set<string>();
  for (const { original } of await database.getAll("workspaces")) used.add(original);
  // What journals and views name, wherever it stands in them.
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { is, bundle } = value as { readonly is?: unknown; readonly bundle?: unknown };
    if (is === "bundle" && typeof bundle === "string") used.add(bundle);
    else for (const each of Object.values(value)) look(each);
  };
  for (const { view } of await database.getAll("states")) look(view);
  for (let cursor = await database.transaction("journal").store.openCursor(); cursor !== null; ) {
    look(cursor.value);
    cursor = await cursor.continue();
  }
  const isOld = (bundle: string) =>
    bundle === finished || Number.parseInt(bundle, 36) < Date.now() - UNDER_CONSTRUCTION;
  let from: IDBKeyRange | null = null;
  for (;;) {
    const transaction = database.transaction("bundles", "readwrite");
    const cursor: { readonly key: [string, number] } | null = await transaction.store.openKeyCursor(from);
    if (cursor === null) return;
    const [bundle] = cursor.key;
    if (!used.has(bundle) && isOld(bundle)) await transaction.store.delete(IDBKeyRange.bound([bundle], [bundle, []]));
    await transaction.done;
    from = IDBKeyRange.lowerBound([bundle, []]);
  }
}

/** What could not be read and was put aside, with the keys by which it is removed. */
export async function listAside(database: Database): Promise<readonly (AsideRecord & { readonly key: number })[]> {
  const transaction = database.transaction("aside");
  const [keys, records] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return records.map((record, at) => ({ ...record, key: keys[at] as number }));
}

/** Empties the database. */
export async function removeAll(database: Database): Promise<void> {
  const transaction = database.transaction(STORES, "readwrite");
  await Promise.all([...STORES.map((name) => transaction.objectStore(name).clear()), transaction.done]);
}
