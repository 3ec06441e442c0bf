import { Camera, ChevronLeft, ChevronRight, Play } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import { rich } from "../../../lib/ui/rich.tsx";
import { Section } from "../../../lib/ui/Section.tsx";
import { isReadable } from "../../../model/scene-version.ts";
import type { Scene, SceneRecord, Story } from "../../../model/story.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { WrittenField } from "../../../workspace/ui/WrittenField.tsx";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { newerSceneInWords } from "../newer-scene.ts";
import { presenterOf } from "../presenter.ts";
import { deleteScene, duplicateScene, renameScene, setSeconds, writeNotes } from "../scene-commands.ts";
import { captureScene, openScene } from "../scene-writing-commands.ts";
import { openStory } from "../story-commands.ts";
import { CaptionEditor } from "./CaptionEditor.tsx";
import { CitationList } from "./CitationList.tsx";
import { SceneIssues } from "./SceneIssues.tsx";
import { StageStatus } from "./StageStatus.tsx";
import { StepList } from "./StepList.tsx";
import styles from "./StoriesPanel.module.css";
import { sceneTitle } from "./scene-title.ts";
import { useFocusOnArrival } from "./use-focus-on-arrival.ts";

/** Edits one scene, while the canvas shows it. */
export function SceneEditor({ story, scene, at }: { story: Story; scene: SceneRecord; at: number }) {
  const workspace = useWorkspace();
  const top = useRef<HTMLDivElement>(null);
  useFocusOnArrival(top);
  const place = { story: story.id, scene: scene.id };
  return (
    <PanelFrame
      title={sceneTitle(scene)}
      testId="stories-panel"
      back={
        <Button
          weight="quiet"
          className={styles.toStory ?? ""}
          onClick={() => workspace.dispatch(openStory, { story: story.id })}
        >
          <span dir="auto">{story.title}</span>
        </Button>
      }
      heading={
        isReadable(scene) ? (
          <WrittenField
            label={words.sceneTitle()}
            look="title"
            isOneLine
            value={scene.title}
            onWrite={(title) => workspace.dispatch(renameScene, { ...place, title })}
          />
        ) : (
          scene.id
        )
      }
    >
      <div ref={top} tabIndex={-1} className={`${styles.sceneBar} ${styles.arrival}`}>
        <Neighbour story={story} at={at - 1} direction="previous" />
        <span className={kit.mute}>{words.position({ number: at + 1, count: story.scenes.length })}</span>
        <Neighbour story={story} at={at + 1} direction="next" />
        <span className={kit.gap} />
        <Button
          weight="solid"
          disabled={!isReadable(scene)}
          onClick={() => presenterOf(workspace).present({ story: story.id, scene: at, step: 0 })}
        >
          <Play size={13} strokeWidth={1.75} aria-hidden /> {words.preview()}
        </Button>
        <MoreMenu
          label={words.moreForScene()}
          entries={[
            {
              title: words.duplicate(),
              isDisabled: !isReadable(scene),
              run: () => workspace.dispatch(duplicateScene, place),
            },
            { title: words.delete(), run: () => workspace.dispatch(deleteScene, place) },
          ]}
        />
      </div>
      {isReadable(scene) ? <SceneParts story={story.id} scene={scene} /> : <NewerScene scene={scene} />}
      <div className={`${kit.foot} ${kit.flush} ${styles.captureAfter}`}>
        <Button weight="quiet" onClick={() => workspace.dispatch(captureScene)}>
          <Camera size={14} strokeWidth={1.75} aria-hidden /> {words.captureNext()}
        </Button>
      </div>
    </PanelFrame>
  );
}

function SceneParts({ story, scene }: { story: string; scene: Scene }) {
  const workspace = useWorkspace();
  const place = { story, scene: scene.id };
  return (
    <>
      <StageStatus story={story} scene={scene} />
      <CaptionEditor story={story} scene={scene} />
      <CitationList story={story} scene={scene} />
      <StepList story={story} scene={scene} />
      <Section title={words.presenting()}>
        <WrittenField
          label={words.notes()}
          isLabelShown
          look="small"
          mayBeBlank
          placeholder={words.notesHelp()}
          value={scene.notes ?? ""}
          onWrite={(notes) => workspace.dispatch(writeNotes, { ...place, notes })}
        />
        <Seconds
          key={scene.seconds}
          seconds={scene.seconds}
          onSet={(seconds) => workspace.dispatch(setSeconds, { ...place, seconds })}
        />
      </Section>
      <SceneIssues scene={scene} />
    </>
  );
}

/** How long each step is shown in autoplay: set on leaving the field, so that "12" is not 1 first. */
function Seconds({ seconds, onSet }: { seconds: number | null; onSet: (seconds: number | null) => void }) {
  const id = useId();
  const [typed, setTyped] = useState(seconds === null ? "" : String(seconds));
  const store = () => {
    const value = Number(typed.trim().replace(",", "."));
    if (typed.trim() === "") onSet(null);
    else if (Number.isFinite(value) && value > 0) onSet(value);
    else setTyped(seconds === null ? "" : String(seconds));
  };
  return (
    <label className={styles.seconds} htmlFor={id}>
      {rich(words.seconds, {
        field: (
          <input
            id={id}
            className={`${kit.line} ${styles.number}`}
            type="text"
            inputMode="decimal"
            size={4}
            value={typed}
            placeholder={words.automatic()}
            aria-label={words.secondsLabel()}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            onBlur={store}
            onKeyDown={({ key, currentTarget }) => {
              if (key === "Enter") currentTarget.blur();
            }}
          />
        ),
      })}
    </label>
  );
}

function NewerScene({ scene }: { scene: SceneRecord }) {
  return (
    <p className={kit.note}>
      {newerSceneInWords(scene)} {words.newerScene()}
    </p>
  );
}

function Neighbour({ story, at, direction }: { story: Story; at: number; direction: "previous" | "next" }) {
  const workspace = useWorkspace();
  const scene = story.scenes[at];
  const Icon = direction === "previous" ? ChevronLeft : ChevronRight;
  return (
    <IconButton
      label={words[direction]()}
      disabled={scene === undefined}
      onClick={() => scene && workspace.dispatch(openScene, { story: story.id, scene: scene.id })}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
}
