import { type Presentation, presenterOf, toldStory } from "../../features/stories/presenter.ts";
import type { Issue } from "../../model/issue.ts";
import type { StoryLink } from "../../model/story-link.ts";
import { verbatim } from "../../words/message.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { setAutoplay } from "../presenting/autoplay.ts";

/** The link to the place of the story that is being presented; null where none is. */
export function storyLinkOf(on: Presentation | null): StoryLink | null {
  if (on === null) return null;
  const { story, scene, step } = on;
  const scenes = toldStory(on)?.scenes ?? [];
  return { story, scene: scene === 0 && step === 0 ? null : (scenes[scene]?.id ?? null), step, autoplay: false };
}

/** Begins the story that a link names. What the link names and the dataset lacks is told; the story begins all the same. */
export function beginStory(workspace: Workspace, { story, scene, step, autoplay }: StoryLink): readonly Issue[] {
  const missing = (noun: string, id: string, where: string): Issue => ({
    code: `share-link/unknown-${noun}`,
    path: noun,
    message: verbatim(`The link names the ${noun} “${id}”, which is not in ${where}.`),
    hint: verbatim("The link may be of another version of the dataset."),
  });
  const { stories } = workspace.store.getState().knowledge.dataset;
  const told = stories.find(({ id }) => id === story);
  if (told === undefined) return [missing("story", story, "this dataset")];
  if (told.scenes.length === 0)
    return [
      {
        code: "share-link/empty-story",
        path: "story",
        message: verbatim(`The story “${told.title}”, which the link names, has no scenes yet.`),
        hint: null,
      },
    ];
  const at = scene === null ? 0 : told.scenes.findIndex(({ id }) => id === scene);
  presenterOf(workspace).present({ story, scene: Math.max(0, at), step: at === -1 ? 0 : step });
  setAutoplay(autoplay);
  return at === -1 && scene !== null ? [missing("scene", scene, `the story “${told.title}”`)] : [];
}
