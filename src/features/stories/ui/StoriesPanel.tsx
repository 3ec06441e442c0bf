import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { storiesPanelIn, storyInPanel } from "../story-edits.ts";
import { SceneEditor } from "./SceneEditor.tsx";
import { StoryList } from "./StoryList.tsx";
import { StoryPage } from "./StoryPage.tsx";

/** The panel of stories: their list, the scenes of one, or one scene of it. */
export function StoriesPanel() {
  const story = useWorkspaceState(storyInPanel);
  const named = useWorkspaceState(({ view }) => storiesPanelIn(view));
  if (named === null) return null;
  if (story === undefined) return <StoryList missing={named.story} />;
  const at = story.scenes.findIndex(({ id }) => id === named.scene);
  const scene = story.scenes[at];
  if (scene === undefined) return <StoryPage key={story.id} story={story} missing={named.scene} />;
  return <SceneEditor key={`${story.id} ${scene.id}`} story={story} scene={scene} at={at} />;
}
