import { Play } from "lucide-react";
import { useRef } from "react";
import { counted } from "../../../lib/count-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import type { Story } from "../../../model/story.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { startStory } from "../scene-stage-commands.ts";
import { deleteStory, duplicateStory, moveStory, openStory, UNDESCRIBED } from "../story-commands.ts";
import { presentStory } from "./present-story.ts";
import { SaveStories } from "./SaveStories.tsx";
import styles from "./StoriesPanel.module.css";
import { saveStory } from "./save-story.ts";
import { useFocusOnArrival } from "./use-focus-on-arrival.ts";

/** All stories, to be played or written. `missing` is the id of one that a link names and nobody has. */
export function StoryList({ missing }: { missing: string | null }) {
  const workspace = useWorkspace();
  const stories = useWorkspaceState((state) => state.knowledge.dataset.stories);
  const heading = useRef<HTMLSpanElement>(null);
  useFocusOnArrival(heading);
  const isEmpty = stories.length === 0;
  return (
    <PanelFrame
      title="Stories"
      heading={
        <span ref={heading} tabIndex={-1} className={styles.arrival}>
          Stories
        </span>
      }
      testId="stories-room"
      {...(isEmpty
        ? { lead: "A story is a walk through the graph, scene by scene. Start one from what is on screen." }
        : {})}
    >
      {missing !== null && (
        <p className={kit.note}>
          The story “{missing}” is not here. It may be of another version of the dataset, or kept in another browser.
        </p>
      )}
      {!isEmpty && (
        <ul className={styles.stories} aria-label="Stories">
          {stories.map((story, at) => (
            <StoryRow key={story.id} story={story} at={at} count={stories.length} />
          ))}
        </ul>
      )}
      <div className={kit.tools}>
        <Button weight={isEmpty ? "solid" : "outline"} onClick={() => workspace.dispatch(startStory)}>
          Start a story from what is on screen
        </Button>
      </div>
      <p className={kit.mute}>
        A story that was sent to you as a file is opened like any other: drop it on the page, or press Open.
      </p>
      <SaveStories />
    </PanelFrame>
  );
}

function StoryRow({ story, at, count }: { story: Story; at: number; count: number }) {
  const workspace = useWorkspace();
  const { id, title, description, scenes } = story;
  return (
    <li className={styles.story}>
      <button
        type="button"
        className={`${kit.press} ${kit.name} ${styles.storyTitle}`}
        dir="auto"
        onClick={() => workspace.dispatch(openStory, { story: id })}
      >
        {title}
      </button>
      {description !== UNDESCRIBED && (
        <p className={styles.description} dir="auto">
          {description}
        </p>
      )}
      <div className={styles.storyFoot}>
        <span>{counted(scenes.length, "scene")}</span>
        <Button
          weight="quiet"
          aria-label={`Play ${title}`}
          disabled={scenes.length === 0}
          onClick={() => presentStory(workspace, id)}
        >
          <Play size={13} strokeWidth={1.75} aria-hidden /> Play
        </Button>
        <Button
          weight="quiet"
          aria-label={`Edit ${title}`}
          onClick={() => workspace.dispatch(openStory, { story: id })}
        >
          Edit
        </Button>
        <MoreMenu
          label={`More for ${title}`}
          entries={[
            {
              title: "Move up",
              isDisabled: at === 0,
              run: () => workspace.dispatch(moveStory, { story: id, to: at - 1 }),
            },
            {
              title: "Move down",
              isDisabled: at === count - 1,
              run: () => workspace.dispatch(moveStory, { story: id, to: at + 1 }),
            },
            { title: "Duplicate", run: () => workspace.dispatch(duplicateStory, { story: id }) },
            { title: "Download as JSON", run: () => saveStory(story) },
            { title: "Delete", run: () => workspace.dispatch(deleteStory, { story: id }) },
          ]}
        />
      </div>
    </li>
  );
}
