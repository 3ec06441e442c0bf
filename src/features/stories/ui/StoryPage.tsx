import { Camera, Play } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import type { Story } from "../../../model/story.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import { storyCommandWords } from "../../../words/en/story-commands.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { WrittenField } from "../../../workspace/ui/WrittenField.tsx";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { openStories } from "../open-stories.ts";
import { captureScene } from "../scene-writing-commands.ts";
import { deleteStory, describeStory, duplicateStory, renameStory, UNDESCRIBED } from "../story-commands.ts";
import { presentStory } from "./present-story.ts";
import { SaveStories } from "./SaveStories.tsx";
import { SceneList } from "./SceneList.tsx";
import styles from "./StoriesPanel.module.css";
import { useFocusOnArrival } from "./use-focus-on-arrival.ts";

/** One story as its author sees it: title, description, and its scenes in order. */
export function StoryPage({ story, missing }: { story: Story; missing: string | null }) {
  const workspace = useWorkspace();
  const top = useRef<HTMLDivElement>(null);
  useFocusOnArrival(top);
  const { id, title, description, scenes } = story;
  return (
    <PanelFrame
      title={title}
      testId="stories-panel"
      back={
        <>
          <Button weight="quiet" onClick={() => workspace.dispatch(openStories)}>
            {words.allStories()}
          </Button>
          <span className={kit.gap} />
          <MoreMenu
            label={words.moreForStory()}
            entries={[
              { title: words.duplicate(), run: () => workspace.dispatch(duplicateStory, { story: id }) },
              { title: words.delete(), run: () => workspace.dispatch(deleteStory, { story: id }) },
            ]}
          />
        </>
      }
      heading={
        <WrittenField
          label={words.storyTitle()}
          look="title"
          isOneLine
          value={title}
          onWrite={(written) => workspace.dispatch(renameStory, { story: id, title: written })}
        />
      }
    >
      <div ref={top} tabIndex={-1} className={styles.arrival}>
        <WrittenField
          label={words.description()}
          placeholder={words.descriptionHelp()}
          isOneLine
          mayBeBlank
          value={description === UNDESCRIBED ? "" : description}
          onWrite={(written) => workspace.dispatch(describeStory, { story: id, description: written })}
        />
      </div>
      <div className={kit.tools}>
        <Button weight="solid" disabled={scenes.length === 0} onClick={() => presentStory(workspace, id)}>
          <Play size={13} strokeWidth={1.75} aria-hidden /> {words.present()}
        </Button>
        <Button onClick={() => workspace.dispatch(captureScene)}>
          <Camera size={14} strokeWidth={1.75} aria-hidden /> {storyCommandWords.captureScene()}
        </Button>
      </div>
      {missing !== null && <p className={kit.note}>{words.missingScene({ id: missing })}</p>}
      {scenes.length === 0 ? <p className={kit.note}>{words.noScenes()}</p> : <SceneList story={story} />}
      <SaveStories story={story} />
    </PanelFrame>
  );
}
