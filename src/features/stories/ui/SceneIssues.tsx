import { Section } from "../../../lib/ui/Section.tsx";
import type { Scene } from "../../../model/story.ts";
import styles from "./StoriesPanel.module.css";
import { useSceneIssues } from "./use-scene-issues.ts";

/** What is amiss with a scene, in words, but for what stands under its caption already. */
export function SceneIssues({ scene }: { scene: Scene }) {
  const issues = useSceneIssues(scene).filter(({ code, path }) => path !== "caption" || !code.includes("/caption-"));
  if (issues.length === 0) return null;
  return (
    <Section aria-label="To be mended" title="To be mended">
      <ul className={styles.issues}>
        {[...new Set(issues.map(({ message }) => message))].map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Section>
  );
}
