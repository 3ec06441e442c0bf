import { useMemo, useState } from "react";
import { fuzzyMatch } from "../lib/fuzzy-match.ts";
import { keyForAria, keyInWords } from "../lib/key-words.ts";
import { isAppleKeyboard } from "../lib/ui/apple-keyboard.ts";
import { Dialog } from "../lib/ui/Dialog.tsx";
import kit from "../lib/ui/kit.module.css";
import { Matched, OptionGroup, OptionRow } from "../lib/ui/Options.tsx";
import { useCombobox } from "../lib/ui/use-combobox.ts";
import { menuWords as words } from "../words/en/menus.ts";
import { shellWords } from "../words/en/shell.ts";
import { headingOf } from "./action-headings.ts";
import type { Action } from "./actions.ts";
import styles from "./CommandPalette.module.css";
import { useAllActions } from "./use-all-actions.ts";

/** An action as the list shows it. */
interface Row {
  readonly action: Action;
  readonly isEnabled: boolean;
  readonly ranges: readonly (readonly [number, number])[];
}

/**
 * Every command by name, with its key: typing narrows the list, Enter runs the marked one. Those that are not available
 * now stand at the end, under a heading that says so.
 */
export function CommandPalette({
  actions: given,
  onClose,
}: {
  /** All but those that edit the document, which are loaded with this list. */
  actions: readonly Action[];
  onClose: () => void;
}) {
  const actions = useAllActions(given);
  const [query, setQuery] = useState("");
  const rows = useMemo(() => rowsFor(actions, query), [actions, query]);
  const groups = groupsOf(rows, query);

  const run = ({ action, isEnabled }: Row) => {
    if (!isEnabled) return;
    // Closed first, so that what the action opens does not count as a press outside of this.
    onClose();
    action.run();
  };
  const box = useCombobox(rows.length, (key, at) => {
    const row = rows[at];
    if (key !== "Enter" || row === undefined) return false;
    run(row);
    return true;
  });

  return (
    <Dialog title={words.commands()} onClose={onClose}>
      <input
        {...box.field}
        className={`${kit.box} ${styles.field}`}
        aria-label={shellWords.findCommand()}
        placeholder={shellWords.findCommand()}
        enterKeyHint="go"
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          box.mark(0);
        }}
      />
      {rows.length === 0 ? (
        <p className={`${kit.mute} ${styles.nothing}`}>{words.noCommands()}</p>
      ) : (
        <div role="listbox" id={box.id} aria-label={words.commands()} className={styles.list}>
          {groups.map(({ title, members }, g) => (
            <OptionGroup key={title} id={`${box.id}-head-${g}`} title={title}>
              {members.map(({ row, at }) => (
                <OptionRow
                  key={row.action.id}
                  {...box.option(at)}
                  aria-disabled={!row.isEnabled}
                  aria-keyshortcuts={row.action.keys[0] && keyForAria(row.action.keys[0], isAppleKeyboard)}
                  onClick={() => run(row)}
                >
                  <span>
                    <Matched text={row.action.title} ranges={row.ranges} />
                  </span>
                  {row.action.keys[0] && <kbd>{keyInWords(row.action.keys[0], isAppleKeyboard)}</kbd>}
                </OptionRow>
              ))}
            </OptionGroup>
          ))}
        </div>
      )}
      <output className={kit.spoken}>
        {rows.length === 0 ? words.noCommands() : words.count({ count: rows.length })}
      </output>
    </Dialog>
  );
}

/** Best match first, unavailable actions last; in the order of the actions while nothing is typed. */
function rowsFor(actions: readonly Action[], query: string): readonly Row[] {
  const matches = actions
    .filter(({ id }) => id !== "page.palette")
    .flatMap((action) => {
      const match = fuzzyMatch(query, action.title);
      return match === null ? [] : [{ action, isEnabled: action.isEnabled(), ...match }];
    });
  const byScore = query.trim() === "" ? matches : matches.sort((a, b) => b.score - a.score);
  return [...byScore.filter(({ isEnabled }) => isEnabled), ...byScore.filter(({ isEnabled }) => !isEnabled)];
}

function groupsOf(rows: readonly Row[], query: string) {
  const numbered = rows.map((row, at) => ({ row, at }));
  const isAsked = query.trim() !== "";
  const titleOf = ({ row }: { readonly row: Row }) =>
    row.isEnabled ? (isAsked ? words.results() : headingOf(row.action)) : words.unavailable();
  return [...Map.groupBy(numbered, titleOf)].map(([title, members]) => ({ title, members }));
}
