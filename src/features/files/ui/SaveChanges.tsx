import { type ReactNode, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { isChanged, isUnsaved } from "../../../model/document.ts";
import type { Command } from "../../../workspace/command.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { saveDataset } from "./save-dataset.ts";

const areUnsaved = ({ document }: WorkspaceState) => isUnsaved(document);
const areChanged = ({ document }: WorkspaceState) => isChanged(document);

/**
 * Whether a file holds the document as it stands, and the ways to put it into one.
 * @param discard what takes changes back; offered while it is enabled.
 * @param children further ways; they get what says that a file was saved.
 */
export function SaveChanges({
  discard,
  children,
}: {
  discard: Command<undefined>;
  children?: (say: (fileName: string) => void) => ReactNode;
}) {
  const workspace = useWorkspace();
  const isNowUnsaved = useWorkspaceState(areUnsaved);
  const isNowChanged = useWorkspaceState(areChanged);
  const canDiscard = useWorkspaceState((state) => discard.isEnabled(state));
  const [saved, setSaved] = useState("");
  const say = (fileName: string) => setSaved(`${fileName} is in your downloads.`);
  return (
    <section className={kit.foot} aria-label="Saving">
      <p className={kit.mute} data-unsaved={isNowUnsaved || undefined}>
        {isNowUnsaved
          ? "Your changes are not saved to a file yet. Until then, this browser keeps them."
          : isNowChanged
            ? "Your changes are saved to a file."
            : "There are no changes to the original file."}
      </p>
      <div className={kit.tools}>
        <Button weight={isNowUnsaved ? "solid" : "outline"} onClick={async () => say(await saveDataset(workspace))}>
          Save as .kg.json
        </Button>
        {children?.(say)}
        {canDiscard && (
          <Button weight="quiet" onClick={() => workspace.dispatch(discard)}>
            Discard the changes
          </Button>
        )}
      </div>
      <p role="status" className={kit.mute}>
        {saved}
      </p>
    </section>
  );
}
