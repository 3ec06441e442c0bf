import { editsBetweenLists } from "../../model/edit.ts";
import { isReadable } from "../../model/scene-version.ts";
import type { Scene, SceneRecord, Story } from "../../model/story.ts";
import type { PanelState, ViewState } from "../../model/view-state.ts";
import { type Command, type CommandContext, defineCommand } from "../../workspace/command.ts";
import { edited } from "../../workspace/editing.ts";

/** The panel of stories, as the view has it. */
export type StoriesPanelState = Extract<PanelState, { readonly kind: "stories" }>;

/** The panel of stories in a view; null where it has another panel. */
export function storiesPanelIn({ room }: Pick<ViewState, "room">): StoriesPanelState | null {
  return room.kind === "stories" ? room : null;
}

/** The view with the panel of stories, at a story or a scene of it; the same view where it is there already. */
export function inStories(view: ViewState, story: string | null, scene: string | null): ViewState {
  const room = storiesPanelIn(view);
  if (room?.story === story && room.scene === scene) return view;
  return { ...view, room: { kind: "stories", story, scene } };
}

/** A view and the document's stories, which commands that write stories change together. */
export interface Writing {
  readonly view: ViewState;
  readonly stories: readonly Story[];
}

function writingIn({ view, knowledge }: Pick<CommandContext, "view" | "knowledge">): Writing {
  return { view, stories: knowledge.dataset.stories };
}

/**
 * Makes a command that writes stories.
 * @param command as `defineCommand` takes it, with `write` in place of `run`: the next view and stories, the same objects
 * where nothing changes.
 */
export function defineWriting<Payload>({
  write,
  ...command
}: Omit<Parameters<typeof defineCommand<Payload>>[0], "run"> & {
  readonly write: (work: Writing, payload: Payload, context: CommandContext) => Writing;
}): Command<Payload> {
  return defineCommand<Payload>({
    ...command,
    run: (context, payload) => {
      const { view, stories } = write(writingIn(context), payload, context);
      return edited(view, editsBetweenLists("story", context.knowledge.dataset.stories, stories));
    },
  });
}

/** Work with one story changed; the same work where it has no such story or nothing changes. */
export function withStory(work: Writing, id: string, change: (story: Story) => Story): Writing {
  const at = work.stories.findIndex((story) => story.id === id);
  const story = work.stories[at];
  const changed = story && change(story);
  if (changed === undefined || changed === story) return work;
  return { ...work, stories: work.stories.with(at, changed) };
}

/** Work with the scenes of one story changed; the same work where nothing changes. */
export function withScenes(
  work: Writing,
  id: string,
  change: (scenes: readonly SceneRecord[]) => readonly SceneRecord[],
): Writing {
  return withStory(work, id, (story) => {
    const scenes = change(story.scenes);
    return scenes === story.scenes ? story : { ...story, scenes };
  });
}

/** Work with one scene changed. A scene of a newer version is left as it is: nobody here knows what it means. */
export function withScene(work: Writing, id: string, scene: string, change: (scene: Scene) => Scene): Writing {
  return withScenes(work, id, (scenes) => {
    const at = scenes.findIndex((each) => each.id === scene);
    const record = scenes[at];
    if (record === undefined || !isReadable(record)) return scenes;
    const changed = change(record);
    return changed === record ? scenes : scenes.with(at, changed);
  });
}

/** The story that is open in the panel; undefined where none is. */
export function storyInPanel({ view, knowledge }: Pick<CommandContext, "view" | "knowledge">): Story | undefined {
  const id = storiesPanelIn(view)?.story;
  return id === undefined || id === null ? undefined : knowledge.dataset.stories.find((story) => story.id === id);
}

/** The scene that is open in the panel, with its story; undefined where none is. */
export function sceneInPanel(
  context: Pick<CommandContext, "view" | "knowledge">,
): { readonly story: Story; readonly scene: SceneRecord } | undefined {
  const story = storyInPanel(context);
  const scene = story?.scenes.find(({ id }) => id === storiesPanelIn(context.view)?.scene);
  return story && scene && { story, scene };
}
