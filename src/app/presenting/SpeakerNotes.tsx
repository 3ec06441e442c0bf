import { useEffect, useState } from "react";
import { captionWords, parseCaption } from "../../features/stories/caption.ts";
import { placeAfter } from "../../features/stories/story-place.ts";
import { CaptionView } from "../../features/stories/ui/CaptionView.tsx";
import { usePresentation } from "../../features/stories/ui/use-presentation.ts";
import { Button } from "../../lib/ui/Button.tsx";
import kit from "../../lib/ui/kit.module.css";
import { isReadable } from "../../model/scene-version.ts";
import type { Story } from "../../model/story.ts";
import { presentingWords as words } from "../../words/en/presenting.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { select } from "../../workspace/selection-commands.ts";
import { useWorkspace } from "../../workspace/ui/workspace-context.tsx";
import styles from "./SpeakerNotes.module.css";
import { sceneTitle } from "./scene-title.ts";

/** Words of a caption that are shown of what comes next. */
const FIRST_WORDS = 24;

/** What only the presenter sees, in a separate window: notes, what comes next, the time. */
export function SpeakerNotes({
  story,
  theme,
  home,
  begun,
  onReset,
  onMove,
  onEnd,
}: {
  story: Story;
  theme: "light" | "dark";
  /** The window that it is in. */
  home: Window;
  /** When the story began, or its time was reset: milliseconds since 1970. */
  begun: number;
  onReset: () => void;
  onMove: (move: "next" | "previous") => void;
  onEnd: () => void;
}) {
  const workspace = useWorkspace();
  const at = usePresentation((on) => on?.scene ?? 0);
  const step = usePresentation((on) => on?.step ?? 0);
  useEffect(() => {
    home.document.documentElement.dataset.theme = theme;
  }, [home, theme]);
  const record = story.scenes[at];
  if (record === undefined) return null;
  const scene = isReadable(record) ? record : null;
  const steps = scene?.steps.length ?? 0;
  const place = { scene: at + 1, count: story.scenes.length };
  const next = nextInWords(story, at, step);
  return (
    <main className={styles.window}>
      <header className={styles.head}>
        <p className={kit.mute}>{steps > 0 ? words.stepOf({ ...place, step, steps }) : words.sceneOf(place)}</p>
        <Times home={home} begun={begun} onReset={onReset} />
      </header>
      <h1 className={styles.title} dir="auto">
        {sceneTitle(record, at)}
      </h1>
      <section className={styles.notes} aria-label={words.notesText()}>
        {scene?.notes ? (
          <CaptionView
            blocks={parseCaption(scene.notes).blocks}
            onOpen={({ kind, id }) =>
              void workspace.dispatch(
                select,
                kind === "claim" ? { entities: [], claims: [id] } : { entities: [id], claims: [] },
              )
            }
          />
        ) : (
          <p className={kit.mute}>{words.noNotes()}</p>
        )}
      </section>
      <section className={`${kit.foot} ${styles.next}`} aria-label={words.upNext()}>
        <h2>{words.upNext()}</h2>
        <p dir="auto">{next}</p>
      </section>
      <div className={`${kit.tools} ${styles.tools}`}>
        <Button onClick={() => onMove("previous")}>{words.previous()}</Button>
        <Button weight="solid" onClick={() => onMove("next")}>
          {words.next()}
        </Button>
        <span className={kit.gap} />
        <Button weight="quiet" onClick={onEnd}>
          {words.end()}
        </Button>
      </div>
    </main>
  );
}

/** The beginning of the next step's caption, or the next scene's title and the beginning of its caption. */
function nextInWords(story: Story, scene: number, step: number): Words {
  const place = placeAfter(story, { story: story.id, scene, step });
  const record = place && story.scenes[place.scene];
  if (!place || !record) return words.endOfStory();
  if (!isReadable(record)) return sceneTitle(record, place.scene);
  if (place.step === 0) return words.nextScene({ title: record.title, caption: firstWords(record.caption) });
  const caption = record.steps[place.step - 1]?.caption;
  return caption ? verbatim(firstWords(caption)) : words.sameCaption();
}

function firstWords(source: string): string {
  const all = captionWords(parseCaption(source)).split(/\s+/).filter(Boolean);
  return all.length > FIRST_WORDS ? `${all.slice(0, FIRST_WORDS).join(" ")} …` : all.join(" ");
}

/** The time of day, and how long the story has been going on. */
function Times({ home, begun, onReset }: { home: Window; begun: number; onReset: () => void }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    // Of that window: the page behind it may be slowed down while it is covered.
    const timer = home.setInterval(() => setNow(Date.now()), 1000);
    return () => home.clearInterval(timer);
  }, [home]);
  const seconds = Math.max(0, Math.floor((now - begun) / 1000));
  return (
    <p className={styles.times}>
      <time className={kit.mute}>{words.clock({ now: new Date(now) })}</time>
      <span role="timer" aria-label={words.elapsedTime()} className={styles.elapsed}>
        {words.elapsed({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
      </span>
      <Button weight="quiet" onClick={onReset}>
        {words.reset()}
      </Button>
    </p>
  );
}
