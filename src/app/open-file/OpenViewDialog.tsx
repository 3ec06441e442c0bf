import { useMemo } from "react";
import { describeFilters } from "../../derive/describe-filters.ts";
import { fitView } from "../../derive/fit-view.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import { statedVersion } from "../../model/stated-version.ts";
import type { ViewFile } from "../../model/view-file.ts";
import { openFileWords as words } from "../../words/en/open-file.ts";
import { uiWords } from "../../words/en/ui.ts";
import { IssueList } from "../../workspace/ui/IssueList.tsx";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import { applyView } from "../../workspace/view-commands.ts";
import styles from "./OpenFileDialog.module.css";

/** Shows the view that a file contains, and what of it this dataset lacks, before it replaces the current one. */
export function OpenViewDialog({ fileName, file, onClose }: { fileName: string; file: ViewFile; onClose: () => void }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { view, issues } = useMemo(() => fitView(knowledge, file.view, "file"), [knowledge, file]);
  const { id, title } = knowledge.dataset.dataset;
  return (
    <Dialog
      title={words.savedView()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiWords.cancel()}</Button>
          <Button
            weight="solid"
            autoFocus
            onClick={() => {
              onClose();
              workspace.dispatch(applyView, view);
            }}
          >
            {words.openView()}
          </Button>
        </>
      }
    >
      <dl className={`${kit.facts} ${styles.facts}`}>
        <div>
          <dt>{words.file()}</dt>
          <dd>{fileName}</dd>
        </div>
        <div>
          <dt>{words.savedFrom()}</dt>
          <dd>{words.savedFromDataset({ id: file.dataset.id, version: statedVersion(file.dataset) })}</dd>
        </div>
        <div>
          <dt>{words.shows()}</dt>
          <dd>{describeFilters(knowledge, view)}</dd>
        </div>
        <div>
          <dt>{words.appliedTo()}</dt>
          <dd>{words.appliedToDataset({ title, version: statedVersion(knowledge.dataset.dataset) })}</dd>
        </div>
      </dl>
      {file.dataset.id !== id && (
        <p className={styles.text}>
          {words.otherDataset({ id: file.dataset.id, version: statedVersion(file.dataset) })}
        </p>
      )}
      {issues.length > 0 && <IssueList issues={issues} noun="note" />}
      <p className={styles.text}>{words.replacesView()}</p>
    </Dialog>
  );
}
