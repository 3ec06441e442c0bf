import { Merge } from "lucide-react";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import { canvasWords as words } from "../../../words/en/canvas.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { toggleBundles } from "../bundle-commands.ts";

/** Draws parallel claims as one line with a count, or separately. */
export function BundleSwitch() {
  const workspace = useWorkspace();
  const isBundled = useWorkspaceState((state) => state.view.bundled);
  return (
    <IconButton
      label={words.bundleClaims()}
      keys={toggleBundles.keys ?? undefined}
      aria-pressed={isBundled}
      onClick={() => workspace.dispatch(toggleBundles)}
    >
      <Merge size={15} strokeWidth={1.75} />
    </IconButton>
  );
}
