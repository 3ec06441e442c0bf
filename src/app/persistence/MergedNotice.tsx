import { useMemo, useState } from "react";
import { takeMerged } from "../../features/merging/merge-commands.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { Notice } from "../../lib/ui/Notice.tsx";
import { mergedWords as words } from "../../words/en/merged.ts";
import { uiWords } from "../../words/en/ui.ts";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../../workspace/workspace.ts";
import styles from "../Notices.module.css";

type Step = ReturnType<Workspace["store"]["getState"]>["history"]["past"][number];

/** Says what a merge added, with a way to take it back, until something else is done. */
export function MergedNotice() {
  const workspace = useWorkspace();
  const step = useWorkspaceState(({ history, lastChange }) => {
    const newest = history.past.at(-1);
    return lastChange?.kind === "done" && newest?.command === takeMerged.id ? newest : null;
  });
  const [closed, setClosed] = useState<Step | null>(null);
  const counts = useMemo(() => step && addedIn(step), [step]);
  if (counts === null || step === closed) return null;
  return (
    <Notice
      role="status"
      className={styles.draft ?? ""}
      closing={{ label: uiWords.closeNotice(), onClose: () => setClosed(step) }}
    >
      <p>{words.done(counts)}</p>
      <Button className={styles.action ?? ""} onClick={() => workspace.undo()}>
        {words.undo()}
      </Button>
    </Notice>
  );
}

function addedIn({ edits }: Step) {
  const count = (of: "entity" | "claim") =>
    edits.reduce((sum, edit) => (edit.edit === "add" && edit.of === of ? sum + 1 : sum), 0);
  return { entities: count("entity"), claims: count("claim") };
}
