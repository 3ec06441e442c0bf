import type { Story } from "../../../model/story.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";

/** Stories that a link can name: those of the dataset as others open it, without what is being written here. */
export function sharedStories({ document }: Pick<WorkspaceState, "document">): readonly Story[] {
  return document.opened.stories;
}
