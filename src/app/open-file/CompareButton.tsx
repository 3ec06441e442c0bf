import { useState } from "react";
import type { ComparedWith } from "../../features/differences/comparison.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { say } from "../../lib/ui/notice.ts";
import { openFileWords as words } from "../../words/en/open-file.ts";
import { uiWords } from "../../words/en/ui.ts";
import { useRunTask, useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";

/** Compares a dataset that was read with the one that is open, unless that is empty. What is open stays as it is. */
export function CompareButton({
  file,
  isFirst,
  disabled,
  onClose,
}: {
  file: Extract<ComparedWith, { readonly is: "file" }>;
  /** Whether that is what it was read for. */
  isFirst: boolean;
  disabled: boolean;
  onClose: () => void;
}) {
  const workspace = useWorkspace();
  const runTask = useRunTask();
  const isEmpty = useWorkspaceState(({ knowledge }) => knowledge.order === 0);
  const [isBusy, setBusy] = useState(false);
  if (isEmpty) return null;
  const compare = async () => {
    setBusy(true);
    try {
      // Most files are opened and not compared.
      const { compareWithFile } = await import("../../features/differences/compare-with-file.ts");
      onClose();
      compareWithFile(workspace, runTask, file);
    } catch (error) {
      console.error(error);
      setBusy(false);
      say(uiWords.notLoaded());
    }
  };
  return (
    <Button
      weight={isFirst ? "solid" : "outline"}
      autoFocus={isFirst}
      disabled={disabled || isBusy}
      onClick={() => void compare()}
    >
      {words.compare()}
    </Button>
  );
}
