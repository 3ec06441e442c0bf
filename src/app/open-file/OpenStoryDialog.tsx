import { useMemo, useState } from "react";
import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components/RadioGroup";
import { checkStory } from "../../features/stories/check-stories.ts";
import { addStory } from "../../features/stories/story-commands.ts";
import { isSameJson } from "../../lib/same-json.ts";
import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import type { Story } from "../../model/story.ts";
import { openFileWords as words } from "../../words/en/open-file.ts";
import { uiWords } from "../../words/en/ui.ts";
import type { Words } from "../../words/message.ts";
import { IssueList } from "../../workspace/ui/IssueList.tsx";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import styles from "./OpenFileDialog.module.css";

/** Shows the story that a file contains, and what of it this dataset lacks, before it is added. */
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
          <Button onClick={onClose}>{uiWords.cancel()}</Button>
          <Button
            weight="solid"
            autoFocus
            onClick={() => {
              onClose();
              workspace.dispatch(addStory, { story, whereTaken: held === undefined ? "keep-both" : whereTaken });
            }}
          >
            {words.addStory()}
          </Button>
        </>
      }
    >
      <p className={kit.empty}>{story.description}</p>
      <dl className={`${kit.facts} ${styles.facts}`}>
        <div>
          <dt>{words.file()}</dt>
          <dd>{fileName}</dd>
        </div>
        <div>
          <dt>{words.contents()}</dt>
          <dd>{words.storyCounts({ scenes: story.scenes.length })}</dd>
        </div>
        <div>
          <dt>{words.addedTo()}</dt>
          <dd>{knowledge.dataset.dataset.title}</dd>
        </div>
      </dl>
      {held !== undefined && (
        <RadioGroup value={whereTaken} onChange={(value) => setWhereTaken(value as typeof whereTaken)}>
          <Label>{isSame ? words.sameStory() : words.sameId({ id: story.id, title: held.title })}</Label>
          <Choice id="keep-both" title={words.keepBoth()} />
          <Choice id="replace" title={words.replaceStory()} />
        </RadioGroup>
      )}
      {issues.length > 0 && <IssueList issues={issues} noun="note" />}
      <p className={styles.text}>{words.addsToDataset()}</p>
    </Dialog>
  );
}

function Choice({ id, title }: { id: string; title: Words }) {
  return (
    <RadioField value={id}>
      <RadioButton className={kit.choice ?? ""}>
        <span className={kit.mark} />
        {title}
      </RadioButton>
    </RadioField>
  );
}
