import { enterFullScreen } from "../../../lib/ui/full-screen.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { presenterOf } from "../presenter.ts";

/** Presents a story in full screen, or in the page where the browser refuses that. Needs a user's gesture. */
export function presentStory(workspace: Workspace, story: string): boolean {
  const hasBegun = presenterOf(workspace).present({ story, scene: 0, step: 0 });
  if (hasBegun) void enterFullScreen();
  return hasBegun;
}
