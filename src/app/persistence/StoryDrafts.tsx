import { lazy, useState } from "react";
import { LateBoundary } from "../../lib/ui/late-boundary.tsx";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import { areStoriesKept } from "./kept-stories.ts";

const StoryDraftKeeper = lazy(() =>
  import("./StoryDraftKeeper.tsx").then((module) => ({ default: module.StoryDraftKeeper })),
);

const areStoriesChanged = ({ stories, knowledge }: WorkspaceState) => stories !== knowledge.dataset.stories;

/** Keeps changed stories in this browser and says what was brought back; loaded once there is something to keep. */
export function StoryDrafts() {
  const areChanged = useWorkspaceState(areStoriesChanged);
  const [isNeeded, setIsNeeded] = useState(areStoriesKept);
  if (areChanged && !isNeeded) setIsNeeded(true);
  return isNeeded ? (
    <LateBoundary>
      <StoryDraftKeeper />
    </LateBoundary>
  ) : null;
}
