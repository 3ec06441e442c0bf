import { useMemo } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import type { Scene } from "../../../model/story.ts";
import { DEFAULT_VIEW, viewSlices } from "../../../model/view-state.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import { storyCommandWords } from "../../../words/en/story-commands.ts";
import { listText } from "../../../words/numbers.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { fitSceneCamera } from "../scene-commands.ts";
import { changedParts, viewForWriting } from "../scene-writing.ts";
import { showScene, updateScene } from "../scene-writing-commands.ts";

/** Whether the canvas shows the scene as it is stored, and the ways to make one like the other. */
export function StageStatus({ story, scene }: { story: string; scene: Scene }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const view = useWorkspaceState((state) => state.view);
  const stored = useMemo(() => viewForWriting(knowledge, scene.view, DEFAULT_VIEW.room), [knowledge, scene.view]);
  const parts = [
    ...new Set(changedParts(scene.view, stored, view).flatMap((part) => viewSlices[part].sceneWords?.() ?? [])),
  ];
  return (
    <div className={kit.foot}>
      <p role="status" className={kit.mute}>
        {parts.length === 0 ? words.matches() : words.differs({ parts: listText(parts) })}
      </p>
      {parts.length > 0 && (
        <div className={kit.tools}>
          <Button onClick={() => workspace.dispatch(updateScene)}>{storyCommandWords.updateScene()}</Button>
          <Button weight="quiet" onClick={() => workspace.dispatch(showScene)}>
            {storyCommandWords.showScene()}
          </Button>
        </div>
      )}
      {parts.length === 0 && scene.view.camera !== undefined && (
        <p className={kit.mute}>
          {words.fixedCamera()}{" "}
          <button
            type="button"
            className={kit.link}
            onClick={() => {
              workspace.dispatch(fitSceneCamera, { story, scene: scene.id });
              workspace.dispatch(showScene);
            }}
          >
            {storyCommandWords.fitScene()}
          </button>
        </p>
      )}
    </div>
  );
}
