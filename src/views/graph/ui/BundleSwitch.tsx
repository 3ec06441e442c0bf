import { Merge } from "lucide-react";
import { Button } from "../../../lib/ui/Button.tsx";
import { canvasWords as words } from "../../../words/en/canvas.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { toggleBundles } from "../bundle-commands.ts";
import styles from "./BundleSwitch.module.css";

/** Draws parallel claims as one line with a count, or separately. */
export function BundleSwitch() {
  const workspace = useWorkspace();
  const isBundled = useWorkspaceState((state) => state.view.bundled);
  return (
    <span title={isBundled ? words.unbundleClaims() : words.bundleClaims()}>
      <Button
        weight="quiet"
        className={styles.switch ?? ""}
        aria-label={words.bundleClaims()}
        aria-pressed={isBundled}
        onClick={() => workspace.dispatch(toggleBundles)}
      >
        <Merge size={15} strokeWidth={1.75} />
      </Button>
    </span>
  );
}
