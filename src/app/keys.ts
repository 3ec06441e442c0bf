import { useEffect } from "react";
import { tinykeys } from "tinykeys";
import { commands } from "../workspace/commands.ts";
import type { Workspace } from "../workspace/workspace.ts";

/**
 * Binds the keys that commands declare, and undo and redo. Keys stay out of text fields, and out of dialogs, which have
 * keys of their own.
 */
export function useKeys(workspace: Workspace, onSearch: () => void): void {
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {
      "/": unlessTaken(onSearch),
      "$mod+z": unlessTaken(() => void workspace.undo()),
      "$mod+Shift+z": unlessTaken(() => void workspace.redo()),
      "$mod+y": unlessTaken(() => void workspace.redo()),
    };
    for (const { id, keys } of commands.all)
      if (keys !== null) bindings[keys] = unlessTaken(() => void workspace.dispatchById(id));
    return tinykeys(window, bindings);
  }, [workspace, onSearch]);
}

function unlessTaken(run: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (
      event.defaultPrevented ||
      at?.closest(
        'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable], [role="dialog"]',
      )
    )
      return;
    event.preventDefault();
    run();
  };
}
