import { useMemo } from "react";
import { say } from "../lib/ui/notice.ts";
import { useFileOpening } from "../workspace/ui/file-opening.ts";
import { useWorkspaceState } from "../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../workspace/workspace.ts";
import { type Action, actionsOf } from "./actions.ts";
import { type Embedding, offeredActions } from "./embed/embedding.ts";
import type { Overlay } from "./Overlays.tsx";
import { copyLinkToSelection, copyLinkToView } from "./persistence/copied-links.ts";

/** All actions that keys, menus and the list of commands can run; in an embedded page, those that it offers. */
export function usePageActions({
  workspace,
  embedding,
  openSearch,
  changeTheme,
  onOverlay,
}: {
  /** The one on the canvas: keys and menus act on what is visible. */
  workspace: Workspace;
  embedding: Embedding;
  openSearch: () => void;
  changeTheme: () => void;
  onOverlay: (overlay: Overlay) => void;
}): readonly Action[] {
  const stories = useWorkspaceState((state) => state.knowledge.dataset.stories);
  const { chooseFile, howRead, save } = useFileOpening();
  return useMemo(
    () =>
      offeredActions(
        actionsOf(workspace, stories, {
          search: openSearch,
          openPalette: () => onOverlay("palette"),
          openKeyList: () => onOverlay("keys"),
          openFile: chooseFile,
          howRead,
          save,
          workspaces: () => onOverlay("workspaces"),
          export: () => onOverlay("export"),
          picture: () => onOverlay("picture"),
          figures: () => onOverlay("figures"),
          print: () => onOverlay("print"),
          share: () => onOverlay("share"),
          copyLink: () => void copyLinkToView(workspace).then(say),
          copySelectionLink: () => void copyLinkToSelection(workspace).then(say),
          changeTheme,
        }),
        embedding,
      ),
    [workspace, stories, openSearch, chooseFile, howRead, save, changeTheme, embedding, onOverlay],
  );
}
