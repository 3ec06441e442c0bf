import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "../lib/ui/Notice.tsx";
import { onNotice, say } from "../lib/ui/notice.ts";
import type { Issue } from "../model/issue.ts";
import { issueLine } from "../model/issue.ts";
import { shellWords as words } from "../words/en/shell.ts";
import { uiWords } from "../words/en/ui.ts";
import { useWorkspaceState } from "../workspace/ui/workspace-context.tsx";
import styles from "./Notices.module.css";

/** How long a notice that asks for nothing stays. */
const STAY_MS = 4_000;
/** How long it stays at least for each of its characters, so that long ones can be read. */
const READING_MS = 50;
/** Problems with a link that are listed; of more, the others are counted. */
const MOST_ISSUES = 4;

/** Shows notices (`say`), what undo and redo did, and the problems of a link, without taking the focus. */
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
  // Numbered, so that the same text said again is another notice, which screen readers read again.
  const [shown, setShown] = useState({ text: "", number: 0 });
  useEffect(() => onNotice((text) => setShown(({ number }) => ({ text, number: number + 1 }))), []);
  useEffect(() => {
    if (change?.kind === "undone") say(words.undone({ step: change.title }));
    else if (change?.kind === "redone") say(words.redone({ step: change.title }));
    else if (change?.kind === "opened") say(words.opened({ title: change.title }));
  }, [change]);
  useEffect(() => {
    if (shown.text === "") return;
    const timer = setTimeout(() => setShown({ ...shown, text: "" }), Math.max(STAY_MS, READING_MS * shown.text.length));
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div className={styles.notices}>
      {children}
      <Notice role="status" isEmpty={shown.text === ""}>
        <span key={shown.number}>{shown.text}</span>
      </Notice>
      {issues.length > 0 && (
        <Notice role="alert" className={styles.draft ?? ""} closing={{ label: uiWords.closeNotice(), onClose: onRead }}>
          <p>{words.linkInPart()}</p>
          <ul>
            {issues.slice(0, MOST_ISSUES).map((issue) => (
              <li key={`${issue.code} ${issue.path} ${issue.message}`}>{issueLine({ ...issue, path: "" })}</li>
            ))}
            {issues.length > MOST_ISSUES && <li>{words.moreProblems({ count: issues.length - MOST_ISSUES })}</li>}
          </ul>
        </Notice>
      )}
    </div>
  );
}
