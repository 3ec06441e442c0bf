// Which workspace an entry of the browser's history belongs to: a page that is loaded anew, after a crash as well, opens it.

/** The id of the workspace of the entry that stands; null where it has none. */
export function workspaceOfEntry(): string | null {
  const { workspace } = (history.state ?? {}) as { readonly workspace?: unknown };
  return typeof workspace === "string" ? workspace : null;
}

/** Says of the entry that stands which workspace it belongs to. */
export function markEntry(workspace: string | null): void {
  if (workspaceOfEntry() === workspace) return;
  try {
    history.replaceState({ ...history.state, workspace }, "");
  } catch {
    // Browsers refuse too many changes within seconds; the next change marks it.
  }
}
