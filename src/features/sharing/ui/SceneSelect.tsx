import type { ReactNode } from "react";
import { isReadable, type Story } from "../../../model/story.ts";
import styles from "./ShareDialog.module.css";

/** A scene of a story, by their ids. */
export interface SceneId {
  readonly story: string;
  readonly scene: string;
}

/** Value of an option: neither id has a slash. */
const SEPARATOR = "/";

/** A field that names one scene of the stories, story by story. */
export function SceneSelect({
  label,
  stories,
  value,
  onChange,
  children,
}: {
  label: string;
  stories: readonly Story[];
  value: SceneId | null;
  onChange: (scene: SceneId | null) => void;
  /** Option for what is no scene, with the empty value. */
  children?: ReactNode;
}) {
  return (
    <select
      aria-label={label}
      className={styles.select}
      value={value === null ? "" : `${value.story}${SEPARATOR}${value.scene}`}
      onChange={(event) => {
        const [story, scene] = event.currentTarget.value.split(SEPARATOR);
        onChange(story === undefined || scene === undefined ? null : { story, scene });
      }}
    >
      {children}
      {stories.map((story) => (
        <optgroup key={story.id} label={story.title}>
          {story.scenes.filter(isReadable).map(({ id, title }, at) => (
            <option key={id} value={`${story.id}${SEPARATOR}${id}`}>
              {at + 1}. {title}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** The scene that is presented, or the first there is; null where there is none. */
export function firstScene(
  stories: readonly Story[],
  presented: { readonly story: string; readonly scene: string | null } | null,
): SceneId | null {
  const scenes = stories.flatMap((story) =>
    story.scenes.filter(isReadable).map(({ id }): SceneId => ({ story: story.id, scene: id })),
  );
  return (
    scenes.find(({ story, scene }) => story === presented?.story && scene === presented.scene) ?? scenes[0] ?? null
  );
}

/** What a scene is called in a sentence; null where it is not in the stories. */
export function sceneInWords(stories: readonly Story[], { story: storyId, scene: sceneId }: SceneId): string | null {
  const story = stories.find(({ id }) => id === storyId);
  const scenes = story?.scenes.filter(isReadable) ?? [];
  const at = scenes.findIndex(({ id }) => id === sceneId);
  return story === undefined || at < 0 ? null : `scene ${at + 1} of the story “${story.title}”`;
}
