import { isCharacterKey, keyInWords } from "../lib/key-words.ts";
import { isAppleKeyboard } from "../lib/ui/apple-keyboard.ts";
import { Dialog } from "../lib/ui/Dialog.tsx";
import { Section } from "../lib/ui/Section.tsx";
import { setSingleKeys, useSingleKeys } from "../lib/ui/single-keys.ts";
import type { Action } from "./actions.ts";
import styles from "./KeyList.module.css";

const MOD = isAppleKeyboard ? "Cmd" : "Ctrl";

/** What hands do on the stage, by mouse, touch and keys: not commands of their own, but the ways to them. */
const ON_THE_STAGE: readonly (readonly [what: string, how: string])[] = [
  ["Select", "Click, tap or Enter"],
  ["Add to the selection", `Shift+click, ${MOD}+click or Shift+Enter`],
  ["Select nothing", "Click on nothing"],
  ["Select a rectangle", "Shift+drag on the stage"],
  ["Select by rectangle or lasso", "Buttons on the stage; Shift adds, Esc stops"],
  ["Select many by keys", `N adds the neighbours, ${MOD}+A takes all, I inverts`],
  ["Go from entity to entity", "Arrow keys"],
  ["Focus on a neighbourhood", "Double-click an entity"],
  ["Open the evidence", "Double-click a line"],
  ["Move a node, or all that are selected", "Drag it"],
  ["Pan", "Drag the stage"],
  ["Zoom", "Wheel, pinch, + and −"],
  ["Menu", "Right-click, long press, Shift+F10 or the menu key"],
];

/** All keys and gestures in words, and the switch for those keys that a slip or a spoken word could set off. */
export function KeyList({ actions, onClose }: { actions: readonly Action[]; onClose: () => void }) {
  const areSingleKeysOn = useSingleKeys();
  const groups = [
    ...Map.groupBy(
      actions.filter(({ keys }) => keys.length > 0),
      ({ group }) => group,
    ),
  ];
  return (
    <Dialog title="Keys and gestures" onClose={onClose}>
      <label className={styles.switch}>
        <input
          type="checkbox"
          role="switch"
          aria-checked={areSingleKeysOn}
          checked={areSingleKeysOn}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        <span>
          Single-key shortcuts
          <span className={styles.explained}>
            {areSingleKeysOn
              ? "Letters, digits and signs act at once. Off, only keys with Ctrl, Cmd or Alt do, and Esc."
              : "Off: letters, digits and signs do nothing. The palette has every command."}
          </span>
        </span>
      </label>
      <Section title="On the stage">
        <dl className={styles.list}>
          {ON_THE_STAGE.map(([what, how]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{how}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {groups.map(([group, members]) => (
        <Section key={group} title={group}>
          <dl className={styles.list}>
            {members.map(({ id, title, keys }) => (
              <div key={id} data-off={(!areSingleKeysOn && keys.every(isCharacterKey)) || undefined}>
                <dt>{title}</dt>
                <dd>{shownKeys(keys).join(" or ")}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </Dialog>
  );
}

/** "Shift+?" is how some browsers report "?"; a reader needs the sign alone. */
function shownKeys(keys: readonly string[]): readonly string[] {
  return keys.filter((key) => !keys.includes(key.replace("Shift+", "")) || !key.startsWith("Shift+")).map(inWords);
}

function inWords(key: string): string {
  return keyInWords(key, isAppleKeyboard);
}
