import { keyInWords } from "../../lib/key-words.ts";
import { isAppleKeyboard } from "../../lib/ui/apple-keyboard.ts";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import { useSingleKeys } from "../../lib/ui/single-keys.ts";
import keyStyles from "../KeyList.module.css";
import { PRESENTING_KEYS } from "./presenting-keys.ts";

const BY_HAND: readonly (readonly [what: string, how: string])[] = [
  ["Next and previous", "Swipe the text to the left or right"],
  ["Look closer", "Drag, pinch or turn the wheel on the picture"],
  ["Open the record of a name or a line", "Click or tap it"],
];

/** All keys and gestures of a presentation in words. */
export function PresentingKeys({ onClose }: { onClose: () => void }) {
  const areSingleKeysOn = useSingleKeys();
  return (
    <Dialog title="Keys while presenting" onClose={onClose}>
      {!areSingleKeysOn && <p>Keys with a letter are switched off for this browser; the buttons do the same.</p>}
      <dl className={keyStyles.list}>
        {PRESENTING_KEYS.map(({ move, title, keys }) => (
          <div key={move}>
            <dt>{title}</dt>
            <dd>{keys.map((key) => keyInWords(key, isAppleKeyboard)).join(", ")}</dd>
          </div>
        ))}
      </dl>
      <h3 className={kit.head}>By hand</h3>
      <dl className={keyStyles.list}>
        {BY_HAND.map(([what, how]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
