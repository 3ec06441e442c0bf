import type { Work } from "../../model/command.ts";
import { isReadable, type Scene, type SceneRecord, type Story } from "../../model/story.ts";
import type { Room, ViewState } from "../../model/view-state.ts";

/** The room of stories, as the view has it. */
export type StoriesRoom = Extract<Room, { readonly kind: "stories" }>;

/** The room of stories that a view is in; null where it is in another. */
export function storiesRoom({ room }: Pick<ViewState, "room">): StoriesRoom | null {
  return room.kind === "stories" ? room : null;
}

/** The view in the room of stories, at a story or a scene of it; the same view where it is there already. */
export function inStories(view: ViewState, story: string | null, scene: string | null): ViewState {
  const room = storiesRoom(view);
  if (room?.story === story && room.scene === scene) return view;
  return { ...view, room: { kind: "stories", story, scene } };
}

/** Work with one story changed; the same work where it has no such story or nothing changes. */
export function withStory(work: Work, id: string, change: (story: Story) => Story): Work {
  const at = work.stories.findIndex((story) => story.id === id);
  const story = work.stories[at];
  const changed = story && change(story);
  if (changed === undefined || changed === story) return work;
  return { ...work, stories: work.stories.with(at, changed) };
}

/** Work with the scenes of one story changed; the same work where nothing changes. */
export function withScenes(
  work: Work,
  id: string,
  change: (scenes: readonly SceneRecord[]) => readonly SceneRecord[],
): Work {
  return withStory(work, id, (story) => {
    const scenes = change(story.scenes);
    return scenes === story.scenes ? story : { ...story, scenes };
  });
}

/** Work with one scene changed. A scene of a newer version is left as it is: nobody here knows what it means. */
export function withScene(work: Work, id: string, scene: string, change: (scene: Scene) => Scene): Work {
  return withScenes(work, id, (scenes) => {
    const at = scenes.findIndex((each) => each.id === scene);
    const record = scenes[at];
    if (record === undefined || !isReadable(record)) return scenes;
    const changed = change(record);
    return changed === record ? scenes : scenes.with(at, changed);
  });
}

/** The story that the view's room is about; undefined where it is about none. */
export function storyInRoom({ view, stories }: Work): Story | undefined {
  const id = storiesRoom(view)?.story;
  return id === undefined || id === null ? undefined : stories.find((story) => story.id === id);
}

/** The scene that the view's room is about, with its story; undefined where it is about none. */
export function sceneInRoom(work: Work): { readonly story: Story; readonly scene: SceneRecord } | undefined {
  const story = storyInRoom(work);
  const scene = story?.scenes.find(({ id }) => id === storiesRoom(work.view)?.scene);
  return story && scene && { story, scene };
}
