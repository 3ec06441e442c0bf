import { presentedStory, presenterOf } from "../../features/stories/presenter.ts";
import { nearestPlace, placeAfter, placeBefore, type StoryPlace } from "../../features/stories/story-place.ts";
import type { Story } from "../../model/story.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Goes one press forward, also from outside the scene. False at the end of the story. */
export function goOn(workspace: Workspace): boolean {
  return go(workspace, placeAfter);
}

/** Goes one press back. False at the beginning. */
export function goBack(workspace: Workspace): boolean {
  return go(workspace, placeBefore);
}

/** Goes to the beginning of a scene, by its position; a position too far is the last scene. */
export function goToScene(workspace: Workspace, scene: number): boolean {
  return go(workspace, (story, place) => nearestPlace(story, { ...place, scene, step: 0 }));
}

function go(workspace: Workspace, placeFrom: (story: Story, place: StoryPlace) => StoryPlace | null): boolean {
  const presenter = presenterOf(workspace);
  const on = presenter.store.getState();
  const story = presentedStory(on);
  const place = on && story && placeFrom(story, on);
  return place !== null && presenter.present(place);
}
