import { Merge } from "lucide-react";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { toggleBundles } from "../bundle-commands.ts";

/** Draws parallel claims as one line with a count, or fans them out again. */
export function BundleSwitch() {
  const workspace = useWorkspace();
  const isBundled = useWorkspaceState((state) => state.view.bundled);
  return (
    <IconButton
      label="Bundle parallel claims"
      keys={toggleBundles.keys ?? undefined}
      aria-pressed={isBundled}
      onClick={() => workspace.dispatch(toggleBundles)}
    >
      <Merge size={15} strokeWidth={1.75} />
    </IconButton>
  );
}
