import { useMemo } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import { filterWords as words } from "../../../words/en/filters.ts";
import { numberText } from "../../../words/numbers.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { contestedMask } from "../contested.ts";
import { openContested } from "../contested-commands.ts";
import styles from "./ContestedSign.module.css";

/** In the legend: the mark of contested lines, and how many claims have it. Pressing it opens the list of them. */
export function ContestedSign() {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const count = useMemo(() => contestedMask(knowledge).reduce((sum, is) => sum + is, 0), [knowledge]);
  if (count === 0) return null;
  return (
    <Button weight="quiet" className={styles.row ?? ""} onClick={() => workspace.dispatch(openContested)}>
      <svg
        viewBox="-7.5 -7.5 15 15"
        width="15"
        height="15"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.2"
        aria-hidden
      >
        <circle r="6.5" />
        <path d="M-3-1.5H3M-3 1.5H3M2-4-2 4" />
      </svg>
      <span className={styles.name}>{words.contested()}</span>
      <span className={styles.count}>{numberText(count)}</span>
    </Button>
  );
}
