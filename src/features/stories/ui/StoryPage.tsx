import { Camera, Play } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import type { Story } from "../../../model/story.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { WrittenField } from "../../../workspace/ui/WrittenField.tsx";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { openStories } from "../open-stories.ts";
import { captureScene } from "../scene-stage-commands.ts";
import { deleteStory, describeStory, duplicateStory, renameStory, UNDESCRIBED } from "../story-commands.ts";
import { presentStory } from "./present-story.ts";
import { SaveStories } from "./SaveStories.tsx";
import { SceneList } from "./SceneList.tsx";
import styles from "./StoriesPanel.module.css";
import { useFocusOnArrival } from "./use-focus-on-arrival.ts";

/** One story as its author sees it: what it is called, what it tells, its scenes in order. */
export function StoryPage({ story, missing }: { story: Story; missing: string | null }) {
  const workspace = useWorkspace();
  const top = useRef<HTMLDivElement>(null);
  useFocusOnArrival(top);
  const { id, title, description, scenes } = story;
  return (
    <PanelFrame
      title={title}
      testId="stories-room"
      back={
        <>
          <Button weight="quiet" onClick={() => workspace.dispatch(openStories)}>
            All stories
          </Button>
          <span className={kit.gap} />
          <MoreMenu
            label="More for this story"
            entries={[
              { title: "Duplicate", run: () => workspace.dispatch(duplicateStory, { story: id }) },
              { title: "Delete", run: () => workspace.dispatch(deleteStory, { story: id }) },
            ]}
          />
        </>
      }
      heading={
        <WrittenField
          label="Title of the story"
          look="title"
          isOneLine
          value={title}
          onWrite={(written) => workspace.dispatch(renameStory, { story: id, title: written })}
        />
      }
    >
      <div ref={top} tabIndex={-1} className={styles.arrival}>
        <WrittenField
          label="What the story tells"
          placeholder="What it tells, in one sentence"
          isOneLine
          mayBeBlank
          value={description === UNDESCRIBED ? "" : description}
          onWrite={(written) => workspace.dispatch(describeStory, { story: id, description: written })}
        />
      </div>
      <div className={kit.tools}>
        <Button weight="solid" disabled={scenes.length === 0} onClick={() => presentStory(workspace, id)}>
          <Play size={13} strokeWidth={1.75} aria-hidden /> Play
        </Button>
        <Button onClick={() => workspace.dispatch(captureScene)}>
          <Camera size={14} strokeWidth={1.75} aria-hidden /> Capture what is on screen
        </Button>
      </div>
      {missing !== null && <p className={kit.note}>This story has no scene “{missing}”.</p>}
      {scenes.length === 0 ? (
        <p className={kit.note}>
          No scene yet. Arrange the graph as you want to show it (filter, focus, select, move the camera), then capture
          it.
        </p>
      ) : (
        <SceneList story={story} />
      )}
      <SaveStories story={story} />
    </PanelFrame>
  );
}
