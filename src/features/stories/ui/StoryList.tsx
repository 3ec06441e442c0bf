import { Play } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import type { Story } from "../../../model/story.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import { storyCommandWords } from "../../../words/en/story-commands.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { startStory } from "../scene-writing-commands.ts";
import { deleteStory, duplicateStory, moveStory, openStory, UNDESCRIBED } from "../story-commands.ts";
import { presentStory } from "./present-story.ts";
import { SaveStories } from "./SaveStories.tsx";
import styles from "./StoriesPanel.module.css";
import { saveStory } from "./save-story.ts";
import { useFocusOnArrival } from "./use-focus-on-arrival.ts";

/** All stories, to present or edit. `missing` is the id of one that a link names and that is not there. */
export function StoryList({ missing }: { missing: string | null }) {
  const workspace = useWorkspace();
  const stories = useWorkspaceState((state) => state.knowledge.dataset.stories);
  const heading = useRef<HTMLSpanElement>(null);
  useFocusOnArrival(heading);
  const isEmpty = stories.length === 0;
  return (
    <PanelFrame
      title={words.title()}
      heading={
        <span ref={heading} tabIndex={-1} className={styles.arrival}>
          {words.title()}
        </span>
      }
      testId="stories-panel"
      {...(isEmpty ? { lead: words.lead() } : {})}
    >
      {missing !== null && <p className={kit.note}>{words.missingStory({ id: missing })}</p>}
      {!isEmpty && (
        <ul className={styles.stories} aria-label={words.title()}>
          {stories.map((story, at) => (
            <StoryRow key={story.id} story={story} at={at} count={stories.length} />
          ))}
        </ul>
      )}
      <div className={kit.tools}>
        <Button weight={isEmpty ? "solid" : "outline"} onClick={() => workspace.dispatch(startStory)}>
          {storyCommandWords.newStory()}
        </Button>
      </div>
      <p className={kit.mute}>{words.fromFile()}</p>
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
        <span>{words.scenes({ count: scenes.length })}</span>
        <Button
          weight="quiet"
          aria-label={words.presentStory({ title })}
          disabled={scenes.length === 0}
          onClick={() => presentStory(workspace, id)}
        >
          <Play size={13} strokeWidth={1.75} aria-hidden /> {words.present()}
        </Button>
        <Button
          weight="quiet"
          aria-label={words.editStory({ title })}
          onClick={() => workspace.dispatch(openStory, { story: id })}
        >
          {words.edit()}
        </Button>
        <MoreMenu
          label={words.moreFor({ title })}
          entries={[
            {
              title: words.moveUp(),
              isDisabled: at === 0,
              run: () => workspace.dispatch(moveStory, { story: id, to: at - 1 }),
            },
            {
              title: words.moveDown(),
              isDisabled: at === count - 1,
              run: () => workspace.dispatch(moveStory, { story: id, to: at + 1 }),
            },
            { title: words.duplicate(), run: () => workspace.dispatch(duplicateStory, { story: id }) },
            { title: words.downloadJson(), run: () => saveStory(story) },
            { title: words.delete(), run: () => workspace.dispatch(deleteStory, { story: id }) },
          ]}
        />
      </div>
    </li>
  );
}
