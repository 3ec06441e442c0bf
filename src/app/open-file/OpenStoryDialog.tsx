import { useMemo, useState } from "react";
import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components/RadioGroup";
import { checkStory } from "../../features/stories/check-stories.ts";
import { addStory } from "../../features/stories/story-commands.ts";
import { counted } from "../../lib/count-words.ts";
import { isSameJson } from "../../lib/same-json.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import type { Story } from "../../model/story.ts";
import { IssueList } from "../../workspace/ui/IssueList.tsx";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import styles from "./OpenFileDialog.module.css";

/** Shows the story that a file holds, and what of it this dataset lacks, before it is taken in. */
export function OpenStoryDialog({ fileName, story, onClose }: { fileName: string; story: Story; onClose: () => void }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const held = useWorkspaceState((state) => state.knowledge.dataset.stories.find(({ id }) => id === story.id));
  const [whereTaken, setWhereTaken] = useState<"keep-both" | "replace">("keep-both");
  const issues = useMemo(() => checkStory(knowledge, story), [knowledge, story]);
  const isSame = held !== undefined && isSameJson(held, story);
  return (
    <Dialog
      title={story.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            weight="solid"
            autoFocus
            onClick={() => {
              onClose();
              workspace.dispatch(addStory, { story, whereTaken: held === undefined ? "keep-both" : whereTaken });
            }}
          >
            Add the story
          </Button>
        </>
      }
    >
      <p className={kit.empty}>{story.description}</p>
      <dl className={`${kit.facts} ${styles.facts}`}>
        <div>
          <dt>File</dt>
          <dd>{fileName}</dd>
        </div>
        <div>
          <dt>Holds</dt>
          <dd>a story of {counted(story.scenes.length, "scene")}</dd>
        </div>
        <div>
          <dt>Goes into</dt>
          <dd>{knowledge.dataset.dataset.title}</dd>
        </div>
      </dl>
      {held !== undefined && (
        <RadioGroup value={whereTaken} onChange={(value) => setWhereTaken(value as typeof whereTaken)}>
          <Label>
            {isSame
              ? "The very same story is here already."
              : `“${held.title}” has the same id (${story.id}) and is here already.`}
          </Label>
          <Choice id="keep-both" title="Keep both: this one gets an id of its own" />
          <Choice id="replace" title="Replace the one that is here" />
        </RadioGroup>
      )}
      {issues.length > 0 && <IssueList issues={issues} noun="note" />}
      <p className={styles.text}>It is added to the graph on the page. Undo takes it out again.</p>
    </Dialog>
  );
}

function Choice({ id, title }: { id: string; title: string }) {
  return (
    <RadioField value={id}>
      <RadioButton className={kit.choice ?? ""}>
        <span className={kit.mark} />
        {title}
      </RadioButton>
    </RadioField>
  );
}
