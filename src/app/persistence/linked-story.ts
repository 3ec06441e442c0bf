import { type Presentation, presentedStory, presenterOf } from "../../features/stories/presenter.ts";
import type { Issue } from "../../model/issue.ts";
import type { StoryLink } from "../../model/story-link.ts";
import { pageLinkWords as words } from "../../words/en/page-links.ts";
import type { Words } from "../../words/message.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { playing } from "../presenting/autoplay.ts";

/** The link to the place of the story that is being presented; null where none is. */
export function storyLinkOf(on: Presentation | null): StoryLink | null {
  if (on === null) return null;
  const { story, scene, step } = on;
  const scenes = presentedStory(on)?.scenes ?? [];
  return { story, scene: scene === 0 && step === 0 ? null : (scenes[scene]?.id ?? null), step, autoplay: false };
}

/** Begins the story that a link leads to. Where the dataset lacks its scene, the story begins all the same. */
export function beginStory(workspace: Workspace, { story, scene, step, autoplay }: StoryLink): readonly Issue[] {
  const { stories } = workspace.store.getState().knowledge.dataset;
  const found = stories.find(({ id }) => id === story);
  if (found === undefined) return [missing("story", words.unknownStory({ id: story }))];
  const { title, scenes } = found;
  if (scenes.length === 0)
    return [{ code: "share-link/empty-story", path: "story", message: words.emptyStory({ title }), hint: null }];
  const at = scene === null ? 0 : scenes.findIndex(({ id }) => id === scene);
  presenterOf(workspace).present({ story, scene: Math.max(0, at), step: at === -1 ? 0 : step });
  playing.setState(autoplay);
  return at === -1 && scene !== null ? [missing("scene", words.unknownScene({ id: scene, story: title }))] : [];
}

function missing(what: "story" | "scene", message: Words): Issue {
  return { code: `share-link/unknown-${what}`, path: what, message, hint: words.otherVersion() };
}
