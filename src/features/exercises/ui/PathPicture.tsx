import { lookOfStance } from "../../../derive/claim-words.ts";
import { GlyphIcon } from "../../../workspace/ui/GlyphIcon.tsx";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { ExercisePicture, PictureEnd } from "../exercise.ts";
import styles from "./PathPicture.module.css";

/** Longer than a line is anywhere; what is too much of it is cut off. In CSS pixels. */
const LONGEST_LINE = 1_200;

/** The part of the graph that an exercise is about: two entities, and a line from each to the one that is asked for. */
export function PathPicture({ picture, text }: { picture: ExercisePicture; text: string }) {
  return (
    <span className={styles.picture} role="img" aria-label={text}>
      {picture.ends.map((end) => (
        <End key={end.name} end={end} />
      ))}
      <span className={styles.asked} aria-hidden>
        ?
      </span>
    </span>
  );
}

function End({ end: { name, look, words, stance, arrow } }: { end: PictureEnd }) {
  const pattern = useWorkspaceState(({ knowledge }) => lookOfStance(knowledge, stance));
  return (
    <>
      <span className={styles.end}>
        <GlyphIcon look={look} size={14} />
        <span dir="auto">{name}</span>
      </span>
      <span className={styles.line}>
        <span className={styles.words} dir="auto">
          {words}
        </span>
        <span className={styles.stroke}>
          {arrow === "from-asked" && <Head isBack />}
          <span className={styles.track}>
            <LineSample pattern={pattern} width={LONGEST_LINE} />
          </span>
          {arrow === "to-asked" && <Head />}
        </span>
      </span>
    </>
  );
}

function Head({ isBack = false }: { isBack?: boolean }) {
  return (
    <svg width="8" height="8" viewBox="0 0 8 8" fill="currentColor" aria-hidden="true" className={styles.head}>
      <path d={isBack ? "M8 0V8L0 4Z" : "M0 0V8L8 4Z"} />
    </svg>
  );
}
