import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import type { SceneRecord } from "../../model/story.ts";
import { presentingWords as words } from "../../words/en/presenting.ts";
import { numberText } from "../../words/numbers.ts";
import { sceneTitle } from "./scene-title.ts";

/** The scenes of a story, to go to one of them: arrow keys and first letters move through the list, Enter or a click chooses. */
export function SceneList({
  scenes,
  current,
  onChoose,
  onClose,
}: {
  scenes: readonly SceneRecord[];
  /** Position of the current scene. */
  current: number;
  onChoose: (scene: number) => void;
  onClose: () => void;
}) {
  const choose = (at: number) => {
    onClose();
    onChoose(at);
  };
  return (
    <Dialog title={words.scenes()} onClose={onClose}>
      <ListBox
        aria-label={words.scenes()}
        className={kit.menu ?? ""}
        autoFocus
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[String(current)]}
        onSelectionChange={(keys) => {
          const [key] = keys;
          if (key !== undefined) choose(Number(key));
        }}
      >
        {scenes.map((scene, at) => (
          <ListBoxItem
            key={scene.id}
            id={String(at)}
            textValue={sceneTitle(scene, at)}
            className={kit.option ?? ""}
            // The current scene is selected already, so it begins anew by the press itself.
            {...(at === current ? { onPress: () => choose(at) } : {})}
          >
            <span className={kit.mute} style={{ minWidth: "2ch" }}>
              {numberText(at + 1)}
            </span>
            <span className={kit.name} dir="auto">
              {sceneTitle(scene, at)}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
    </Dialog>
  );
}
