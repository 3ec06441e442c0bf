import { enterFullScreen } from "../../../lib/ui/full-screen.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { presenterOf } from "../presenter.ts";

/** Begins a story on the whole screen, where the browser gives it; the story begins all the same. Needs a user's gesture. */
export function presentStory(workspace: Workspace, story: string): boolean {
  const hasBegun = presenterOf(workspace).present({ story, scene: 0, step: 0 });
  if (hasBegun) void enterFullScreen();
  return hasBegun;
}
