import type { Dataset } from "../../model/dataset.ts";
import type { KeptWorkspace } from "./database.ts";

const ids = new WeakMap<Dataset, string>();

/**
 * Id of the workspace that a document is kept in. A document that is not kept yet has one, too: it will be kept under it.
 * @param opened the document as it was opened.
 */
export function workspaceIdOf(opened: Dataset): string {
  const id = ids.get(opened) ?? newId();
  ids.set(opened, id);
  return id;
}

/** A document that is not kept yet will be kept under an id. */
export function noteWorkspaceId(opened: Dataset, id: string): void {
  ids.set(opened, id);
}

/** What the database has of a document. */
export interface Kept {
  readonly workspace: KeptWorkspace;
  /** Number of the next entry of its journal, as far as this page has seen it. */
  readonly next: number;
  /** How many entries the journal has, and how many bytes they take, roughly. */
  readonly entries: number;
  readonly journalBytes: number;
}

const keptOnes = new WeakMap<Dataset, Kept>();

/** What the database has of a document; null where it has nothing. */
export function keptOf(opened: Dataset): Kept | null {
  return keptOnes.get(opened) ?? null;
}

/** Takes note of what the database has of a document. */
export function noteKept(opened: Dataset, kept: Kept): void {
  keptOnes.set(opened, kept);
  noteWorkspaceId(opened, kept.workspace.id);
}

/** An id that nothing else has. Pages without a secure origin have no `crypto.randomUUID`. */
export function newId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(3));
  return [Date.now(), ...parts].map((part) => part.toString(36)).join("-");
}
