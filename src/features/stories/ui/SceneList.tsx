import { GripVertical } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useMemo } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { GridList, GridListItem } from "react-aria-components/GridList";
import { useDragAndDrop } from "react-aria-components/useDragAndDrop";
import { MoreMenu } from "../../../lib/ui/MoreMenu.tsx";
import { isReadable, type SceneRecord, type Story } from "../../../model/story.ts";
import { openScene } from "../../../workspace/scene-stage-commands.ts";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { captionWords, parseCaption } from "../caption.ts";
import { deleteScene, duplicateScene, moveScene } from "../scene-commands.ts";
import styles from "./SceneList.module.css";
import { sceneTitle } from "./scene-title.ts";
import { useSceneIssues } from "./use-scene-issues.ts";

/** Characters of a caption that a row shows. */
const FIRST_WORDS = 110;

/**
 * The scenes of a story in order. A press opens one; it is moved by dragging it, by its handle with the keyboard, with
 * Alt and the arrow keys, or from its menu.
 */
export function SceneList({ story }: { story: Story }) {
  const workspace = useWorkspace();
  const { id, scenes } = story;
  const placeOf = (scene: unknown) => scenes.findIndex((each) => each.id === scene);
  const move = (scene: string, to: number) => workspace.dispatch(moveScene, { story: id, scene, to });
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder: ({ keys, target }) => {
      const [scene] = keys;
      const from = placeOf(scene);
      const at = placeOf(target.key) + (target.dropPosition === "after" ? 1 : 0);
      // The place is counted in the list without what is moved.
      if (from !== -1) move(String(scene), from < at ? at - 1 : at);
    },
  });
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-scene]") : null;
    if (!event.altKey || by === 0 || row === null) return;
    event.preventDefault();
    event.stopPropagation();
    const scene = row.dataset.scene ?? "";
    move(scene, placeOf(scene) + by);
  };
  return (
    <div onKeyDownCapture={onKeyDownCapture}>
      <GridList
        aria-label="Scenes"
        className={styles.scenes ?? ""}
        items={scenes.map((scene, at) => ({ id: scene.id as string, scene, at }))}
        dependencies={[scenes]}
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
        onAction={(scene) => workspace.dispatch(openScene, { story: id, scene: String(scene) })}
      >
        {({ scene, at }) => (
          <GridListItem
            id={scene.id}
            textValue={`${at + 1}. ${sceneTitle(scene)}`}
            className={styles.scene ?? ""}
            data-scene={scene.id}
          >
            <AriaButton slot="drag" className={styles.handle ?? ""} aria-label={`Move ${sceneTitle(scene)}`}>
              <GripVertical size={14} strokeWidth={1.75} aria-hidden />
            </AriaButton>
            <span className={styles.number}>{at + 1}</span>
            <SceneWords scene={scene} />
            <MoreMenu
              label={`More for ${sceneTitle(scene)}`}
              entries={[
                {
                  title: "Preview from here",
                  run: () => workspace.present({ story: id, scene: at, step: 0 }),
                },
                { title: "Move up", isDisabled: at === 0, run: () => move(scene.id, at - 1) },
                { title: "Move down", isDisabled: at === scenes.length - 1, run: () => move(scene.id, at + 1) },
                {
                  title: "Duplicate",
                  isDisabled: !isReadable(scene),
                  run: () => workspace.dispatch(duplicateScene, { story: id, scene: scene.id }),
                },
                { title: "Delete", run: () => workspace.dispatch(deleteScene, { story: id, scene: scene.id }) },
              ]}
            />
          </GridListItem>
        )}
      </GridList>
    </div>
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
