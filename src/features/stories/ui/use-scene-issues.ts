import { useDeferredValue, useMemo } from "react";
import type { Issue } from "../../../model/issue.ts";
import type { SceneRecord } from "../../../model/story.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { checkScene } from "../check-stories.ts";

/** The problems of a scene, as `sourceline check` finds them; a moment behind what is being typed. */
export function useSceneIssues(scene: SceneRecord): readonly Issue[] {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const settled = useDeferredValue(scene);
  return useMemo(() => checkScene(knowledge, settled), [knowledge, settled]);
}
