import { Section } from "../../../lib/ui/Section.tsx";
import type { Scene } from "../../../model/story.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import styles from "./StoriesPanel.module.css";
import { useSceneIssues } from "./use-scene-issues.ts";

/** The problems of a scene, without those that are shown under its caption already. */
export function SceneIssues({ scene }: { scene: Scene }) {
  const issues = useSceneIssues(scene).filter(({ code, path }) => path !== "caption" || !code.includes("/caption-"));
  if (issues.length === 0) return null;
  return (
    <Section aria-label={words.problems()} title={words.problems()}>
      <ul className={styles.issues}>
        {[...new Set(issues.map(({ message }) => message))].map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Section>
  );
}
