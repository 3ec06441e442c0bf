import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { discardStories } from "../../features/stories/story-commands.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { saveText } from "../../lib/ui/save-text.ts";
import { type Issue, issueLine } from "../../model/issue.ts";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../../workspace/workspace.ts";
import noticeStyles from "../Notices.module.css";
import styles from "./StoryDraftKeeper.module.css";
import { deleteAside, dismissKept, draftKey, type KeptStories, keepDraft, restoreDraft } from "./story-drafts.ts";

/** How long writing pauses before it is kept. In milliseconds. */
const PAUSE_MS = 400;

/**
 * Keeps the stories in this browser while they differ from those of the file that was opened, brings them back when it
 * is opened again, and says both. What cannot be read or kept is said, too.
 */
export function StoryDraftKeeper({ pause = PAUSE_MS }: { pause?: number }) {
  const workspace = useWorkspace();
  const dataset = useWorkspaceState((state) => state.knowledge.dataset);
  const areChanged = useWorkspaceState(({ stories }) => stories !== dataset.stories);
  const [kept, setKept] = useState<KeptStories | null>(null);
  const [refusal, setRefusal] = useState<Issue | null>(null);
  const [isElsewhere, setIsElsewhere] = useState(false);
  useEffect(() => {
    const found = restoreDraft(workspace);
    setKept(found);
    setIsElsewhere(false);
    setRefusal(null);
    const stop = keepInStep(workspace, pause, setRefusal);
    const listen = ({ key }: StorageEvent) => {
      if (key === draftKey(dataset)) setIsElsewhere(true);
    };
    window.addEventListener("storage", listen);
    return () => {
      window.removeEventListener("storage", listen);
      stop();
    };
  }, [workspace, dataset, pause]);

  const close = () => {
    dismissKept(dataset);
    setKept(null);
  };
  return (
    <div className={styles.drafts}>
      {kept !== null && kept.draft !== null && areChanged && (
        <Notice onClose={close}>
          <p>Your changes to the stories were brought back.</p>
          <Button
            className={styles.action ?? ""}
            onPress={() => {
              close();
              workspace.dispatch(discardStories);
            }}
          >
            Discard them
          </Button>
        </Notice>
      )}
      {kept !== null && kept.aside.length > 0 && (
        <Notice onClose={close}>
          <p>
            Changes to the stories that this browser had kept cannot be read. They are kept aside, and the stories are
            those of the file.
          </p>
          {kept.issues.slice(0, 2).map((issue) => (
            <p key={`${issue.code} ${issue.path}`} className={styles.reason}>
              {issueLine(issue)}
            </p>
          ))}
          <Button
            className={styles.action ?? ""}
            onPress={() =>
              saveText(
                new Blob([kept.aside.join("\n")], { type: "application/json" }),
                `${dataset.dataset.id}-kept-stories.json`,
              )
            }
          >
            Download them
          </Button>
          <Button
            className={styles.action ?? ""}
            onPress={() => {
              deleteAside(dataset);
              close();
            }}
          >
            Delete them
          </Button>
        </Notice>
      )}
      {refusal !== null && areChanged && (
        <Notice onClose={() => setRefusal(null)}>
          <p>{issueLine(refusal)}</p>
        </Notice>
      )}
      {isElsewhere && areChanged && (
        <Notice onClose={() => setIsElsewhere(false)}>
          <p>
            The stories were changed in another window, too. This browser keeps whichever was changed last: save one of
            them into a file.
          </p>
        </Notice>
      )}
    </div>
  );
}

function Notice({ onClose, children }: { onClose: () => void; children: React.ReactNode }) {
  return (
    <div role="status" className={`${noticeStyles.notice} ${styles.notice}`}>
      {children}
      <Button weight="quiet" className={noticeStyles.close ?? ""} aria-label="Close the notice" onPress={onClose}>
        <X size={14} strokeWidth={1.75} />
      </Button>
    </div>
  );
}

/** Writes the stories to the browser's storage when they rest, and before the page goes. Returns the undoing. */
function keepInStep(workspace: Workspace, pause: number, onOutcome: (refusal: Issue | null) => void): () => void {
  const { store } = workspace;
  const { dataset } = store.getState().knowledge;
  let seen = store.getState();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const keep = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    const { stories, savedStories } = seen;
    const outcome = keepDraft(dataset, { stories, areSaved: stories === savedStories });
    onOutcome(outcome.ok ? null : outcome.error);
  };
  const keepLater = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(keep, pause);
  };
  // The keeper is loaded by the first change, which is then already made.
  if (seen.stories !== dataset.stories) keepLater();
  const stop = store.subscribe((now) => {
    // Another dataset has drafts of its own; what waits is kept for this one.
    if (now.knowledge.dataset !== dataset) return;
    const isChanged = now.stories !== seen.stories || now.savedStories !== seen.savedStories;
    seen = now;
    if (isChanged) keepLater();
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
