import { isCharacterKey, keyInWords } from "../lib/key-words.ts";
import { isAppleKeyboard } from "../lib/ui/apple-keyboard.ts";
import { Dialog } from "../lib/ui/Dialog.tsx";
import { Section } from "../lib/ui/Section.tsx";
import { setSingleKeys, useSingleKeys } from "../lib/ui/single-keys.ts";
import { menuWords as words } from "../words/en/menus.ts";
import { shellWords } from "../words/en/shell.ts";
import type { Words } from "../words/message.ts";
import { listText } from "../words/numbers.ts";
import { byHeading, headingOf } from "./action-headings.ts";
import type { Action } from "./actions.ts";
import styles from "./KeyList.module.css";

/** What can be done on the canvas by mouse, touch and keys, besides the commands. */
const ON_THE_CANVAS: readonly (readonly [what: () => Words, how: (values: { readonly mod: Words }) => Words])[] = [
  [words.select, words.selectHow],
  [words.add, words.addHow],
  [words.clear, words.clearHow],
  [words.rectangle, words.rectangleHow],
  [words.lasso, words.lassoHow],
  [words.many, words.manyHow],
  [words.walk, words.walkHow],
  [words.focusOn, words.focusHow],
  [words.openClaim, words.openClaimHow],
  [words.move, words.moveHow],
  [words.pan, words.panHow],
  [words.zoom, words.zoomHow],
  [words.menu, words.menuHow],
];

/** How the keyboard goes about the page. */
const AROUND_THE_PAGE: typeof ON_THE_CANVAS = [
  [words.part, words.partHow],
  [words.within, words.withinHow],
];

/** All shortcuts and gestures, and the switch for those shortcuts that a slip or a spoken word could set off. */
export function KeyList({ actions, onClose }: { actions: readonly Action[]; onClose: () => void }) {
  const areSingleKeysOn = useSingleKeys();
  const groups = [
    ...Map.groupBy(
      byHeading(actions).filter(({ keys }) => keys.length > 0),
      headingOf,
    ),
  ];
  return (
    <Dialog title={shellWords.shortcuts()} onClose={onClose}>
      <label className={styles.switch}>
        <input
          type="checkbox"
          role="switch"
          aria-checked={areSingleKeysOn}
          checked={areSingleKeysOn}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        <span>
          {words.singleKeys()}
          <span className={styles.explained}>{areSingleKeysOn ? words.singleKeysOn() : words.singleKeysOff()}</span>
        </span>
      </label>
      {(
        [
          [words.onCanvas(), ON_THE_CANVAS],
          [words.aroundPage(), AROUND_THE_PAGE],
        ] as const
      ).map(([title, rows]) => (
        <Section key={title} title={title}>
          <dl className={styles.list}>
            {rows.map(([what, how]) => (
              <div key={what()}>
                <dt>{what()}</dt>
                <dd>{how({ mod: keyInWords("$mod", isAppleKeyboard) })}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
      {groups.map(([group, members]) => (
        <Section key={group} title={group}>
          <dl className={styles.list}>
            {members.map(({ id, title, keys }) => (
              <div key={id} data-off={(!areSingleKeysOn && keys.every(isCharacterKey)) || undefined}>
                <dt>{title}</dt>
                <dd>{shownKeys(keys)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </Dialog>
  );
}

/** "Shift+?" is how some browsers report "?"; a reader needs the sign alone. */
function shownKeys(keys: readonly string[]): Words {
  const shown = keys.filter((key) => !keys.includes(key.replace("Shift+", "")) || !key.startsWith("Shift+"));
  return listText(
    shown.map((key) => keyInWords(key, isAppleKeyboard)),
    "or",
  );
}
