import { useMemo } from "react";
import { describeFilters } from "../../derive/describe-filters.ts";
import { fitView } from "../../derive/fit-view.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import type { ViewFile } from "../../model/view-file.ts";
import { IssueList } from "../../workspace/ui/IssueList.tsx";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import { applyView } from "../../workspace/view-commands.ts";
import styles from "./OpenFileDialog.module.css";

/** Shows the view that a file holds, and what of it this dataset lacks, before it replaces the one on screen. */
export function OpenViewDialog({ fileName, file, onClose }: { fileName: string; file: ViewFile; onClose: () => void }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { view, issues } = useMemo(() => fitView(knowledge, file.view, "file"), [knowledge, file]);
  const { id, title, version } = knowledge.dataset.dataset;
  const origin = `“${file.dataset.id}”, version ${file.dataset.version}`;
  return (
    <Dialog
      title="A saved view"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            weight="solid"
            autoFocus
            onClick={() => {
              onClose();
              workspace.dispatch(applyView, view);
            }}
          >
            Show this view
          </Button>
        </>
      }
    >
      <dl className={`${kit.facts} ${styles.facts}`}>
        <div>
          <dt>File</dt>
          <dd>{fileName}</dd>
        </div>
        <div>
          <dt>Belongs to</dt>
          <dd>{origin}</dd>
        </div>
        <div>
          <dt>Shows</dt>
          <dd>{describeFilters(knowledge, view)}</dd>
        </div>
        <div>
          <dt>Applied to</dt>
          <dd>
            {title}, version {version}
          </dd>
        </div>
      </dl>
      {file.dataset.id !== id && (
        <p className={styles.text}>
          This view belongs to another dataset, {origin}. Here it shows only what both datasets have. To see all of it,
          open that dataset first.
        </p>
      )}
      {issues.length > 0 && <IssueList issues={issues} noun="note" />}
      <p className={styles.text}>It replaces the current view. Your browser’s Back button returns to that one.</p>
    </Dialog>
  );
}
