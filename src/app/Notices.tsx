import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "../lib/ui/Notice.tsx";
import { onNotice, say } from "../lib/ui/notice.ts";
import type { Issue } from "../model/issue.ts";
import { issueLine } from "../model/issue.ts";
import { useWorkspaceState } from "../workspace/ui/workspace-context.tsx";
import styles from "./Notices.module.css";

/** How long a notice that asks for nothing stays. */
const STAY_MS = 4_000;
/** How long it stays at least for each of its characters, so that long ones can be read. */
const READING_MS = 50;

/** Shows what is said (`say`), what undo and redo did, and what was wrong with a link, without taking the focus. */
export function Notices({
  issues,
  onRead,
  children,
}: {
  issues: readonly Issue[];
  onRead: () => void;
  /** Further notices, which stand above these. */
  children?: ReactNode;
}) {
  const change = useWorkspaceState((state) => state.lastChange);
  // Numbered, so that the same words said again are another notice, and are heard again.
  const [shown, setShown] = useState({ words: "", number: 0 });
  useEffect(() => onNotice((words) => setShown(({ number }) => ({ words, number: number + 1 }))), []);
  useEffect(() => {
    if (change?.kind === "undone") say(`Undone: ${change.title}`);
    else if (change?.kind === "redone") say(`Done again: ${change.title}`);
    else if (change?.kind === "opened") say(`Opened: ${change.title}`);
  }, [change]);
  useEffect(() => {
    if (shown.words === "") return;
    const timer = setTimeout(
      () => setShown({ ...shown, words: "" }),
      Math.max(STAY_MS, READING_MS * shown.words.length),
    );
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div className={styles.notices}>
      {children}
      <Notice role="status" isEmpty={shown.words === ""}>
        <span key={shown.number}>{shown.words}</span>
      </Notice>
      {issues.length > 0 && (
        <Notice role="alert" className={styles.draft ?? ""} closing={{ label: "Close the notice", onClose: onRead }}>
          <p>The link could not be followed in full.</p>
          <ul>
            {issues.slice(0, 4).map((issue) => (
              <li key={`${issue.code} ${issue.path} ${issue.message}`}>{issueLine({ ...issue, path: "" })}</li>
            ))}
            {issues.length > 4 && <li>… and {issues.length - 4} more.</li>}
          </ul>
        </Notice>
      )}
    </div>
  );
}
