import { stepCount } from "../../features/stories/story-place.ts";
import type { SceneRecord } from "../../model/story.ts";
import styles from "./Progress.module.css";

/** A line with a piece for each scene, divided by its steps; those already presented are filled. */
export function Progress({ scenes, scene, step }: { scenes: readonly SceneRecord[]; scene: number; step: number }) {
  return (
    <div className={styles.line} aria-hidden="true">
      {scenes.map((each, at) => (
        <span key={each.id} className={styles.scene}>
          {Array.from({ length: stepCount(each) + 1 }, (_, mark) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name
              key={mark}
              className={styles.step}
              data-done={at < scene || (at === scene && mark <= step) || undefined}
            />
          ))}
        </span>
      ))}
    </div>
  );
}
