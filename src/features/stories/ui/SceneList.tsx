import { useDeferredValue, useMemo, useRef, useState } from "react";
import kit from "../../../lib/ui/kit.module.css";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import { OrderedRows } from "../../../lib/ui/OrderedRows.tsx";
import { isReadable } from "../../../model/scene-version.ts";
import type { SceneRecord, Story } from "../../../model/story.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import { numberText } from "../../../words/numbers.ts";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { captionWords, parseCaption } from "../caption.ts";
import { presenterOf } from "../presenter.ts";
import { deleteScene, duplicateScene, moveScene } from "../scene-commands.ts";
import { openScene } from "../scene-writing-commands.ts";
import styles from "./SceneList.module.css";
import { sceneTitle } from "./scene-title.ts";
import { useSceneIssues } from "./use-scene-issues.ts";

/** Characters of a caption that a row shows. */
const FIRST_WORDS = 110;

/** The scenes of a story in order. A press opens one; it is moved as any ordered row, or from its menu. */
export function SceneList({ story }: { story: Story }) {
  const workspace = useWorkspace();
  const list = useRef<HTMLOListElement>(null);
  const [spoken, setSpoken] = useState("");
  const { id, scenes } = story;
  const move = (from: number, to: number) => {
    const scene = scenes[from];
    if (scene === undefined || !workspace.dispatch(moveScene, { story: id, scene: scene.id, to })) return;
    setSpoken(words.moved({ title: sceneTitle(scene), position: to + 1, count: scenes.length }));
  };
  return (
    <OrderedRows
      list={list}
      className={styles.scenes}
      aria-label={words.sceneList()}
      rows={scenes}
      attributes={(scene) => ({ "data-scene": scene.id })}
      moveLabel={(scene) => words.move({ title: sceneTitle(scene) })}
      help={words.moveHelp()}
      spoken={spoken}
      onMove={move}
    >
      {(scene, at) => (
        <>
          <button
            type="button"
            className={`${kit.press} ${styles.open}`}
            onClick={() => workspace.dispatch(openScene, { story: id, scene: scene.id })}
          >
            <span className={kit.mute}>{numberText(at + 1)}</span> <SceneWords scene={scene} />
          </button>
          <MoreMenu
            label={words.moreFor({ title: sceneTitle(scene) })}
            entries={[
              {
                title: words.previewFromHere(),
                run: () => presenterOf(workspace).present({ story: id, scene: at, step: 0 }),
              },
              { title: words.moveUp(), isDisabled: at === 0, run: () => move(at, at - 1) },
              { title: words.moveDown(), isDisabled: at === scenes.length - 1, run: () => move(at, at + 1) },
              {
                title: words.duplicate(),
                isDisabled: !isReadable(scene),
                run: () => workspace.dispatch(duplicateScene, { story: id, scene: scene.id }),
              },
              { title: words.delete(), run: () => workspace.dispatch(deleteScene, { story: id, scene: scene.id }) },
            ]}
          />
        </>
      )}
    </OrderedRows>
  );
}

/** A scene's title, the beginning of its caption, and its first problem. */
function SceneWords({ scene }: { scene: SceneRecord }) {
  const caption = useDeferredValue(isReadable(scene) ? scene.caption : "");
  const excerpt = useMemo(() => firstWords(captionWords(parseCaption(caption))), [caption]);
  const issues = useSceneIssues(scene);
  const [first] = issues;
  return (
    <span className={styles.words}>
      <span className={styles.title} dir="auto">
        {sceneTitle(scene)}
      </span>
      {excerpt !== "" && (
        <span className={styles.caption} dir="auto">
          {excerpt}
        </span>
      )}
      {first !== undefined && (
        <span className={styles.issue}>
          {first.message}
          {issues.length > 1 && ` ${words.moreProblems({ count: issues.length - 1 })}`}
        </span>
      )}
    </span>
  );
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > FIRST_WORDS ? `${line.slice(0, line.lastIndexOf(" ", FIRST_WORDS))}…` : line;
}
