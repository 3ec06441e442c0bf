import { presentStory } from "../../features/stories/ui/present-story.ts";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import { presentingWords as words } from "../../words/en/presenting.ts";
import { useWorkspace, useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";

/** The stories of a dataset that has several, to begin one of them. */
export function StoryChooser({ onClose }: { onClose: () => void }) {
  const workspace = useWorkspace();
  const stories = useWorkspaceState((state) => state.knowledge.dataset.stories);
  return (
    <Dialog title={words.chooseStory()} onClose={onClose}>
      <ul>
        {stories
          .filter(({ scenes }) => scenes.length > 0)
          .map(({ id, title, description, scenes }) => (
            <li key={id}>
              <button
                type="button"
                className={kit.row}
                onClick={() => {
                  onClose();
                  presentStory(workspace, id);
                }}
              >
                <span className={kit.name} dir="auto">
                  {title}
                </span>
                <span className={kit.mute} dir="auto">
                  {description}
                </span>{" "}
                <span className={kit.mute}>{words.sceneCount({ count: scenes.length })}</span>
              </button>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
