import { useEffect, useState } from "react";
import { usePresentation } from "../../features/stories/ui/use-presentation.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { Notice } from "../../lib/ui/Notice.tsx";
import { saveText } from "../../lib/ui/save-text.ts";
import { isChanged } from "../../model/document.ts";
import { type Issue, issueLine } from "../../model/issue.ts";
import { draftWords as words } from "../../words/en/drafts.ts";
import { uiWords } from "../../words/en/ui.ts";
import { discardChanges } from "../../workspace/document-commands.ts";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../../workspace/workspace.ts";
import styles from "../Notices.module.css";
import { deleteAside, dismissKept, draftKey, type KeptDrafts, keepDraft, restoreDraft } from "./drafts.ts";
import { MergedNotice } from "./MergedNotice.tsx";

/** How long writing pauses before it is kept. In milliseconds. */
const PAUSE_MS = 400;

/**
 * Keeps the document in this browser while it differs from the file that was opened, restores the changes when it is
 * opened again, and says so. It also says what cannot be read or kept.
 */
export function DraftKeeper({ pause = PAUSE_MS }: { pause?: number }) {
  const workspace = useWorkspace();
  const opened = useWorkspaceState(({ document }) => document.opened);
  const areChanged = useWorkspaceState(({ document }) => isChanged(document));
  const isPresenting = usePresentation((on) => on !== null);
  const [kept, setKept] = useState<KeptDrafts | null>(null);
  const [refusal, setRefusal] = useState<Issue | null>(null);
  const [isElsewhere, setIsElsewhere] = useState(false);
  useEffect(() => {
    const found = restoreDraft(workspace);
    setKept(found);
    setIsElsewhere(false);
    setRefusal(null);
    const stop = keepInStep(workspace, pause, setRefusal);
    const listen = ({ key }: StorageEvent) => {
      if (key === draftKey(opened)) setIsElsewhere(true);
    };
    window.addEventListener("storage", listen);
    return () => {
      window.removeEventListener("storage", listen);
      stop();
    };
  }, [workspace, opened, pause]);

  const close = () => {
    dismissKept(opened);
    setKept(null);
  };
  // A story that is presented does not change: what asks for a change waits for its end.
  if (isPresenting) return null;
  return (
    <div className={styles.drafts}>
      <MergedNotice />
      {kept !== null && kept.draft !== null && areChanged && (
        <DraftNotice onClose={close}>
          <p>{words.restored()}</p>
          <Button
            className={styles.action ?? ""}
            onClick={() => {
              close();
              workspace.dispatch(discardChanges);
            }}
          >
            {words.discard()}
          </Button>
        </DraftNotice>
      )}
      {kept !== null && kept.aside.length > 0 && (
        <DraftNotice onClose={close}>
          <p>{words.notApplied()}</p>
          {kept.issues.slice(0, 2).map((issue) => (
            <p key={`${issue.code} ${issue.path}`} className={styles.reason}>
              {issueLine(issue)}
            </p>
          ))}
          <Button
            className={styles.action ?? ""}
            onClick={() =>
              saveText(
                new Blob([kept.aside.join("\n")], { type: "application/json" }),
                `${opened.dataset.id}-kept-changes.json`,
              )
            }
          >
            {words.download()}
          </Button>
          <Button
            className={styles.action ?? ""}
            onClick={() => {
              deleteAside(opened);
              close();
            }}
          >
            {words.delete()}
          </Button>
        </DraftNotice>
      )}
      {refusal !== null && areChanged && (
        <DraftNotice onClose={() => setRefusal(null)}>
          <p>{issueLine(refusal)}</p>
        </DraftNotice>
      )}
      {isElsewhere && areChanged && (
        <DraftNotice onClose={() => setIsElsewhere(false)}>
          <p>{words.changedElsewhere()}</p>
        </DraftNotice>
      )}
    </div>
  );
}

function DraftNotice({ onClose, children }: { onClose: () => void; children: React.ReactNode }) {
  return (
    <Notice role="status" className={styles.draft ?? ""} closing={{ label: uiWords.closeNotice(), onClose }}>
      {children}
    </Notice>
  );
}

/** Writes the document to the browser's storage when it rests, and before the page goes. Returns the undoing. */
function keepInStep(workspace: Workspace, pause: number, onOutcome: (refusal: Issue | null) => void): () => void {
  const { store } = workspace;
  let seen = store.getState().document;
  const { opened } = seen;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const keep = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    const outcome = keepDraft(seen);
    onOutcome(outcome.ok ? null : outcome.error);
  };
  const keepLater = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(keep, pause);
  };
  // The keeper is loaded by the first change, which is then already made.
  if (seen.revision > 0) keepLater();
  const stop = store.subscribe(({ document: now }) => {
    // Another document has drafts of its own; what waits is kept for this one.
    if (now.opened !== opened || now === seen) return;
    seen = now;
    keepLater();
  });
  const keepIfHidden = () => {
    if (document.visibilityState === "hidden") keep();
  };
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keepIfHidden);
  return () => {
    keep();
    stop();
    window.removeEventListener("pagehide", keep);
    document.removeEventListener("visibilitychange", keepIfHidden);
  };
}
