import { keyInWords } from "../../lib/key-words.ts";
import { isAppleKeyboard } from "../../lib/ui/apple-keyboard.ts";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import { useSingleKeys } from "../../lib/ui/single-keys.ts";
import { presentingWords as words } from "../../words/en/presenting.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import keyStyles from "../KeyList.module.css";
import { PRESENTING_KEYS } from "./presenting-keys.ts";

const BY_HAND: readonly (readonly [what: () => Words, how: () => Words])[] = [
  [words.swipe, words.swipeHow],
  [words.look, words.lookHow],
  [words.openDetails, words.openDetailsHow],
];

/** All shortcuts and gestures of a presentation. */
export function PresentingKeys({ onClose }: { onClose: () => void }) {
  const areSingleKeysOn = useSingleKeys();
  return (
    <Dialog title={words.shortcutsTitle()} onClose={onClose}>
      {!areSingleKeysOn && <p>{words.singleKeysOff()}</p>}
      <dl className={keyStyles.list}>
        {PRESENTING_KEYS.map(({ move, title, keys }) => (
          <div key={move}>
            <dt>{title()}</dt>
            <dd>
              {listText(
                keys.map((key) => keyInWords(key, isAppleKeyboard)),
                "comma",
              )}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className={kit.head}>{words.byHand()}</h3>
      <dl className={keyStyles.list}>
        {BY_HAND.map(([what, how]) => (
          <div key={what()}>
            <dt>{what()}</dt>
            <dd>{how()}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
