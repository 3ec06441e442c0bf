import { presentStory } from "../../features/stories/ui/present-story.ts";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import { presentingWords as words } from "../../words/en/presenting.ts";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import styles from "./StoryChooser.module.css";

/** The stories of a dataset that has several, to begin one of them. */
export function StoryChooser({ onClose }: { onClose: () => void }) {
  const workspace = useWorkspace();
  const stories = useWorkspaceState((state) => state.knowledge.dataset.stories);
  return (
    <Dialog title={words.chooseStory()} onClose={onClose}>
      <ul className={styles.list}>
        {stories
          .filter(({ scenes }) => scenes.length > 0)
          .map(({ id, title, description, scenes }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.story}
                onClick={() => {
                  onClose();
                  presentStory(workspace, id);
                }}
              >
                <span className={styles.title} dir="auto">
                  {title}
                </span>
                <span className={styles.description} dir="auto">
                  {description}
                </span>
                <span className={styles.description}>{words.sceneCount({ count: scenes.length })}</span>
              </button>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
