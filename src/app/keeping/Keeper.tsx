import { useEffect } from "react";
import { useStore } from "zustand";
import { saveDataset } from "../../features/files/ui/save-dataset.ts";
import { usePresentation } from "../../features/stories/ui/use-presentation.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { Notice } from "../../lib/ui/Notice.tsx";
import { say } from "../../lib/ui/notice.ts";
import type { Dataset } from "../../model/dataset.ts";
import { isChanged } from "../../model/document.ts";
import { issueLine } from "../../model/issue.ts";
import { keepingWords as words } from "../../words/en/keeping.ts";
import { uiWords } from "../../words/en/ui.ts";
import { momentText } from "../../words/moments.ts";
import { discardChanges } from "../../workspace/document-commands.ts";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import styles from "../Notices.module.css";
import { MergedNotice } from "../persistence/MergedNotice.tsx";
import { keepPage } from "./keep-page.ts";
import { openKept } from "./open-kept.ts";
import { type KeepingStatus, keepingStatus } from "./status.ts";

const areChanged = ({ document }: WorkspaceState) => isChanged(document);
const areUsed = ({ history }: WorkspaceState) => history.past.length > 0;

/**
 * Keeps the open document, and says what its reader should know of that: what was brought back, what could be gone on with,
 * that another window has it, that it cannot be kept.
 * @param site the site's own dataset; null where the page did not open with it.
 */
export function Keeper({ site, onWorkspaces }: { site: Dataset | null; onWorkspaces: () => void }) {
  const workspace = useWorkspace();
  const opened = useWorkspaceState(({ document }) => document.opened);
  const isNowChanged = useWorkspaceState(areChanged);
  const isUsed = useWorkspaceState(areUsed);
  const isPresenting = usePresentation((on) => on !== null);
  const status = useStore(keepingStatus);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document is kept anew
  useEffect(() => keepPage(workspace, site), [workspace, site, opened]);

  const know = (known: Partial<KeepingStatus>) => () => keepingStatus.setState(known);
  const goOn = async (id: string, name: string) => {
    const issue = await openKept(workspace, id, site);
    if (issue !== null) say(words.notOpened({ name, reason: issueLine(issue) }));
  };
  const { kept, offer, refused, forkedFrom } = status;
  const name = kept?.name ?? opened.dataset.title;
  // A story that is presented does not change: what asks for a change waits for its end.
  if (isPresenting) return null;
  return (
    <div className={styles.drafts}>
      <MergedNotice />
      {offer !== null && !isUsed && (
        <KeepingNotice onClose={know({ offer: null })}>
          <p>{words.offer({ name: offer.name, at: momentText(offer.at) })}</p>
          <NoticeButton onClick={() => void goOn(offer.id, offer.name)}>{words.continue()}</NoticeButton>
        </KeepingNotice>
      )}
      {status.isRestored && isNowChanged && (
        <KeepingNotice onClose={know({ isRestored: false })}>
          <p>{words.restored()}</p>
          <NoticeButton
            onClick={() => {
              keepingStatus.setState({ isRestored: false });
              workspace.dispatch(discardChanges);
            }}
          >
            {words.discard()}
          </NoticeButton>
        </KeepingNotice>
      )}
      {status.isGone && (
        <KeepingNotice onClose={know({ isGone: false })}>
          <p>{words.gone()}</p>
        </KeepingNotice>
      )}
      {status.aside.length > 0 && (
        <KeepingNotice onClose={know({ aside: [] })}>
          <p>{words.notApplied()}</p>
          {status.aside.slice(0, 2).map((issue) => (
            <p key={`${issue.code} ${issue.path}`} className={styles.reason}>
              {issueLine(issue)}
            </p>
          ))}
          <NoticeButton onClick={onWorkspaces}>{words.title()}</NoticeButton>
        </KeepingNotice>
      )}
      {refused !== null && isNowChanged && (
        <KeepingNotice onClose={know({ refused: null })}>
          <p>{refused === "full" ? words.full() : words.refused()}</p>
          <NoticeButton onClick={() => void saveDataset(workspace)}>{words.save()}</NoticeButton>
        </KeepingNotice>
      )}
      {forkedFrom !== null && (
        <KeepingNotice onClose={know({ forkedFrom: null })}>
          <p>{words.forked({ name: forkedFrom, own: name })}</p>
        </KeepingNotice>
      )}
      {status.isBehind && kept !== null ? (
        <KeepingNotice onClose={know({ isBehind: false })}>
          <p>{words.behind({ name })}</p>
          <NoticeButton onClick={() => void goOn(kept.id, name)}>{words.showOther()}</NoticeButton>
        </KeepingNotice>
      ) : (
        status.isShared && (
          <KeepingNotice onClose={know({ isShared: false })}>
            <p>{words.shared({ name })}</p>
          </KeepingNotice>
        )
      )}
    </div>
  );
}

function KeepingNotice({ onClose, children }: { onClose: () => void; children: React.ReactNode }) {
  return (
    <Notice role="status" className={styles.draft ?? ""} closing={{ label: uiWords.closeNotice(), onClose }}>
      {children}
    </Notice>
  );
}

function NoticeButton({ onClick, children }: { onClick: () => void; children: React.ReactNode }) {
  return (
    <Button className={styles.action ?? ""} onClick={onClick}>
      {children}
    </Button>
  );
}
