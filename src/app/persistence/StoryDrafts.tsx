import { useState } from "react";
import { latePart } from "../../lib/ui/late-part.tsx";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import { areStoriesKept } from "./kept-stories.ts";

const StoryDraftKeeper = latePart(async () => (await import("./StoryDraftKeeper.tsx")).StoryDraftKeeper);

const areStoriesChanged = ({ stories, knowledge }: WorkspaceState) => stories !== knowledge.dataset.stories;

/** Keeps changed stories in this browser and says what was brought back; loaded once there is something to keep. */
export function StoryDrafts() {
  const areChanged = useWorkspaceState(areStoriesChanged);
  const [isNeeded, setIsNeeded] = useState(areStoriesKept);
  if (areChanged && !isNeeded) setIsNeeded(true);
  return isNeeded ? <StoryDraftKeeper /> : null;
}
