import { type RefObject, useEffect, useRef } from "react";
import type { Dataset } from "../model/dataset.ts";
import type { Workspace, WorkspaceState } from "../workspace/workspace.ts";

/** The site's dataset as it was left when a file was opened in its place; null until one was. */
export function useLeft({ store }: Workspace, site: Dataset | null): RefObject<WorkspaceState | null> {
  const left = useRef<WorkspaceState>(null);
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.document.opened !== site && before.document.opened === site) left.current = before;
      }),
    [store, site],
  );
  return left;
}
