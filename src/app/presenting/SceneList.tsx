import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import type { SceneRecord } from "../../model/story.ts";
import { sceneTitle } from "./scene-title.ts";

/** The scenes of a story, to jump to: arrow keys and first letters go through them, Enter or a click goes there. */
export function SceneList({
  scenes,
  current,
  onChoose,
  onClose,
}: {
  scenes: readonly SceneRecord[];
  /** Position of the scene that is on. */
  current: number;
  onChoose: (scene: number) => void;
  onClose: () => void;
}) {
  const choose = (at: number) => {
    onClose();
    onChoose(at);
  };
  return (
    <Dialog title="Scenes" onClose={onClose}>
      <ListBox
        aria-label="Scenes"
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
            // What is selected already is not selected again: the scene that is on begins anew by the press itself.
            {...(at === current ? { onPress: () => choose(at) } : {})}
          >
            <span className={kit.mute} style={{ minWidth: "2ch" }}>
              {at + 1}
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
