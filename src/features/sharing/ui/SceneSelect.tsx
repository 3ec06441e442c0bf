import type { ReactNode } from "react";
import { isReadable } from "../../../model/scene-version.ts";
import type { Story } from "../../../model/story.ts";
import { sharingWords as words } from "../../../words/en/sharing.ts";
import type { Words } from "../../../words/message.ts";
import type { StoryPlace } from "../../stories/story-place.ts";
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
  label: Words;
  stories: readonly Story[];
  value: SceneId | null;
  onChange: (scene: SceneId | null) => void;
  /** An option other than a scene, with the empty value. */
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
          {story.scenes.map(
            (scene, at) =>
              isReadable(scene) && (
                <option key={scene.id} value={`${story.id}${SEPARATOR}${scene.id}`}>
                  {words.numberedScene({ number: at + 1, title: scene.title })}
                </option>
              ),
          )}
        </optgroup>
      ))}
    </select>
  );
}

/** The scene that is presented, or the first there is; null where there is none. */
export function firstScene(
  stories: readonly Story[],
  presented: Pick<StoryPlace, "story" | "scene"> | null,
): SceneId | null {
  const scenes = stories.flatMap((story) =>
    story.scenes.flatMap((scene, at) => (isReadable(scene) ? [{ story: story.id, scene: scene.id, at }] : [])),
  );
  return scenes.find(({ story, at }) => story === presented?.story && at === presented.scene) ?? scenes[0] ?? null;
}
