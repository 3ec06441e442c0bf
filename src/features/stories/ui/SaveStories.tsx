import { useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import type { Story } from "../../../model/story.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { discardStories } from "../story-commands.ts";
import styles from "./StoriesRoom.module.css";
import { saveDataset, saveStory } from "./save-stories.ts";

const areUnsaved = ({ stories, savedStories, knowledge }: WorkspaceState) =>
  stories !== savedStories && stories !== knowledge.dataset.stories;

/** Whether a file holds the stories as they stand, and the ways to put them into one. */
export function SaveStories({ story }: { story?: Story }) {
  const workspace = useWorkspace();
  const isUnsaved = useWorkspaceState(areUnsaved);
  const isChanged = useWorkspaceState(({ stories, knowledge }) => stories !== knowledge.dataset.stories);
  const [saved, setSaved] = useState("");
  return (
    <section className={styles.save} aria-label="Saving">
      <p className={styles.aside} data-unsaved={isUnsaved || undefined}>
        {isUnsaved
          ? "There are changes that no file holds yet. This browser keeps them meanwhile."
          : isChanged
            ? "The changes are saved in a file."
            : "The stories are as the file has them."}
      </p>
      <div className={styles.actions}>
        <Button
          weight={isUnsaved ? "solid" : "outline"}
          onPress={async () => setSaved(`${await saveDataset(workspace)} is in your downloads.`)}
        >
          Save as .kg.json
        </Button>
        {story !== undefined && (
          <Button weight="quiet" onPress={() => setSaved(`${saveStory(story)} is in your downloads.`)}>
            Download this story
          </Button>
        )}
        {isChanged && (
          <Button weight="quiet" onPress={() => workspace.dispatch(discardStories)}>
            Discard the changes
          </Button>
        )}
      </div>
      <p role="status" className={styles.aside}>
        {saved}
      </p>
    </section>
  );
}
