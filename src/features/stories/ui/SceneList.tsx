import { GripVertical } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from "react";
import kit from "../../../lib/ui/kit.module.css";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import { Tooltip } from "../../../lib/ui/Tooltip.tsx";
import { useReorder } from "../../../lib/ui/use-reorder.ts";
import { isReadable, type SceneRecord, type Story } from "../../../model/story.ts";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { captionWords, parseCaption } from "../caption.ts";
import { presenterOf } from "../presenter.ts";
import { deleteScene, duplicateScene, moveScene } from "../scene-commands.ts";
import { openScene } from "../scene-stage-commands.ts";
import styles from "./SceneList.module.css";
import { sceneTitle } from "./scene-title.ts";
import { useSceneIssues } from "./use-scene-issues.ts";

/** Characters of a caption that a row shows. */
const FIRST_WORDS = 110;

/**
 * The scenes of a story in order. A press opens one; it is moved by its handle, which is dragged or takes the arrow keys,
 * by Alt and the arrow keys, or from its menu.
 */
export function SceneList({ story }: { story: Story }) {
  const workspace = useWorkspace();
  const list = useRef<HTMLOListElement>(null);
  const helpId = useId();
  const [spoken, setSpoken] = useState("");
  const { id, scenes } = story;
  const move = (from: number, to: number) => {
    const scene = scenes[from];
    if (scene === undefined || !workspace.dispatch(moveScene, { story: id, scene: scene.id, to })) return;
    setSpoken(`${sceneTitle(scene)}: now ${to + 1} of ${scenes.length}`);
  };
  const { drag, handleAt } = useReorder(list, move);
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(at, at + by);
  };
  return (
    <>
      <ol ref={list} className={styles.scenes} aria-label="Scenes">
        {scenes.map((scene, at) => (
          <li
            key={scene.id}
            data-scene={scene.id}
            className={styles.scene}
            data-dragged={drag?.from === at || undefined}
            data-drop={
              drag !== null && drag.to === at && drag.from !== at ? (drag.from < at ? "after" : "before") : undefined
            }
            style={drag?.from === at ? { transform: `translateY(${drag.by}px)` } : undefined}
            onKeyDown={(event) => onKeyDown(event, at)}
          >
            <button
              type="button"
              className={styles.handle}
              aria-label={`Move ${sceneTitle(scene)}`}
              aria-describedby={helpId}
              {...handleAt(at)}
            >
              <GripVertical size={14} strokeWidth={1.75} aria-hidden />
            </button>
            <Tooltip label={`Move ${sceneTitle(scene)}`} />
            <button
              type="button"
              className={`${kit.press} ${styles.open}`}
              onClick={() => workspace.dispatch(openScene, { story: id, scene: scene.id })}
            >
              <span className={kit.mute}>{at + 1}</span> <SceneWords scene={scene} />
            </button>
            <MoreMenu
              label={`More for ${sceneTitle(scene)}`}
              entries={[
                {
                  title: "Preview from here",
                  run: () => presenterOf(workspace).present({ story: id, scene: at, step: 0 }),
                },
                { title: "Move up", isDisabled: at === 0, run: () => move(at, at - 1) },
                { title: "Move down", isDisabled: at === scenes.length - 1, run: () => move(at, at + 1) },
                {
                  title: "Duplicate",
                  isDisabled: !isReadable(scene),
                  run: () => workspace.dispatch(duplicateScene, { story: id, scene: scene.id }),
                },
                { title: "Delete", run: () => workspace.dispatch(deleteScene, { story: id, scene: scene.id }) },
              ]}
            />
          </li>
        ))}
      </ol>
      <p id={helpId} hidden>
        Drag it, or press the arrow keys.
      </p>
      <output className={kit.spoken}>{spoken}</output>
    </>
  );
}

/** What a scene is called, how its caption begins, and the first thing that is amiss with it. */
function SceneWords({ scene }: { scene: SceneRecord }) {
  const caption = useDeferredValue(isReadable(scene) ? scene.caption : "");
  const words = useMemo(() => firstWords(captionWords(parseCaption(caption))), [caption]);
  const issues = useSceneIssues(scene);
  const [first] = issues;
  return (
    <span className={styles.words}>
      <span className={styles.title} dir="auto">
        {sceneTitle(scene)}
      </span>
      {words !== "" && (
        <span className={styles.caption} dir="auto">
          {words}
        </span>
      )}
      {first !== undefined && (
        <span className={styles.issue}>
          {first.message}
          {issues.length > 1 && ` And ${issues.length - 1} more.`}
        </span>
      )}
    </span>
  );
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > FIRST_WORDS ? `${line.slice(0, line.lastIndexOf(" ", FIRST_WORDS))}…` : line;
}
