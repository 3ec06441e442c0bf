import { useEffect, useState } from "react";
import { captionWords, parseCaption } from "../../features/stories/caption.ts";
import { placeAfter } from "../../features/stories/story-place.ts";
import { CaptionView } from "../../features/stories/ui/CaptionView.tsx";
import { usePresentation } from "../../features/stories/ui/use-presentation.ts";
import { Button } from "../../lib/ui/Button.tsx";
import kit from "../../lib/ui/kit.module.css";
import { isReadable, type Story } from "../../model/story.ts";
import { select } from "../../workspace/selection-commands.ts";
import { useWorkspace } from "../../workspace/ui/workspace-context.tsx";
import styles from "./SpeakerNotes.module.css";
import { sceneTitle } from "./scene-title.ts";

/** So many words say what comes next. */
const FIRST_WORDS = 24;

/** What the presenter alone sees, in a window of its own: notes, what comes next, the time. */
export function SpeakerNotes({
  story,
  theme,
  home,
  begun,
  onReset,
  onMove,
  onLeave,
}: {
  story: Story;
  theme: "light" | "dark";
  /** The window that it stands in. */
  home: Window;
  /** When the story began, or its time was set back: milliseconds since 1970. */
  begun: number;
  onReset: () => void;
  onMove: (move: "next" | "previous") => void;
  onLeave: () => void;
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
  const next = nextInWords(story, at, step);
  return (
    <main className={styles.window}>
      <header className={styles.head}>
        <p className={kit.mute}>
          Scene {at + 1} of {story.scenes.length}
          {steps > 0 && ` · step ${step} of ${steps}`}
        </p>
        <Times home={home} begun={begun} onReset={onReset} />
      </header>
      <h1 className={styles.title} dir="auto">
        {sceneTitle(record, at)}
      </h1>
      <section className={styles.notes} aria-label="Notes">
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
          <p className={kit.mute}>This scene has no notes.</p>
        )}
      </section>
      <section className={`${kit.foot} ${styles.next}`} aria-label="What comes next">
        <h2>Next</h2>
        <p dir="auto">{next}</p>
      </section>
      <div className={`${kit.tools} ${styles.tools}`}>
        <Button onClick={() => onMove("previous")}>Previous</Button>
        <Button weight="solid" onClick={() => onMove("next")}>
          Next
        </Button>
        <span className={kit.gap} />
        <Button weight="quiet" onClick={onLeave}>
          Leave the story
        </Button>
      </div>
    </main>
  );
}

/** The next step's words, or the next scene's title and its first words. */
function nextInWords(story: Story, scene: number, step: number): string {
  const place = placeAfter(story, { story: story.id, scene, step });
  const record = place && story.scenes[place.scene];
  if (!place || !record) return "The end of the story.";
  if (!isReadable(record)) return sceneTitle(record, place.scene);
  if (place.step === 0) return `${record.title}. ${firstWords(record.caption)}`;
  const caption = record.steps[place.step - 1]?.caption;
  return caption ? firstWords(caption) : "More appears on the stage; nothing is added to the caption.";
}

function firstWords(source: string): string {
  const words = captionWords(parseCaption(source)).split(/\s+/).filter(Boolean);
  return words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS).join(" ")} …` : words.join(" ");
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
  const elapsed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <p className={styles.times}>
      <time className={kit.mute}>{new Date(now).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}</time>
      <span role="timer" aria-label="Time since the start" className={styles.elapsed}>
        {elapsed}
      </span>
      <Button weight="quiet" onClick={onReset}>
        Reset
      </Button>
    </p>
  );
}
