import { X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../lib/ui/Button.tsx";
import type { Issue } from "../model/issue.ts";
import { issueLine } from "../model/issue.ts";
import { useWorkspaceState } from "../workspace/ui/workspace-context.tsx";
import styles from "./Notices.module.css";

/** How long a notice that asks for nothing stays. */
const STAY_MS = 4_000;

/** Says what undo, redo and copying did, and what was wrong with a link, without taking the focus. */
export function Notices({
  message,
  issues,
  onRead,
  children,
}: {
  message: string;
  issues: readonly Issue[];
  onRead: () => void;
  /** Further notices, which stand above these. */
  children?: ReactNode;
}) {
  const change = useWorkspaceState((state) => state.lastChange);
  const [shown, setShown] = useState("");
  useEffect(() => {
    if (change?.kind === "undone") setShown(`Undone: ${change.title}`);
    else if (change?.kind === "redone") setShown(`Done again: ${change.title}`);
    else if (change?.kind === "opened") setShown(`Opened: ${change.title}`);
  }, [change]);
  // The message is taken back at once, so that the same can be said again; what is shown stays its time.
  useEffect(() => {
    if (message !== "") setShown(message);
  }, [message]);
  useEffect(() => {
    if (shown === "") return;
    const timer = setTimeout(() => setShown(""), STAY_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div className={styles.notices}>
      {children}
      <p role="status" className={styles.notice} data-empty={shown === "" || undefined}>
        {shown}
      </p>
      {issues.length > 0 && (
        <div role="alert" className={styles.notice}>
          <p>The link could not be followed in full.</p>
          <ul>
            {issues.slice(0, 4).map((issue) => (
              <li key={`${issue.code} ${issue.path} ${issue.message}`}>{issueLine({ ...issue, path: "" })}</li>
            ))}
            {issues.length > 4 && <li>… and {issues.length - 4} more.</li>}
          </ul>
          <Button weight="quiet" className={styles.close ?? ""} aria-label="Close the notice" onPress={onRead}>
            <X size={14} strokeWidth={1.75} />
          </Button>
        </div>
      )}
    </div>
  );
}
