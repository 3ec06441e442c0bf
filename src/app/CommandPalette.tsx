import { useMemo, useState } from "react";
import { fuzzyMatch } from "../lib/fuzzy-match.ts";
import { keyForAria, keyInWords } from "../lib/key-words.ts";
import { isAppleKeyboard } from "../lib/ui/apple-keyboard.ts";
import { Dialog } from "../lib/ui/Dialog.tsx";
import kit from "../lib/ui/kit.module.css";
import { Matched, OptionGroup, OptionRow } from "../lib/ui/Options.tsx";
import { useCombobox } from "../lib/ui/use-combobox.ts";
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
 * Every command by name, with its key: typing narrows the list, Enter runs what is marked. What cannot be done now stands
 * at the end and says so.
 */
export function CommandPalette({
  actions: given,
  onClose,
}: {
  /** All but those that edit the document, which are loaded with the palette. */
  actions: readonly Action[];
  onClose: () => void;
}) {
  const actions = useAllActions(given);
  const [query, setQuery] = useState("");
  const rows = useMemo(() => rowsFor(actions, query), [actions, query]);
  const groups = groupsOf(rows, query);

  const run = ({ action, isEnabled }: Row) => {
    if (!isEnabled) return;
    // Closed first, so that what the action opens is not taken for a press outside of this.
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
    <Dialog title="Commands" onClose={onClose}>
      <input
        {...box.field}
        className={`${kit.box} ${styles.field}`}
        aria-label="Find a command"
        placeholder="Find a command"
        enterKeyHint="go"
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          box.mark(0);
        }}
      />
      {rows.length === 0 ? (
        <p className={`${kit.mute} ${styles.nothing}`}>No command is called that.</p>
      ) : (
        <div role="listbox" id={box.id} aria-label="Commands" className={styles.list}>
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
        {rows.length === 0 ? "No command is called that." : `${rows.length} commands`}
      </output>
    </Dialog>
  );
}

/** Best match first, what cannot be done now last; in the order of the actions while nothing is typed. */
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

const NOT_NOW = "Not now";

function groupsOf(rows: readonly Row[], query: string) {
  const numbered = rows.map((row, at) => ({ row, at }));
  const isAsked = query.trim() !== "";
  const titleOf = ({ row }: { readonly row: Row }) =>
    row.isEnabled ? (isAsked ? "Found" : row.action.group) : NOT_NOW;
  return [...Map.groupBy(numbered, titleOf)].map(([title, members]) => ({ title, members }));
}
