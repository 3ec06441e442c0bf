import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { RecordBlock } from "../../model/record-block.ts";
import type { Origin } from "../saving/origins.ts";
import type { KeptEntry, KeptView } from "./journal.ts";

// Everything that this browser keeps of documents, in one database of IndexedDB. What stands where:
// docs/decisions/2026-11-30-kept-workspaces.md.

/** Name of the database. */
export const DATABASE = "sourceline";
/** Version of its stores; another form of what is in them has a number of its own. */
const STORES_VERSION = 1;

/** A document with its view and its history, under a name. Its changes are in `states` and `journal`. */
export interface KeptWorkspace {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970, as all times here. */
  readonly createdAt: number;
  /** Bundle of the dataset as it was opened; several workspaces may begin with the same. */
  readonly original: string;
  /** Of how many bytes that is, roughly. */
  readonly originalBytes: number;
  readonly dataset: { readonly id: string; readonly version: string | null };
  /** Whether the dataset is that of the site, which another visit opens by itself. */
  readonly isOfSite: boolean;
  /** Whether the reader asked for their own copies of texts to be kept with it. */
  readonly keepsTexts: boolean;
}

/** What changes of a workspace while it is used: written as a whole, each time. */
export interface KeptState {
  readonly id: string;
  readonly changedAt: number;
  /** Number of the next entry of the journal: a version of the document has the number of its last. */
  readonly next: number;
  readonly entries: number;
  /** Bytes of the journal, roughly. */
  readonly journalBytes: number;
  /** Whether anything differs from what was opened, the view aside. */
  readonly isChanged: boolean;
  /** Whether a file holds the document as it is. */
  readonly isSaved: boolean;
  /** What of the view differs from the default. */
  readonly view: KeptView;
  /** Fragment of the page's address that went with it: another one asks for another view. */
  readonly address: string;
  /** Fragments that the browser’s Back and Forward go through, the number of the first, and of that which is on. */
  readonly trail: { readonly first: number; readonly at: number; readonly fragments: readonly string[] };
}

/** A piece of what is too large to be written at once: neighbouring records or edits, or columns. */
export type BundlePart =
  | { readonly is: "block"; readonly list: "entities" | "claims"; readonly block: RecordBlock }
  | { readonly is: "plain"; readonly value: unknown };

/** The file that a workspace was opened from, or saved into, where the browser lets a page come back to it. */
export interface RecentFile {
  /** Id of the workspace. */
  readonly workspace: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** What it is, and how it was when it was read or written last. */
  readonly origin: Origin;
}

/** A record that could not be read, as it was found. */
export interface AsideRecord {
  readonly workspace: string;
  readonly name: string;
  readonly at: number;
  readonly value: unknown;
}

export interface Stores extends DBSchema {
  workspaces: { key: string; value: KeptWorkspace };
  states: { key: string; value: KeptState };
  /** By workspace and number. */
  journal: { key: [string, number]; value: KeptEntry };
  /** By bundle and number. */
  bundles: { key: [string, number]; value: BundlePart };
  /** Readers' own copies, by workspace and the hash of their source: only where they asked for it. */
  texts: { key: [string, string]; value: unknown };
  recent: { key: string; value: RecentFile };
  aside: { key: number; value: AsideRecord };
}

export type Database = IDBPDatabase<Stores>;
/** Names of all stores. */
export const STORES = ["workspaces", "states", "journal", "bundles", "texts", "recent", "aside"] as const;

let opening: Promise<Database> | null = null;
const lossListeners = new Set<() => void>();

/**
 * The database, opened once.
 * @throws where the browser refuses it (as some do in private windows), or a newer version of the page has it.
 */
export function openDatabase(): Promise<Database> {
  opening ??= openDB<Stores>(DATABASE, STORES_VERSION, {
    upgrade(database) {
      for (const name of STORES) {
        if (name === "aside") database.createObjectStore(name, { autoIncrement: true });
        else if (name === "workspaces" || name === "states") database.createObjectStore(name, { keyPath: "id" });
        else if (name === "recent") database.createObjectStore(name, { keyPath: "workspace" });
        else database.createObjectStore(name);
      }
    },
    // Another page wants to delete it, or has a newer form of it.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase | null)?.close();
      lose();
    },
    // The browser took it away.
    terminated: lose,
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

function lose(): void {
  opening = null;
  for (const listener of lossListeners) listener();
}

/**
 * Calls back when the database is taken away while the page is open.
 * @returns the way to be called no more.
 */
export function onDatabaseLost(listener: () => void): () => void {
  lossListeners.add(listener);
  return () => void lossListeners.delete(listener);
}

/** All keys of a workspace or bundle in a store whose keys begin with its id. */
export function allOf(id: string, from = Number.NEGATIVE_INFINITY, before: number | null = null): IDBKeyRange {
  return IDBKeyRange.bound([id, from], [id, before ?? []], false, before !== null);
}
