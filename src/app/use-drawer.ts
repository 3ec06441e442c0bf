import { useEffect, useState } from "react";
import { onPageKey } from "../lib/ui/page-keys.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** On a narrow page: the panel that is open as a drawer over the canvas. */
export type Drawer = "legend" | "reading" | null;

/**
 * Which drawer is open. Selecting a record or entering a panel opens one, unless the record is selected for a menu.
 * Escape closes it, and so does widening the page.
 * @param isMenuAsked whether the current selection is made for a menu.
 */
export function useDrawer(
  workspace: Workspace,
  {
    isNarrow,
    opensReading,
    isPresenting,
    isMenuAsked,
  }: {
    readonly isNarrow: boolean;
    readonly opensReading: boolean;
    readonly isPresenting: boolean;
    readonly isMenuAsked: { readonly current: boolean };
  },
): readonly [Drawer, (drawer: Drawer) => void] {
  // A link to a worksheet opens on it.
  const [drawer, setDrawer] = useState<Drawer>("sheet" in workspace.store.getState().view.room ? "reading" : null);
  useEffect(() => {
    if (!isNarrow) setDrawer(null);
  }, [isNarrow]);
  useEffect(() => {
    if (drawer === null || isPresenting) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      setDrawer(null);
    };
    // The contents of the drawer get keys first: Escape in a field leaves the field.
    return onPageKey(close, { on: document });
  }, [drawer, isPresenting]);
  useEffect(() => {
    if (!isNarrow || !opensReading) return;
    return workspace.store.subscribe((now, before) => {
      if (isMenuAsked.current) return;
      const { entities, claims } = now.view.selection;
      const hasChosen = now.view.selection !== before.view.selection && entities.length + claims.length === 1;
      const hasEntered = now.view.room !== before.view.room && now.view.room.kind !== "reading";
      if (hasChosen || hasEntered) setDrawer("reading");
    });
  }, [workspace, isNarrow, opensReading, isMenuAsked]);
  return [drawer, setDrawer];
}
