import type { Dataset } from "../../model/dataset.ts";

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

/** From now on a document is kept as another workspace. */
export function setWorkspaceId(opened: Dataset, id: string): void {
  ids.set(opened, id);
}

/** An id that nothing else has. Pages without a secure origin have no `crypto.randomUUID`. */
export function newId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(3));
  return [Date.now(), ...parts].map((part) => part.toString(36)).join("-");
}
