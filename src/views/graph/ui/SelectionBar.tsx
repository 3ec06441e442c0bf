import kit from "../../../lib/ui/kit.module.css";
import { latePart } from "../../../lib/ui/late-part.tsx";
import { keepClear } from "../../../lib/ui/overlays.ts";
import { canvasWords as words } from "../../../words/en/canvas.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import styles from "./SelectionBar.module.css";
import type { Thing } from "./SelectionTools.tsx";

const SelectionTools = latePart(async () => (await import("./SelectionTools.tsx")).SelectionTools);

const selectedCount = ({ view: { selection } }: WorkspaceState) => selection.entities.length + selection.claims.length;

/**
 * A slim bar on the canvas while something is selected: how much, and what can be done with it.
 * @param overlap what lay under the last click.
 */
export function SelectionBar({ overlap }: { overlap: readonly Thing[] }) {
  const count = useWorkspaceState(selectedCount);
  return (
    <div className={styles.place}>
      <div ref={keepClear} className={`${kit.toolbar} ${styles.bar}`} data-empty={count === 0 || undefined}>
        <p className={styles.count}>{count > 0 && words.selected({ count })}</p>
        {count > 0 && <SelectionTools overlap={overlap} />}
      </div>
    </div>
  );
}
