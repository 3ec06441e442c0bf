import { type ReactNode, use, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { isChanged, isUnsaved } from "../../../model/document.ts";
import { copyingWords } from "../../../words/en/copying.ts";
import { saveChangesWords as words } from "../../../words/en/save-changes.ts";
import type { Command } from "../../../workspace/command.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { saveDataset } from "./save-dataset.ts";
import { SavingContext } from "./saving-context.ts";

const areUnsaved = ({ document }: WorkspaceState) => isUnsaved(document);
const areChanged = ({ document }: WorkspaceState) => isChanged(document);

/**
 * Whether a file holds the document as it stands, and ways to save it.
 * @param discard discards the changes; offered while it is enabled.
 * @param children further ways to save; they call `say` with the name of the saved file.
 */
export function SaveChanges({
  discard,
  children,
}: {
  discard: Command<undefined>;
  children?: (say: (fileName: string) => void) => ReactNode;
}) {
  const workspace = useWorkspace();
  const save = use(SavingContext);
  const isNowUnsaved = useWorkspaceState(areUnsaved);
  const isNowChanged = useWorkspaceState(areChanged);
  const canDiscard = useWorkspaceState((state) => discard.isEnabled(state));
  const [saved, setSaved] = useState("");
  const say = (fileName: string) => setSaved(copyingWords.downloaded({ fileName }));
  return (
    <section className={kit.foot} aria-label={words.title()}>
      <p className={kit.mute} data-unsaved={isNowUnsaved || undefined}>
        {isNowUnsaved ? words.unsaved() : isNowChanged ? words.saved() : words.unchanged()}
      </p>
      <div className={kit.tools}>
        <Button
          weight={isNowUnsaved ? "solid" : "outline"}
          onClick={async () => (save === null ? say(await saveDataset(workspace)) : save("into"))}
        >
          {save === null ? words.download() : words.save()}
        </Button>
        {save !== null && <Button onClick={() => save("as")}>{words.saveAs()}</Button>}
        {children?.(say)}
        {canDiscard && (
          <Button weight="quiet" onClick={() => workspace.dispatch(discard)}>
            {words.discard()}
          </Button>
        )}
      </div>
      <p role="status" className={kit.mute}>
        {saved}
      </p>
    </section>
  );
}
